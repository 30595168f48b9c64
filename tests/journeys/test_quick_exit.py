"""Leaving a page about violence: at once, by button or Shift three times, and Back does not lead to it again."""

import pytest
from playwright.sync_api import BrowserContext, Page, Route

from tests.journeys.conftest import Site, Watch

pytestmark = pytest.mark.journey
KINDS = ["theme sensitive", "article sensitive", "service sensitive"]


@pytest.fixture
def elsewhere(context: BrowserContext, watch: Watch) -> Watch:
    """A stand-in for the neutral page outside: the only other host a journey may lead to."""

    def answer(route: Route) -> None:
        route.fulfill(status=200, content_type="text/html", body="<title>Elsewhere</title><p>Elsewhere")

    context.route(lambda url: "127.0.0.1" not in url, answer)
    return watch


def gone(page: Page) -> None:
    """Wait until the page shows the neutral one."""
    page.wait_for_function("document.title === 'Elsewhere'")


@pytest.mark.parametrize("kind", KINDS)
def test_button_replaces_the_page(page: Page, site: Site, elsewhere: Watch, kind: str) -> None:
    page.goto(site.url("home"))
    page.goto(site.url(kind))
    before = page.evaluate("history.length")
    page.locator("[data-exit]").click()
    gone(page)
    assert page.evaluate("history.length") == before  # replaced, not added
    page.go_back()
    assert page.url == site.url("home")


def test_shift_three_times_leaves(page: Page, site: Site, elsewhere: Watch) -> None:
    page.goto(site.url("theme sensitive"))
    for _ in range(3):
        page.keyboard.press("Shift")
    gone(page)


def test_typing_between_does_not_leave(page: Page, site: Site, elsewhere: Watch) -> None:
    page.goto(site.url("theme sensitive"))
    for key in ("Shift", "Shift", "a", "Shift"):
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    assert page.url == site.url("theme sensitive")


OBSERVE = """() => new MutationObserver(() =>
  tell(getComputedStyle(document.querySelector("main")).display + "|" + document.title.trim())
).observe(document.documentElement, { attributeFilter: ["class"] })"""


def test_page_goes_blank_before_the_next_one_answers(page: Page, site: Site, elsewhere: Watch) -> None:
    told: list[str] = []
    page.expose_function("tell", lambda said: told.append(said))
    page.goto(site.url("theme sensitive"))
    page.evaluate(OBSERVE)
    page.locator("[data-exit]").click()
    gone(page)
    assert told == ["none|"]


@pytest.mark.parametrize("kind", KINDS)
def test_title_and_headers_give_nothing_away(page: Page, site: Site, kind: str) -> None:
    answer = page.goto(site.url(kind))
    assert answer is not None
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "no-referrer"
    said = page.locator("main h1").inner_text()
    assert said not in page.title()
    assert "väkival" not in page.title().lower()
    assert page.locator("[data-share]").count() == 0


def test_exit_is_near_the_start_for_a_keyboard(page: Page, site: Site) -> None:
    page.goto(site.url("theme sensitive"))
    for _ in range(3):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('[data-exit]')"):
            return
    pytest.fail("the quick exit is not among the first three stops")


def test_other_pages_have_no_exit_bar(page: Page, site: Site) -> None:
    page.goto(site.url("services"))
    assert page.locator("[data-exit]").count() == 0
