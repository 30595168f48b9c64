"""The way from the front page to a page of the directory."""

from typing import Any

from django.urls import reverse
from django.utils.translation import pgettext


def trail(*steps: tuple[Any, str]) -> list[dict[str, str]]:
    """Return the crumbs: the front page, then pairs of a label and an address; the last address may be empty."""
    home = {"label": pgettext("breadcrumb", "Front page"), "url": reverse("wagtail_serve", args=[""])}
    return [home, *({"label": str(label), "url": url} for label, url in steps)]
