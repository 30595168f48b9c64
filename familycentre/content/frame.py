"""What every template may use: navigation, languages, the region's names. Built once a language and kept.

The frame changes only when something is published, so it is kept in the process under the page cache's stamp.
"""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language, pgettext

from familycentre.content.models import HomePage, InfoPage, SectionPage
from familycentre.core import alternates, pagecache
from familycentre.people.models import Region

VIEWS = {
    "themes": "themes",
    "services": "services",
    "organisations": "organisations",
    "places": "places",
    "family_centres": "areas",
    "map": "map",
    "events": "calendar",
    "help_now": "help_now",
    "national": "national",
    "ask": "ask",
    "safety": "safety",
    "feedback": "feedback",
    "sitemap": "site_map",
}
NEUTRAL = "https://www.wikipedia.org/"
EMERGENCY_NUMBER = "112"  # the same in every country of the Union
_kept: dict[tuple[str, str], dict[str, Any]] = {}


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return the context of the frame; no query when it is already known for this language."""
    if request.path.startswith("/admin/"):
        return {}
    language = get_language() or settings.LANGUAGE_CODE
    where = (pagecache.stamp(), language)
    known = _kept.get(where)
    if known is None or settings.TESTING:
        _kept.clear() if len(_kept) > 2 * len(settings.LANGUAGES) else None
        known = _kept[where] = build(language)
    return {**known, "languages": LanguageMenu(request), "base_url": settings.BASE_URL}


def build(language: str) -> dict[str, Any]:
    """Read the names, the pages of the menu and the footer for a language."""
    region: Any = Region.objects.prefetch_related("texts").first()
    text = region.text if region else None
    nav: dict[str, str] = {}
    for name, view in VIEWS.items():
        try:
            nav[name] = reverse(view)
        except NoReverseMatch:
            continue
    home = HomePage.objects.live().filter(locale__language_code=language).first()
    nav["home"] = home.url if home else f"/{settings.LANGUAGE_CODE}/"
    for section in SectionPage.objects.live().filter(locale__language_code=language):
        nav[section.kind] = section.url
    footer = []
    for page in InfoPage.objects.live().filter(locale__language_code=language):
        if page.kind not in {"plain", "news"}:
            nav[page.kind] = page.url
        if page.in_footer:
            footer.append({"title": page.title, "url": page.url})
    return {
        "nav": nav,
        "footer_pages": footer,
        "region": region,
        "region_text": text,
        "site_name": pgettext("name of the site", "Family centre"),
        "region_name": text.name if text else "",
        "exit_url": region.neutral_exit_url if region else NEUTRAL,
        "emergency_number": EMERGENCY_NUMBER,
    }


class LanguageMenu:
    """The languages of the present page, worked out only when a template asks."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def __iter__(self) -> Any:
        known = getattr(self.request, "alternates", None) or alternates.of_request(self.request)
        present = get_language()
        for code, name in settings.LANGUAGES:
            if code in known:
                yield {"code": code, "name": name, "url": known[code], "current": code == present}
