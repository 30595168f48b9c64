"""A professional's way in, in a real browser: invitation, app, passkey, keys; every screen without an axe finding."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from familycentre.people.demo_factor import code_of
from tests.journeys.conftest import PATIENCE_MS, Site, Watch, axe, overflow

pytestmark = pytest.mark.journey
PASSWORD = "seitseman sanaa riittaa"
PASSPHRASE = "valo palaa ikkunassa aina"
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(params=[390, 1280], ids=["phone", "desk"])
def window(
    request: pytest.FixtureRequest, browser: Browser, site: Site, watch: Watch
) -> Iterator[BrowserContext]:
    """A window of somebody at work; she has cookies. Keys of one's own need the name localhost."""
    address = site.address.replace("127.0.0.1", "localhost")
    size = {"width": request.param, "height": 860}
    opened = browser.new_context(base_url=address, viewport=size, reduced_motion="reduce", locale="en-GB")
    opened.set_default_timeout(PATIENCE_MS)
    watch.of(opened)
    yield opened
    opened.close()
    assert watch.outside == []
    assert watch.errors == []


def look(page: Page) -> None:
    """Check the screen as it stands."""
    page.wait_for_load_state("load")
    axe(page)
    assert overflow(page) == []


def test_from_the_letter_to_open_keys(
    window: BrowserContext, site: Site, request: pytest.FixtureRequest
) -> None:
    who = f"{request.node.callspec.id}@example.org"
    path = re.search(r"/invited/\S+", site.manage("invite", who, "expert", "--name", "Esa Ek")).group()
    page = window.new_page()
    keys = window.new_cdp_session(page)
    keys.send("WebAuthn.enable")
    keys.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    page.goto(path)
    look(page)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("Password again").fill(PASSWORD)
    page.get_by_label("I have read the code of conduct").check()
    page.get_by_role("button", name="Open my login").click()

    look(page)
    page.get_by_role("link", name="Take the app into use").click()
    look(page)
    secret = page.locator("code").inner_text()
    page.get_by_label("Authenticator code").fill(code_of(secret))
    page.get_by_role("button", name="Ready").click()
    look(page)
    page.get_by_role("link", name="I have written them down").click()
    look(page)

    page.goto("/account/second/keys/add/")
    look(page)
    page.get_by_label("Use it alone").check()
    page.get_by_role("button", name="Add the key").click()
    page.wait_for_url("**/account/second/")
    look(page)

    page.goto("/workspace/keys/make/")
    look(page)
    page.get_by_label("Passphrase", exact=True).fill(PASSPHRASE)
    page.get_by_label("Passphrase again").fill(PASSPHRASE)
    page.get_by_role("button", name="Make the keys").click()
    look(page)
    page.get_by_role("link", name="I have it in a safe place").click()
    expect(page.get_by_text("Open in this session")).to_be_visible()
    look(page)

    page.goto("/logout/")
    page.get_by_role("main").get_by_role("button", name="Log out").click()
    look(page)
    assert {cookie["name"] for cookie in window.cookies()} <= {"known", "csrftoken"}
    page.get_by_role("button", name="Log in with a passkey").click()
    page.wait_for_url("**/workspace/")
    page.goto("/workspace/keys/")
    expect(page.get_by_text("Locked", exact=True)).to_be_visible()
    look(page)
    page.get_by_role("link", name="Unlock").click()
    page.get_by_label("Passphrase").fill(PASSPHRASE)
    look(page)
    page.get_by_role("button", name="Unlock").click()
    expect(page.get_by_text("Open in this session")).to_be_visible()


def test_the_second_step_and_what_is_wrong(
    window: BrowserContext, site: Site, request: pytest.FixtureRequest
) -> None:
    page = window.new_page()
    page.goto("/admin/")
    look(page)
    page.get_by_label("Username or e-mail").fill("nobody")
    page.get_by_label("Password").fill("nothing at all")
    page.get_by_role("button", name="Log in", exact=True).click()
    expect(page.get_by_role("alert").first).to_contain_text("not right")
    look(page)
    page.get_by_role("link", name="I have forgotten my password").click()
    look(page)
    page.get_by_label("Email").fill("nobody@example.org")
    page.get_by_role("button", name="Send the letter").click()
    look(page)
    page.goto("/invited/not-a-link/")
    look(page)
