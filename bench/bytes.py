"""What a phone that has never been here transfers for a page, counted by a real browser, compressed as it came."""

from collections import Counter
from typing import Any

from playwright.sync_api import sync_playwright

KINDS = ["Document", "Stylesheet", "Script", "Font", "Image"]


def transferred(chromium: str, urls: dict[str, str]) -> dict[str, dict[str, int]]:
    """Return for each page the bytes by kind, and how many requests there were."""
    found = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for name, url in urls.items():
            found[name] = of_page(browser, url)
        browser.close()
    return found


def of_page(browser: Any, url: str) -> dict[str, int]:
    """Open an address in a fresh window and add up what came over the wire."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    kinds: dict[str, str] = {}
    sizes: Counter[str] = Counter()
    wire.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))
    wire.on(
        "Network.loadingFinished",
        lambda event: sizes.update({kinds.get(event["requestId"], "Other"): int(event["encodedDataLength"])}),
    )
    page.goto(url, wait_until="networkidle")
    context.close()
    return {**{kind: sizes[kind] for kind in KINDS}, "all": sizes.total(), "requests": len(kinds)}
