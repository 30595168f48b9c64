"""The site and the browser of the journeys. Both are started once; every test gets a fresh, cookieless window."""

import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

from tests.own_site import STATIC, fill, run, settings_of
from tools import site as sites
from tools.servers import chromium

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
FLAGS += ["--disable-component-update", "--disable-sync", "--force-color-profile=srgb"]
FLAGS += [
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"
]  # nothing leaves this machine
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOUR_RULES = ["color-contrast", "link-in-text-block"]  # all that can change between day and night
AXE = Axe(f"if (!window.axe) {{ {AXE_SCRIPT} }}")  # a page that is looked at again has it already
PATIENCE_MS = 10_000
MEANT = ["404 (Not Found)", "422 (Unprocessable", "429 (Too Many"]


@dataclass
class Site:
    """A running site: where it is, one address of each kind of page, and how to run a command on it."""

    address: str
    pages: dict[str, dict[str, str]]
    settings: dict[str, str]

    def url(self, kind: str, language: str = "fi") -> str:
        """Return the whole address of a page of a kind; fails the test when the site has none."""
        assert kind in self.pages, f"the site has no page of the kind {kind!r}"
        assert language in self.pages[kind], f"{kind} is not there in {language!r}"
        return self.address + self.pages[kind][language]

    def manage(self, *arguments: str) -> str:
        """Run a management command on this site and return what it printed."""
        return run(self.settings, "manage.py", *arguments)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The real region with its demo in a folder of this process's own, served with the page cache and all."""
    var, port = tmp_path_factory.mktemp("site") / "var", sites.free_port()
    shared = tmp_path_factory.getbasetemp()
    shutil.copytree(filled(shared.parent if "PYTEST_XDIST_WORKER" in os.environ else shared), var)
    settings = settings_of(var, port, STATIC_ROOT=str(STATIC))
    pages = json.loads(run(settings, "-m", "tests.journeys.addresses"))
    log = var / "server.log"
    with sites.served(settings, port, log) as address:
        yield Site(address, pages, settings)
    said = log.read_text()
    assert "Traceback" not in said, said[-4000:]


def filled(shared: Path) -> Path:
    """Return the folder of a filled site: ``make test`` has made one; else the first process does, the others wait."""
    if made := os.environ.get("FILLED_SITE"):
        return Path(made)
    var, done = shared / "prepared-site", shared / "prepared-site.done"
    with (shared / "prepared-site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(var, ignore_errors=True)
            fill(var)
            done.touch()
    return var


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, one for all journeys."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield started
        started.close()


@dataclass
class Watch:
    """What a window did that no public page may do."""

    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def over(self, route: Route) -> None:
        """Let requests to this machine pass, stop and note all others."""
        if urlsplit(route.request.url).hostname in {"127.0.0.1", "localhost"}:
            route.continue_()
        else:
            self.outside.append(route.request.url)
            route.abort()

    def of(self, context: BrowserContext) -> None:
        """Follow a window: its requests, its scripts' errors, what the content policy refused."""
        context.route("**/*", self.over)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))
        context.on("console", self.heard)

    def heard(self, message: Any) -> None:
        """Keep errors of the console; a page that is not found, or a form that comes back, is meant to be."""
        if message.type == "error" and not any(told in message.text for told in MEANT):
            self.errors.append(message.text)


@pytest.fixture
def watch() -> Watch:
    """What went wrong in the windows of this test."""
    return Watch()


@pytest.fixture
def context(browser: Browser, site: Site, watch: Watch) -> Iterator[BrowserContext]:
    """A fresh window of a phone. At the end: no outside request, no script error, no cookie for a reader."""
    window = browser.new_context(
        base_url=site.address, viewport={"width": 390, "height": 844}, reduced_motion="reduce", locale="fi-FI"
    )
    window.set_default_timeout(PATIENCE_MS)
    watch.of(window)
    yield window
    cookies = window.cookies()
    window.close()
    assert watch.outside == []
    assert watch.errors == []
    assert cookies == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page in a fresh window."""
    return context.new_page()


STYLED = """() => document.readyState === "complete"
  && [...document.querySelectorAll('link[rel="stylesheet"]')].every((link) => link.sheet)"""


def violations(page: Page, only: dict[str, Any], parts: list[str] | None = None) -> list[dict[str, Any]]:
    """Return what axe finds on the page, or in parts of it."""
    options = {"runOnly": only, "resultTypes": ["violations"]}
    found: list[dict[str, Any]] = AXE.run(page, context=parts, options=options).response["violations"]
    return found


def axe(page: Page, colours_only: bool = False) -> None:
    """Check the page as it stands now: no violation of WCAG 2.2 A and AA, nor of axe's best practice."""
    page.wait_for_function(STYLED)  # a form's next step brings its own head
    size = page.viewport_size or {"width": 1280, "height": 900}
    height = min(page.evaluate("document.documentElement.scrollHeight"), 16_000)
    # as tall as the page: what lies behind the bar of a phone now can be scrolled out from behind it
    page.set_viewport_size({"width": size["width"], "height": max(size["height"], height)})
    only = {"type": "rule", "values": COLOUR_RULES} if colours_only else {"type": "tag", "values": RULES}
    found = violations(page, only)
    page.set_viewport_size(size)
    told = [
        f"{rule['id']} ({rule['impact']}): {node['html'][:200]} {node.get('failureSummary', '')[:300]}"
        for rule in found
        for node in rule["nodes"]
    ]
    assert not told, f"{page.url} {page.viewport_size}\n" + "\n".join(told[:12])


def overflow(page: Page) -> list[str]:
    """Return what sticks out sideways; nothing when the page can't be scrolled that way."""
    return (
        page.evaluate(
            """() => {
        const wide = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= wide) return [];
        return [...document.querySelectorAll("body *:not(svg *)")]
          .filter((e) => e.getBoundingClientRect().right > wide + 1 || e.getBoundingClientRect().left < -1)
          .slice(0, 5).map((e) => e.outerHTML.slice(0, 160));
        }"""
        )
        or []
    )
