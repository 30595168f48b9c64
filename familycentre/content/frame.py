"""What every template may use: navigation, languages, the region's names. Built once a language and kept.

The frame changes only when something is published.
"""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language, pgettext

from familycentre.contact import rings
from familycentre.content import head, lines, nearest
from familycentre.content.models import HomePage, InfoPage, SectionPage
from familycentre.core import alternates
from familycentre.core.kept import UntilPublished
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
    "flows": "flows",
    "paths": "paths",
    "ask": "ask",
    "read_answer": "thread_open",
    "safety": "safety",
    "feedback": "feedback",
    "sitemap": "site_map",
    "my_list": "my_list",
    "news_feed": "news_feed",
}
PLAIN_PAGES = {"about": "about", "family-centre": "family_centre"}  # a page's key → its name in the menus
NEUTRAL = "https://www.wikipedia.org/"


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return the context of the frame; no query when it is already known for this language."""
    if request.path.startswith("/admin/"):
        return {}
    language = get_language() or settings.LANGUAGE_CODE
    return {**build(language), "languages": LanguageMenu(request), "base_url": settings.BASE_URL}


@UntilPublished
def build(language: str) -> dict[str, Any]:
    """Read the names, the pages of the menu and the footer for a language."""
    region: Any = Region.objects.prefetch_related("texts", "county__texts").first()
    text = region.text if region else None
    nav = views()
    home = HomePage.objects.live().filter(locale__language_code=language).first()
    nav["home"] = home.url if home else f"/{settings.LANGUAGE_CODE}/"
    for section in nearest.pages(SectionPage, language):
        nav[section.kind] = section.url
    footer = []
    for page in nearest.pages(InfoPage, language):
        name = PLAIN_PAGES.get(page.key, "") if page.kind in {"plain", "news"} else page.kind
        if name:
            nav[name] = page.url
        if page.in_footer:
            footer.append({"title": page.title, "url": page.url, "language": page.shown_language})
    ask_open = bool(rings.open_rings())  # the page on asking for help tells the other doors
    if ask_open:
        nav["ask"] = reverse("ask_form")
    known = {
        "nav": nav,
        "ask_open": ask_open,
        "footer_pages": footer,
        "region": region,
        "region_text": text,
        "site_name": pgettext("name of the site", "Family centre"),
        "region_name": text.name if text else "",
        "exit_url": region.neutral_exit_url if region else NEUTRAL,
        "emergency_number": lines.EMERGENCY,
        "share_image": static("content/icons/og.png"),
        "touch_icon": static("content/icons/touch.png"),
        "site_icon": static("content/icons/512.png"),
        "manifest_url": reverse("manifest"),
        "search_url": reverse("search"),
        "suggest_url": reverse("suggestions"),
    }
    return {**known, "site_data": head.site(known)}


def views() -> dict[str, str]:
    """Return the addresses of the views of the menus; a view that isn't there is left out."""
    found = {}
    for name, view in VIEWS.items():
        try:
            found[name] = reverse(view)
        except NoReverseMatch:
            continue
    return found


class LanguageMenu:
    """The languages of the present page, worked out only when a template asks."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def __iter__(self) -> Iterator[dict[str, Any]]:
        present = get_language() or settings.LANGUAGE_CODE
        known = getattr(self.request, "alternates", None)
        if not known:
            known = {**alternates.of_request(self.request), present: self.request.get_full_path()}
        default = settings.LANGUAGE_CODE if settings.LANGUAGE_CODE in known else next(iter(known), "")
        for code, name in settings.LANGUAGES:
            if code in known:
                yield {
                    "code": code,
                    "name": name,
                    "url": known[code],
                    "current": code == present,
                    "is_default": code == default,
                }
