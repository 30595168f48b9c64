"""Finding help by keyboard with suggestions, without JavaScript, and a list that stays on the device."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.journeys.conftest import Site, axe, overflow
from tests.journeys.test_keyboard import tab_to

pytestmark = pytest.mark.journey


def test_somebody_is_quicker_than_the_script_of_the_suggestions(page: Page, site: Site) -> None:
    held: list[Route] = []
    page.route(re.compile(r"/suggest\b[^/]*\.js"), lambda route: held.append(route))
    with page.expect_request(re.compile(r"/suggest\b[^/]*\.js")):
        page.goto(site.url("home"))
    field = page.locator("#q-home")
    field.focus()
    expect(field).not_to_have_attribute("role", "combobox")
    held[0].continue_()
    expect(field).to_have_attribute("role", "combobox")
    page.keyboard.type("neuvol", delay=30)
    expect(page.locator(".hero [role=option]").first).to_be_visible()


def test_suggestions_by_keyboard(page: Page, site: Site) -> None:
    page.goto(site.url("home"))
    tab_to(page, "#q-home")
    field = page.locator("#q-home")
    expect(field).to_have_attribute("role", "combobox")
    page.keyboard.type("neuvol", delay=30)
    options = page.locator(".hero [role=option]")
    expect(options.first).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".hero [role=status]")).to_have_text(re.compile(r"\d"))
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    axe(page)
    assert overflow(page) == []
    page.keyboard.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("neuvol")
    page.keyboard.type("a")
    expect(options.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    aim = str(options.first.get_attribute("data-url"))
    page.keyboard.press("Enter")
    page.wait_for_url(site.address + aim)


def test_enter_searches_with_ones_own_words(page: Page, site: Site) -> None:
    page.goto(site.url("home"))
    page.locator("#q-home").fill("vauva ei nuku")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"q=vauva"))
    expect(page.locator(".hits li").first).to_be_visible()
    assert page.locator(".hits mark").count() > 0
    assert "vauva" not in page.title()
    opened = []
    page.on("request", lambda request: opened.append(request) if request.method == "POST" else None)
    page.locator(".hits a:not([href^='tel:'])").first.click()
    page.wait_for_load_state()
    assert [request.post_data for request in opened] == ["q=vauva+ei+nuku"]


def test_danger_shows_help_first_and_the_way_out(page: Page, site: Site) -> None:
    page.goto(site.url("search danger"))
    pinned = page.locator("#at-once")
    expect(pinned).to_be_in_viewport()
    expect(page.locator("[data-exit]")).to_be_visible()
    assert page.locator(".at-once a[href^='tel:']").count() > 1
    assert page.locator(".hits li").count() > 0


def test_it_works_without_javascript(browser: Browser, site: Site) -> None:
    window = browser.new_context(base_url=site.address, java_script_enabled=False)
    page = window.new_page()
    page.goto(site.url("home"))
    page.locator("#q-home").fill("neuvola")
    page.locator(".hero .find button").click()
    assert page.locator(".hits li").count() > 0
    page.locator(".kinds a").nth(1).click()
    assert page.locator(".hits li").count() > 0
    page.goto(site.url("my_list"))
    assert "JavaScript" in page.content()
    window.close()


def test_a_postcode_chooses_the_municipality_without_javascript(browser: Browser, site: Site) -> None:
    window = browser.new_context(base_url=site.address, java_script_enabled=False)
    page = window.new_page()
    page.goto(site.url("search hits"))
    page.locator("#filter-near").fill("48100")
    page.locator(".filters button[type=submit]").click()
    chosen = page.locator("#filter-municipality option:checked")
    assert chosen.get_attribute("value") == "285"
    assert page.locator("#filter-near").input_value() == ""
    assert page.locator("input[name=q]").first.input_value() == "neuvola"
    page.locator("#filter-near").fill("00100")
    page.locator(".filters button[type=submit]").click()
    expect(page.locator("#no-such-place")).to_be_visible()
    assert page.locator("#filter-near").input_value() == "00100"
    assert (
        page.locator("#filter-municipality option:checked").get_attribute("value") == "285"
    )  # nothing is lost
    assert page.locator(".hits li").count() > 0
    window.close()


def test_a_result_is_pinned_by_keyboard(page: Page, site: Site) -> None:
    asked: list[str] = []
    page.goto(site.url("search hits"))
    star = page.locator(".hits button[data-pin]").first
    expect(star).to_be_visible()
    page.on("request", lambda request: asked.append(request.url + (request.post_data or "")))
    star.focus()
    page.keyboard.press("Enter")
    mark = str(star.get_attribute("data-pin"))
    assert page.evaluate("JSON.parse(localStorage.getItem('my-list'))") == [mark]
    expect(page.locator("[data-pins] [role=status]")).not_to_be_empty()
    expect(page.locator("[data-pins] [data-pinned]")).to_be_visible()
    assert asked == []  # nothing was sent
    axe(page)
    assert overflow(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    assert overflow(page) == []
    page.reload()
    expect(star).to_have_attribute("data-on", "")
    page.locator("[data-pins] [data-pinned]").click()
    page.wait_for_url(site.url("my_list"))
    expect(page.locator(".pin")).to_have_count(1)
    page.go_back()
    star.press("Enter")
    assert page.evaluate("localStorage.getItem('my-list')") is None


def test_a_large_list_is_fetched_in_shares(page: Page, site: Site) -> None:
    """As the page would be with a thousand things: only the shares in which the marks stand are asked for."""
    page.goto(site.url("search hits"))
    for number in range(2):
        page.locator(".hits button[data-pin]").nth(number).click()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.route(
        lambda url: url.endswith(site.url("my_list")),
        lambda route: route.fulfill(
            body=route.fetch().text().replace('data-shares="1"', 'data-shares="4"'), content_type="text/html"
        ),
    )
    page.goto(site.url("my_list"))
    expect(page.locator(".pin")).to_have_count(2)
    shares = [url for url in asked if "share=" in url]
    assert 1 <= len(shares) <= 2
    assert all("of=4" in url for url in shares)
    marks = page.evaluate("JSON.parse(localStorage.getItem('my-list'))")
    assert not [url for url in asked for mark in marks if mark in url]


def test_a_list_is_kept_printed_shared_and_erased(page: Page, site: Site, browser: Browser) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url + (request.post_data or "")))
    for kind in ("service", "article"):
        page.goto(site.url(kind))
        page.locator("button[data-pin]").click()
        expect(page.locator("[data-pinned]")).to_be_visible()
    marks = page.evaluate("JSON.parse(localStorage.getItem('my-list'))")
    assert len(marks) == 2
    page.locator("[data-pinned]").click()
    page.wait_for_url(site.url("my_list"))
    expect(page.locator(".pin")).to_have_count(2)
    expect(page.locator("[data-qr] svg")).to_be_visible()
    axe(page)
    assert overflow(page) == []

    page.emulate_media(media="print")
    expect(page.locator(".pin .address").first).to_be_visible()
    expect(page.locator("[data-qr] svg")).to_be_visible()
    expect(page.locator("[data-erase]")).to_be_hidden()
    page.emulate_media(media="screen")

    body = str(page.locator("[data-mail]").get_attribute("href"))
    link = re.search(r"http%3A%2F%2F[^&]*%23[^&]*$", body)
    assert link
    other = browser.new_context(base_url=site.address)
    theirs = other.new_page()
    asked_there: list[str] = []
    theirs.on("request", lambda request: asked_there.append(request.url))
    theirs.goto(site.url("my_list") + "#" + ",".join(marks))
    expect(theirs.locator(".pin")).to_have_count(2)
    expect(theirs.locator("[data-shared]")).to_be_visible()
    assert theirs.evaluate("localStorage.getItem('my-list')") is None
    theirs.locator("[data-take]").click()
    assert theirs.evaluate("JSON.parse(localStorage.getItem('my-list')).length") == 2
    other.close()

    page.locator(".pin button").first.click()
    expect(page.locator(".pin")).to_have_count(1)
    page.locator("[data-erase]").click()
    expect(page.locator("[data-empty]")).to_be_visible()
    assert page.evaluate("localStorage.getItem('my-list')") is None
    sent = [
        url.partition("#")[0] for url in asked + asked_there
    ]  # what is behind the # never leaves the browser
    assert not [url for url in sent for mark in marks if mark in url]


def test_nothing_can_be_pinned_on_a_sensitive_page(page: Page, site: Site) -> None:
    page.goto(site.url("service sensitive"))
    assert page.locator("[data-pin]").count() == 0


def test_what_was_typed_is_in_no_log(page: Page, site: Site) -> None:
    page.goto(site.url("search") + "?q=kummallinensana")
    page.goto(site.url("search") + "?q=kummallinensana&page=99999999999999999999")
    log = Path(site.settings["VAR_DIR"]) / "server.log"
    assert "kummallinensana" not in log.read_text()


def test_every_hit_leads_to_its_page(page: Page, site: Site) -> None:
    page.goto(site.url("search") + "?q=neuvola")
    links = page.locator("main .rowlink[href^='/']").evaluate_all(
        "all => all.map(a => a.getAttribute('href'))"
    )
    assert len(links) > 5
    for link in links:
        assert page.request.get(site.address + link, max_redirects=0).status == 200, link
