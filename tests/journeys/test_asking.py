"""The form and the conversation where something is odd: mistakes, other languages, a lost connection, a quick exit.

The whole way, on a phone, without JavaScript and by keyboard, is in test_story.py.
"""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys.cast import DESK, PHONE, Family
from tests.journeys.conftest import Site, Watch, axe, overflow

pytestmark = pytest.mark.journey


@pytest.fixture
def family(page: Page, site: Site) -> Family:
    """A parent with a phone."""
    return Family(page, site)


def test_every_word_survives_mistakes_and_another_language(family: Family) -> None:
    page = family.page
    family.start("fi")
    family.fill("Sanani säilyvät. 131052-308T", call=True)
    page.fill("#id_phone", "")
    family.deed("ask")
    expect(page.locator("#errors a")).to_have_count(2)
    assert page.input_value("#id_text") == "Sanani säilyvät. 131052-308T"
    page.fill("#id_phone", "040 555 0101")
    family.press("button[name=without_codes]")
    expect(page.locator(".words-back")).to_contain_text("Sanani säilyvät. […]")
    family.press("button.back")
    assert page.input_value("#id_text") == "Sanani säilyvät. […]"
    page.locator("summary:has(.code-name)").click()
    family.press("button[formaction][lang=sv]")
    assert page.locator("html").get_attribute("lang") == "sv"
    assert page.input_value("#id_text") == "Sanani säilyvät. […]"
    assert page.input_value("#id_phone") == "040 555 0101"
    page.press("#id_phone", "Enter")  # goes on, and does not press a button of the language menu
    expect(page.locator("#send")).to_be_attached()
    assert page.locator("html").get_attribute("lang") == "sv"


def test_questions_about_a_call_open_beside_the_choice(family: Family) -> None:
    family.start("fi")
    expect(family.page.locator("#id_phone")).to_be_hidden()
    family.page.locator("label:has(#id_reply_1)").click()
    expect(family.page.locator("#id_phone")).to_be_visible()


def test_back_after_leaving_shows_nothing(context: BrowserContext, family: Family) -> None:
    page = family.page
    context.route(
        lambda url: "127.0.0.1" not in url,
        lambda route: route.fulfill(content_type="text/html", body="<title>Elsewhere</title>"),
    )
    family.to_the_thread()
    page.locator("[data-exit]").click()
    page.wait_for_function("document.title === 'Elsewhere'")
    page.go_back()
    assert page.url == family.site.url("home", "sv")  # past every step of the form
    page.go_forward()
    assert page.title() == "Elsewhere"


def test_a_lost_connection_loses_no_word(context: BrowserContext, watch: Watch, family: Family) -> None:
    page = family.page
    family.start("fi")
    family.fill("Tämä ei saa kadota.")
    context.set_offline(True)
    page.locator("button.lamp[form=ask]:visible").click()
    expect(page.locator("[data-failed]")).to_be_visible()
    assert page.input_value("#id_text") == "Tämä ei saa kadota."
    context.set_offline(False)
    family.deed("ask")
    expect(page.locator(".words-back")).to_contain_text("Tämä ei saa kadota.")
    watch.errors.clear()  # the browser says that it was offline


def test_loading_a_page_anew_sends_nothing_again(family: Family) -> None:
    page = family.page
    code = family.to_the_thread()
    page.reload()
    assert page.url.endswith("/sv/meddelanden/")
    assert code not in page.content()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing_in_any_state(family: Family, size: dict[str, int], scheme: str) -> None:
    page = family.page
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)

    def look() -> None:
        page.evaluate("scrollTo(0, 0)")
        axe(page)
        assert overflow(page) == []

    family.start("fi")
    look()
    family.deed("ask")
    look()
    for fold in page.locator("#ask details > summary").all():
        fold.click()
    family.fill("Hän löi minua. 131052-308T", call=True)
    look()
    family.deed("ask")
    look()
    family.press("button[name=without_codes]")
    look()
    family.deed("send")
    look()
    page.locator("label:has([name=saved])").click()
    family.deed("done")
    for fold in page.locator("main details > summary").all():
        fold.click()
    look()
    family.press("#write button.full")
    look()
    page.fill("#write textarea", "En jaksa elää.")
    family.press("#write button.full")
    look()
    page.locator("#who + details > summary").click()
    family.press("form[action*='poista'] button")
    look()
    family.press("#sure .danger")
    look()
    page.goto(f"{family.site.address}/fi/viestit/")
    look()
    page.fill("#id_code", "K7MP 4R9T")
    family.press("#open button.full")
    look()
    page.goto(f"{family.site.address}/fi/viestit/sulje/")
    look()


def test_the_demos_family_has_an_answer(family: Family) -> None:
    code = family.site.manage("load_demo", "--logins").rpartition(":")[2].strip()
    family.page.goto(f"{family.site.address}/fi/viestit/")
    family.page.fill("#id_code", code)
    family.press("#open button.full")
    expect(family.page.locator(".msg.theirs")).to_be_visible()
    axe(family.page)
