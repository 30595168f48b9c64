"""Guided questions from the first question to the outcome, without JavaScript and by keyboard; paths and triangles.

A flow about safety leaves nothing: no answer in an address, none that comes back after leaving, no cookie.
"""

# ruff: noqa: F401, F811 - fixtures are imported and asked for by their names

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.cast import DESK, PHONE, Somebody, Worker
from tests.journeys.conftest import COLOUR_RULES, PATIENCE_MS, RULES, Site, Watch, axe, overflow, violations
from tests.journeys.test_every_page import look
from tests.journeys.test_keyboard import tab_to
from tests.journeys.test_no_script import plain
from tests.journeys.test_quick_exit import elsewhere, gone

pytestmark = pytest.mark.journey
KINDS = ["flows", "flow", "flow outcome", "flow sensitive", "paths", "path", "path sensitive"]
KINDS += ["triangles", "triangle separation", "triangle violence"]
ANSWER = "input[type=radio]"
NEXT = ".flowpage form .btn.full"
END = ".flowpage form:has([name=then]) button"


@pytest.mark.parametrize("code", ["fi", "sv"])
@pytest.mark.parametrize("kind", KINDS)
def test_guides_are_without_an_axe_finding(page: Page, site: Site, kind: str, code: str) -> None:
    look(page, site.url(kind, code), colours=code == "fi")


def seen_everywhere(page: Page) -> None:
    """Look at the page as it stands, on a phone and at a desk, by day and by night."""
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            axe(page, colours_only=scheme == "dark")
        assert overflow(page) == []
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(PHONE)


def press(page: Page, site: Site, what: str) -> None:
    """Press what leads on, and wait for the page behind it: a question has no answer to count before it is there."""
    Somebody(page, site).press(what)


def to_the_outcome(page: Page, site: Site) -> list[str]:
    """Answer every question with its last answer, by pointer; return the answers' words."""
    told = []
    while page.locator(ANSWER).count():
        told.append(page.locator(".opt").last.inner_text())
        page.locator(ANSWER).last.check()
        press(page, site, NEXT)
        assert page.url.count("?") == 0 and len(told) < 10
    return told


def answers_at_the_end(page: Page) -> list[str]:
    return page.locator(".given dd > span").all_inner_texts()


@pytest.mark.parametrize("code", ["fi", "sv"])
def test_without_javascript_from_the_first_question_to_the_outcome(
    plain: Page, site: Site, code: str
) -> None:
    plain.goto(site.url("flow sensitive", code))
    assert plain.context.cookies() == []
    told = to_the_outcome(plain, site)
    assert len(told) > 1 and answers_at_the_end(plain) == told
    assert len(plain.context.cookies()) == 1
    outcome = plain.url
    press(plain, site, ".flowpage > .flow a")  # our own way back
    expect(plain.locator(f"{ANSWER}:checked")).to_have_count(1)
    assert plain.locator(f".opt:has({ANSWER}:checked)").inner_text() == told[-1]
    plain.go_back()
    assert plain.url == outcome and answers_at_the_end(plain) == told
    plain.go_back()  # the browser's way back, to the last question
    expect(plain.locator(f"{ANSWER}:checked")).to_have_count(1)
    plain.goto(outcome)
    press(plain, site, END)  # start again
    assert plain.url == site.url("flow sensitive", code)
    assert plain.context.cookies() == [] and plain.locator(f"{ANSWER}:checked").count() == 0
    plain.goto(outcome)
    expect(plain.locator(".flowpage [role=status]")).to_contain_text("112")
    assert answers_at_the_end(plain) == []


def test_the_quick_exit_forgets_without_javascript(plain: Page, site: Site) -> None:
    plain.goto(site.url("flow sensitive"))
    to_the_outcome(plain, site)
    outcome = plain.url
    with plain.expect_request(lambda request: not request.url.startswith(site.address)):
        plain.locator("[data-exit]").click()  # our site answers with the neutral address, and forgets
    expect(plain.locator("[data-exit]")).to_have_count(0)
    assert plain.context.cookies() == []
    plain.goto(outcome)
    assert answers_at_the_end(plain) == []


@pytest.mark.parametrize("code", ["fi", "sv"])
def test_by_keyboard_with_a_look_at_every_page(page: Page, site: Site, code: str) -> None:
    page.goto(site.url("flow sensitive", code))
    questions = 0
    while page.locator(ANSWER).count():
        seen_everywhere(page)
        page.reload()
        tab_to(page, ANSWER)
        page.keyboard.press("ArrowUp")  # from the first to the last one
        page.keyboard.press("Space")
        tab_to(page, NEXT, most=12)
        before = page.url
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: url != before)  # noqa: B023 - waited for at once
        questions += 1
    seen_everywhere(page)
    assert len(answers_at_the_end(page)) == questions > 1
    tab_to(page, END)
    page.keyboard.press("Enter")
    page.wait_for_url(site.url("flow sensitive", code))
    assert page.context.cookies() == []


def test_danger_leads_to_help_at_once_and_no_answer_is_a_word(page: Page, site: Site) -> None:
    page.goto(site.url("flow danger"))
    press(page, site, NEXT)
    expect(page.locator("#errors")).to_be_visible()
    seen_everywhere(page)
    page.goto(site.url("flow danger"))
    page.locator(ANSWER).first.check()
    press(page, site, NEXT)
    expect(page.locator("main a[href='tel:112']").first).to_be_visible()
    seen_everywhere(page)
    press(page, site, END)
    assert page.url == site.url("flow danger")


def test_the_quick_exit_forgets_at_once(page: Page, site: Site, elsewhere: Watch) -> None:
    page.goto(site.url("flow sensitive"))
    to_the_outcome(page, site)
    outcome = page.url
    with page.expect_request(lambda request: request.method == "POST") as told:
        page.locator("[data-exit]").click()
    gone(page)
    assert told.value.post_data in (None, "")
    for _ in range(50):  # the beacon is answered in its own time
        if not page.context.cookies():
            break
        page.wait_for_timeout(100)
    page.goto(outcome)
    assert answers_at_the_end(page) == [] and page.locator(".flowpage [role=status]").count() == 1


def test_the_triangle_is_chosen_by_area(page: Page, site: Site) -> None:
    page.goto(site.url("triangle separation"))
    area = page.locator("optgroup").first.locator("option").last
    page.locator("#where").select_option(area.get_attribute("value"))
    page.locator(".pickrow button").click()
    page.wait_for_url("**where=**")
    expect(page.locator(".pagehead .lead")).to_contain_text(area.inner_text())
    seen_everywhere(page)


@pytest.fixture
def editor(browser: Browser, site: Site, watch: Watch) -> Iterator[Page]:
    """A main editor's window, logged in."""
    window = browser.new_context(
        base_url=site.address, viewport=DESK, reduced_motion="reduce", locale="fi-FI"
    )
    window.set_default_timeout(PATIENCE_MS)
    watch.of(window)
    yield logged_in(window, site)
    window.close()
    assert watch.outside == []


def logged_in(window: BrowserContext, site: Site) -> Page:
    """Log the main editor of the demonstration in."""
    worker = Worker(window.new_page(), site, name="main-editor")
    worker.log_in()
    return worker.page


def prefers(site: Site, code: str) -> None:
    """Set the language of the main editor's admin."""
    site.manage(
        "shell",
        "--no-imports",
        "-c",
        "from wagtail.users.models import UserProfile; from familycentre.people.models import User; "
        "UserProfile.objects.update_or_create(user=User.objects.get(username='main-editor'), "
        f"defaults={{'preferred_language': '{code}'}})",
    )


def no_finding(page: Page, *parts: str, rules: list[str] | None = None) -> None:
    """Check parts of a screen of the admin, whose frame is not ours."""
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": RULES}
    found = violations(page, only, list(parts))
    assert not found, [(rule["id"], [node["html"][:160] for node in rule["nodes"]]) for rule in found]


def ours_everywhere(page: Page, *parts: str) -> None:
    """Look at our parts of a screen of the admin, on a phone and at a desk, by day and by night."""
    for part in parts:
        expect(page.locator(part)).to_be_visible()
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme="light")
        no_finding(page, *parts)
        page.emulate_media(color_scheme="dark")
        no_finding(page, *parts, rules=COLOUR_RULES)
    page.emulate_media(color_scheme="light")


def test_the_drawn_flow_and_the_gaps_for_editors(editor: Page, site: Site) -> None:
    for code, name in (("fi", "Rahat eivät riitä"), ("sv", "Pengarna räcker inte")):  # the shortest one
        editor.goto(f"/workspace/gaps/?language={code}&where=areas")
        expect(editor.locator("table tbody tr")).to_have_count(10)
        seen_everywhere(editor)
        prefers(site, code)
        editor.set_viewport_size(DESK)
        editor.goto("/admin/snippets/guidance/flow/")
        editor.locator("a[href*='guidance/flow/edit/']", has_text=name).first.click()
        expect(editor.locator("html")).to_have_attribute("lang", code)
        editor.wait_for_url("**/flow/edit/**")
        expect(editor.locator("[name='nodes-0-value-id']")).to_be_visible()  # the form is built by a script
        no_finding(editor, "main", rules=["select-name", "label", "button-name"])
        editor.locator("[role=tab]").nth(1).click()
        ours_everywhere(editor, ".flowgraph-frame", ".flowlist")
        drawing = editor.locator(".flowgraph")
        expect(drawing).to_be_visible()
        assert drawing.locator("rect").count() == editor.locator(".flowlist > li").count() > 5
        frame, first = editor.locator(".flowgraph-frame").bounding_box(), drawing.locator("rect").first
        assert first.bounding_box()["x"] - frame["x"] < 40  # the first question is seen without scrolling
        editor.goto("/admin/gaps/")
        ours_everywhere(editor, ".nice-padding")
