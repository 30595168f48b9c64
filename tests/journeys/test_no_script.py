"""With JavaScript off the site is whole: menus, languages, filters, calendar, the map's list, the way out."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Site, Watch

pytestmark = pytest.mark.journey


@pytest.fixture
def plain(browser: Browser, site: Site, watch: Watch) -> Iterator[Page]:
    """A phone without JavaScript."""
    window = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    watch.of(window)
    yield window.new_page()
    window.close()
    assert watch.outside == []


def test_menu_and_language(plain: Page, site: Site) -> None:
    plain.goto(site.url("home"))
    plain.locator("details.menu.main > summary").click()
    plain.locator("details.menu.main a").first.click()
    assert plain.url != site.url("home")
    plain.goto(site.url("services"))
    plain.locator("header details.menu:not(.main):not(.search) > summary").click()
    plain.locator("header a[hreflang=sv]").click()
    assert plain.url == site.url("services", "sv")


def test_filters(plain: Page, site: Site) -> None:
    plain.goto(site.url("services"))
    all_of_them = plain.locator(".tally b").inner_text()
    plain.locator("details.filtertoggle > summary").click()
    box = plain.locator("form.filters input[type=checkbox]:visible").first
    name = box.get_attribute("name")
    box.check()
    plain.locator("form.filters button").first.click()
    assert f"{name}=" in plain.url
    assert plain.locator(".tally b").inner_text() != all_of_them


@pytest.mark.parametrize(
    "kind", ["services", "map", "calendar", "place", "help_now", "article", "section youth"]
)
def test_words_are_there(plain: Page, site: Site, kind: str) -> None:
    plain.goto(site.url(kind))
    assert len(plain.locator("main").inner_text()) > 200
    expect(plain.locator('a[href="tel:112"]:visible').first).to_be_visible()


def test_quick_exit_is_a_link(plain: Page, site: Site) -> None:
    plain.goto(site.url("theme sensitive"))
    link = plain.locator("[data-exit]")
    assert (link.get_attribute("href") or "").startswith("https://")
    assert "noreferrer" in (link.get_attribute("rel") or "")
