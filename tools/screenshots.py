"""``make screenshots``: the main pages of a running site as pictures in var/screenshots, to be looked at.

BASE is the site (http://127.0.0.1:8000). Each page at 390 and 1280 px, by day and by night. PAGES="home map" takes
these only; README=1 also takes the picture of the README.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tests.own_site import run
from tools import servers, site

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
PAGES = {  # name of the picture: kind of page (tests/journeys/addresses.py) and language
    "home": ("home", "fi"),
    "theme": ("theme", "fi"),
    "article": ("article", "fi"),
    "services": ("services", "fi"),
    "service": ("service", "fi"),
    "map": ("map", "fi"),
    "calendar": ("calendar", "fi"),
    "month": ("calendar month", "fi"),
    "event": ("event", "fi"),
    "place": ("place", "fi"),
    "area": ("area", "fi"),
    "help-now": ("help_now", "fi"),
    "youth": ("section youth", "fi"),
    "violence": ("theme sensitive", "fi"),
    "arabic": ("home", "ar"),
    "swedish": ("home", "sv"),
}
SIZES = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1280, "height": 900}}
PICTURES = site.ROOT / "var" / "screenshots"


def addresses() -> dict[str, dict[str, str]]:
    """Return one address of each kind of page of the site that ``make run`` keeps."""
    var = Path(os.environ.get("VAR_DIR") or site.ROOT / "var").resolve()
    found: dict[str, dict[str, str]] = json.loads(
        run(site.environment(8000, var), "-m", "tests.journeys.addresses")
    )
    return found


def take(browser: Browser, name: str, url: str) -> None:
    """Take a page in all four ways, whole from top to end."""
    for size, viewport in SIZES.items():
        for scheme in ("light", "dark"):
            window = browser.new_context(viewport=viewport, color_scheme=scheme, reduced_motion="reduce")
            page: Any = window.new_page()
            page.goto(url)
            page.screenshot(path=PICTURES / f"{name}-{size}-{scheme}.png", full_page=True)
            window.close()
    print(f"  {name}: {url}", flush=True)


def readme(browser: Browser, url: str) -> None:
    """Take the picture that the README shows."""
    window = browser.new_context(viewport={"width": 1280, "height": 800}, color_scheme="light")
    page = window.new_page()
    page.goto(url)
    target = site.ROOT / "docs" / "img" / "home.png"
    target.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=target)
    window.close()


def main() -> None:
    base = (os.environ.get("BASE") or "http://127.0.0.1:8000").rstrip("/")
    if not site.answers(f"{base}/healthz"):
        sys.exit(f"Nothing answers at {base}. Start the site (make run) in another window, or set BASE.")
    chosen = (os.environ.get("PAGES") or " ".join(PAGES)).split()
    found = addresses()
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=servers.chromium(), args=FLAGS)
        for name in chosen:
            kind, language = PAGES[name]
            take(browser, name, base + found[kind][language])
        if os.environ.get("README"):
            readme(browser, base + found["home"]["fi"])
        browser.close()
    print(f"Pictures in {PICTURES.relative_to(site.ROOT)}/")


if __name__ == "__main__":
    main()
