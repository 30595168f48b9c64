"""Every state of a story is looked at: axe, sideways scroll and, where ``STORY_PICTURES`` names a folder, a picture."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Page

from tests.journeys.cast import DESK, PHONE
from tests.journeys.conftest import axe, overflow


def folder() -> Path | None:
    """Return where the pictures go; nothing when nobody wants them."""
    named = os.environ.get("STORY_PICTURES")
    return Path(named) if named else None


@dataclass
class Album:
    """The states of one story, in order: each on a phone by day and on a desk by night."""

    story: str
    pictures: Path | None = field(default_factory=folder)
    seen: int = 0

    def look(self, page: Page, name: str, *, desk_known: bool = False) -> None:
        """Check the page as it stands, in both ways, and leave it as it was.

        ``desk_known``: test_asking.py looks at the same state on a desk already, so only the phone is checked here.
        """
        size, top = page.viewport_size, page.evaluate("scrollY")
        self.seen += 1
        for wide, viewport, scheme in (("desk", DESK, "dark"), ("phone", PHONE, "light")):
            if desk_known and viewport is DESK and not self.pictures:
                continue
            page.set_viewport_size(viewport)
            page.emulate_media(color_scheme=scheme)
            page.evaluate("scrollTo(0, 0)")
            if viewport is PHONE or not desk_known:
                axe(page)
                assert overflow(page) == []
            self.keep(page, f"{name}-{wide}-{scheme}")
        if self.pictures:
            page.set_viewport_size(DESK)
            self.keep(page, f"{name}-desk-light")
        if size:
            page.set_viewport_size(size)
        page.evaluate("(top) => scrollTo(0, top)", top)

    def keep(self, page: Page, name: str) -> None:
        """Take a picture of the whole page, if pictures are wanted: as tall as the page, for the bar of a phone."""
        size = page.viewport_size
        if self.pictures and size:
            self.pictures.mkdir(parents=True, exist_ok=True)
            height = page.evaluate("document.documentElement.scrollHeight")
            page.set_viewport_size({"width": size["width"], "height": max(size["height"], height)})
            page.screenshot(path=self.pictures / f"{self.story}-{self.seen:02}-{name}.png")
            page.set_viewport_size(size)
