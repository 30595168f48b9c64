"""Asking for help from the first page to the last: on a phone, without JavaScript, by keyboard; axe in every state."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.conftest import Site, Watch, axe, overflow

pytestmark = pytest.mark.journey
WORDS = "Babyn vaknar varje timme. Jag är så trött att jag gråter."
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


@dataclass
class Family:
    """Somebody at the form, whatever the screen: the deed is in the bar of a phone and in the page of a desk."""

    page: Page
    site: Site

    def start(self, language: str = "sv") -> None:
        """Come from the front page by the button."""
        self.page.goto(self.site.url("home", language))
        self.page.locator("a.btn.lamp:visible").first.click()
        expect(self.page.locator("#id_text")).to_be_visible()

    def fill(self, text: str = WORDS, *, call: bool = False) -> None:
        """Write a few words and choose what must be chosen."""
        self.page.fill("#id_text", text)
        self.page.locator("label:has(#id_writer_0)").click()
        self.page.select_option("#id_municipality", index=2)
        if call:
            self.page.locator("label:has(#id_reply_1)").click()
            self.page.fill("#id_phone", "040 555 0101")
            self.page.locator("label:has(#id_call_safe_0)").click()

    def deed(self, form: str) -> None:
        """Press the page's one filled button."""
        self.press(f"button.lamp[form={form}]:visible, #{form} button.lamp:visible")

    def press(self, what: str) -> None:
        """Press a button that posts, and wait for the page that it leads to, however that comes."""
        self.page.evaluate("document.body.dataset.old = 1")
        self.page.locator(what).first.click()
        self.page.wait_for_selector("body:not([data-old])")
        self.page.wait_for_load_state("load")  # its style too: until then even hidden things are seen

    def code(self) -> str:
        """Return the code that the page shows."""
        return "".join(self.page.locator(".onscreen .code span").all_inner_texts())

    def to_the_thread(self) -> str:
        """Go through the whole form; return the code."""
        self.start()
        self.fill()
        self.deed("ask")
        self.deed("send")
        code = self.code()
        self.page.locator("label:has([name=saved])").click()
        self.deed("done")
        return code


@pytest.fixture
def family(page: Page, site: Site) -> Family:
    """A parent with a phone."""
    return Family(page, site)


@pytest.fixture
def plain(browser: Browser, site: Site, watch: Watch) -> Iterator[Family]:
    """A parent whose phone has no JavaScript."""
    window = browser.new_context(java_script_enabled=False, viewport=PHONE, base_url=site.address)
    watch.of(window)
    yield Family(window.new_page(), site)
    assert window.cookies() == []
    window.close()
    assert watch.outside == []


def story(family: Family) -> None:
    """Ask, come back, answer, save, erase."""
    page = family.page
    code = family.to_the_thread()
    assert len(code) == 24
    assert code not in page.url
    expect(page.locator(".msg.mine")).to_contain_text("gråter")
    expect(page.locator(".msg.auto")).to_be_visible()
    page.locator("main a.btn.small").first.click()  # close
    page.goto(family.site.url("home", "sv"))
    page.locator("details.menu.main > summary").click()
    page.locator("details.menu.main a[href*='meddelanden']").click()
    page.fill("#id_code", f" {code[:9]} {code[9:].lower()}")
    family.press("#open button.full")
    page.fill("#write textarea", "I natt gick det bättre.")
    family.press("#write button.full")
    expect(page.locator(".msg.mine")).to_have_count(2)
    page.locator("#who + details > summary").click()
    with page.expect_download() as download:
        page.locator("form[action*='spara'] button").click()
    assert "bättre" in download.value.path().read_text()
    family.press("form[action*='radera'] button")
    family.press("#sure .danger")
    page.goto(f"{family.site.address}/sv/meddelanden/")
    page.fill("#id_code", code)
    family.press("#open button.full")
    expect(page.locator(".err")).to_be_visible()


def test_a_parent_asks_reads_answers_and_erases(family: Family) -> None:
    story(family)


def test_the_same_without_javascript(plain: Family) -> None:
    story(plain)


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


def test_by_keyboard_alone(family: Family) -> None:
    page = family.page
    page.goto(f"{family.site.address}/fi/pyyda-apua/viesti/")
    page.locator("#id_text").focus()
    page.keyboard.type("Pelkään huomista.")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    for name in ("about", "topic", "municipality"):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.name") == name
    page.keyboard.press("ArrowDown")
    while page.evaluate("document.activeElement.type") != "submit":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".words-back")).to_contain_text("Pelkään huomista.")


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
