"""Pages in the reader's language, or in the nearest one that has them; the difference is always visible.

A page that was found in another language has ``shown_language`` set, and the template says so.
"""

from collections.abc import Iterable
from typing import Any

from django.conf import settings

STRANGER = ["en", "fi", "sv"]  # for a reader whose own language has no such page


def order(language: str) -> list[str]:
    """Return the languages in which to look, the best first: easy Finnish → Finnish, Russian → English."""
    others = [settings.LANGUAGE_CODE, *STRANGER] if language in settings.FULL_LANGUAGES else STRANGER
    return list(dict.fromkeys([language, language.split("-")[0], *others]))


def pages(model: Any, language: str, *related: str, **conditions: Any) -> list[Any]:
    """Return the live pages of a kind, each in its best language, in menu order. One query."""
    found = model.objects.live().filter(locale__language_code__in=order(language), **conditions)
    return choose(found.select_related("locale", *related).order_by("path"), language)


def choose(found: Iterable[Any], language: str) -> list[Any]:
    """Return of the translations of each page the best one, in the order in which the pages come."""
    wanted = order(language)
    best: dict[Any, Any] = {}
    for page in found:
        page.shown_language = "" if page.locale.language_code == language else page.locale.language_code
        known = best.get(page.translation_key)
        if known is None or rank(page, wanted) < rank(known, wanted):
            best[page.translation_key] = page
    return list(best.values())


def rank(page: Any, wanted: list[str]) -> int:
    """Say how far a page's language is from the best."""
    return wanted.index(page.locale.language_code)
