"""Every kind of public page, by day and by night, on a phone and on a desk: axe finds nothing, nothing sticks out."""

import pytest
from playwright.sync_api import Page

from tests.journeys.conftest import Site, axe, overflow

pytestmark = pytest.mark.journey

KINDS = [
    "home",
    "themes",
    "theme",
    "theme sensitive",
    "article",
    "article sensitive",
    "section youth",
    "section special",
    "section stories",
    "section professionals",
    "info plain",
    "info accessibility",
    "info privacy",
    "info publications",
    "info ask",
    "info safety",
    "services",
    "services filtered",
    "services none",
    "services strays",
    "service",
    "service sensitive",
    "organisations",
    "organisation",
    "areas",
    "area",
    "places",
    "place",
    "map",
    "calendar",
    "calendar day",
    "calendar week",
    "calendar month",
    "event",
    "help_now",
    "search",
    "search hits",
    "search map",
    "search danger",
    "search none",
    "my_list",
    "national",
    "feedback",
    "site_map",
    "embed_services",
    "embed_calendar",
    "embed_helpnow",
    "not found",
]
KEY_KINDS = ["home", "info ask", "info safety", "help_now"]
PHONE, DESK, NARROW = (
    {"width": 390, "height": 844},
    {"width": 1280, "height": 900},
    {"width": 320, "height": 640},
)


def look(page: Page, url: str, *, colours: bool = True) -> None:
    """Visit an address and look at it in all the ways a reader may."""
    answer = page.goto(url)
    assert answer is not None
    assert answer.status == (404 if url.endswith("/none-such/") else 200), f"{answer.status} {url}"
    assert page.locator("h1").count() == 1, f"{url} has {page.locator('h1').count()} main headings"
    assert page.title().strip(), f"{url} has no title"
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme="light")
        axe(page)
        if colours:
            page.emulate_media(color_scheme="dark")
            axe(page, colours_only=True)
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(NARROW)
    assert overflow(page) == [], f"{url} scrolls sideways at 320 px"


@pytest.mark.parametrize("kind", KINDS)
def test_finnish(page: Page, site: Site, kind: str) -> None:
    look(page, site.url(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_swedish(page: Page, site: Site, kind: str) -> None:
    page.goto(site.url(kind, "sv"))
    assert page.locator("html").get_attribute("lang") == "sv"
    axe(page)
    page.set_viewport_size(NARROW)
    assert overflow(page) == []


@pytest.mark.parametrize("kind", KEY_KINDS)
def test_arabic_runs_from_right_to_left(page: Page, site: Site, kind: str) -> None:
    look(page, site.url(kind, "ar"))
    assert page.locator("html").get_attribute("dir") == "rtl"
