"""What a page says of itself above and beside its text: where it stands, and its data for search engines."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

Crumbs = list[dict[str, str]]
HOME_DEPTH, FRONT_DEPTH = 2, 3


def crumbs(page: Any) -> Crumbs:
    """Return the way from the front page to this one, itself last. One query below the fronts, else none."""
    if page.depth <= HOME_DEPTH:
        return []
    found = [home_crumb()]
    if page.depth > FRONT_DEPTH:
        parent = page.get_parent()
        found += above(parent.specific_class)
        found.append({"label": parent.title, "url": parent.url})
    else:
        found += above(type(page))
    return [*found, {"label": page.title, "url": ""}]


def home_crumb() -> dict[str, str]:
    """Return the crumb of the front page in the present language."""
    return {"label": pgettext("breadcrumb", "Front page"), "url": reverse("wagtail_serve", args=[""])}


def above(model: Any) -> Crumbs:
    """Return the crumb of the list that a kind of page belongs to, when there is one."""
    if getattr(model, "listed_in", "") == "themes":
        return [{"label": _("Themes"), "url": reverse("themes")}]
    return []


def article(page: Any) -> dict[str, Any]:
    """Return an article's data in the words of schema.org."""
    changed = page.assured_at or page.last_published_at
    data = {
        "@type": "Article",
        "headline": page.title,
        "description": page.summary,
        "inLanguage": get_language(),
        "mainEntityOfPage": f"{settings.BASE_URL}{page.url}",
        "isAccessibleForFree": True,
        "publisher": {"@id": f"{settings.BASE_URL}/#organisation"},
        "isPartOf": {"@id": f"{settings.BASE_URL}/#site"},
        "datePublished": page.first_published_at and page.first_published_at.date(),
        "dateModified": changed,
    }
    return {name: value for name, value in data.items() if value}


def site(frame: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the site and who runs it; shown on the front page, referred to by the others."""
    text, region = frame.get("region_text"), frame.get("region")
    name = text.site_name if text else frame["site_name"]
    county = region.county.text if region else None
    organisation: dict[str, Any] = {
        "@type": "Organization",
        "@id": f"{settings.BASE_URL}/#organisation",
        "name": name,
        "url": f"{settings.BASE_URL}/",
        "logo": f"{settings.BASE_URL}{frame['site_icon']}",
    }
    if county:
        organisation["parentOrganization"] = {"@type": "GovernmentOrganization", "name": county.name}
    if region:
        organisation["areaServed"] = frame["region_name"]
    return [
        {
            "@type": "WebSite",
            "@id": f"{settings.BASE_URL}/#site",
            "name": name,
            "url": f"{settings.BASE_URL}/",
            "inLanguage": settings.FULL_LANGUAGES,
            "publisher": {"@id": f"{settings.BASE_URL}/#organisation"},
        },
        organisation,
    ]
