"""Everything can be reached and used with a keyboard alone."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Site, axe

pytestmark = pytest.mark.journey


def focused(page: Page) -> str:
    """Return the words of what has the focus."""
    return str(
        page.evaluate("document.activeElement.innerText || document.activeElement.value || ''")
    ).strip()


def tab_to(page: Page, selector: str, most: int = 60) -> None:
    """Press Tab until an element that fits the selector has the focus; every stop on the way must be visible."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(s) => document.activeElement.matches(s)", selector):
            return
        box = page.evaluate(
            "(() => { const b = document.activeElement.getBoundingClientRect(); return [b.width, b.height]; })()"
        )
        assert min(box) > 0, f"the focus is on nothing that can be seen: {focused(page)!r}"
    pytest.fail(f"{selector} was not reached in {most} steps")


def test_first_stop_skips_to_the_content(page: Page, site: Site) -> None:
    page.goto(site.url("home"))
    page.keyboard.press("Tab")
    skip = page.locator("a.skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_menu_opens_and_closes(page: Page, site: Site) -> None:
    page.goto(site.url("home"))
    tab_to(page, "details.menu.main > summary")
    page.keyboard.press("Enter")
    menu = page.locator("details.menu.main")
    expect(menu).to_have_attribute("open", "")
    axe(page)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('details.menu.main') !== null")
    page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    expect(menu.locator("summary")).to_be_focused()


def test_language_is_changed_on_the_same_page(page: Page, site: Site) -> None:
    page.goto(site.url("services"))
    tab_to(page, "header details.menu:not(.main):not(.search) > summary")
    page.keyboard.press("Enter")
    tab_to(page, "header a[hreflang=sv]", most=10)
    page.keyboard.press("Enter")
    page.wait_for_url(site.url("services", "sv"))
    expect(page.locator("html")).to_have_attribute("lang", "sv")


def test_filters_work_and_their_address_can_be_shared(page: Page, site: Site) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(site.url("services"))
    before = page.locator(".rows li").count()
    tab_to(page, "form.filters input[type=checkbox]")
    name = page.evaluate("document.activeElement.name")
    page.keyboard.press("Space")
    tab_to(page, "form.filters button")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(rf"{name}="))
    after = page.locator(".rows li").count()
    assert after <= before
    shared = page.url
    page.goto(site.url("home"))
    page.goto(shared)
    assert page.locator(".rows li").count() == after
    assert page.locator(f"form.filters input[name={name}]:checked").count() == 1


def test_filters_open_as_a_sheet_on_a_phone(page: Page, site: Site) -> None:
    page.goto(site.url("services"))
    tab_to(page, "details.filtertoggle > summary")
    expect(page.locator("form.filters")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.locator("form.filters")).to_be_visible()
    axe(page)


def test_every_stop_shows_where_the_focus_is(page: Page, site: Site) -> None:
    page.goto(site.url("home"))
    for _ in range(12):
        page.keyboard.press("Tab")
        shown = page.evaluate(
            """() => {
            const style = getComputedStyle(document.activeElement);
            return style.outlineStyle !== "none" || style.boxShadow !== "none";
            }"""
        )
        assert shown, f"no sign of the focus on {focused(page)!r}"
