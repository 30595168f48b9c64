"""What the fronts show besides their own words: children, services by level of support, the nearest events."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import Q
from django.utils.translation import get_language, pgettext_lazy

from familycentre.content import coming, lines, nearest
from familycentre.directory import vocabulary
from familycentre.directory.models import ExampleGroupText, NationalServiceText, Service, ServiceText
from familycentre.directory.texted import public, records_of
from familycentre.guidance import guides
from familycentre.people.models import OrganisationText

EVENTS_ON_A_FRONT = 4
NEWS_ON_A_FRONT = 3
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
SAFETY_LINES = 2
SHORT = {"additional": pgettext_lazy("level of support, in a narrow picture", "Additional")}
TIER_NUMBERS = {"universal": 1, "additional": 2, "special": 3}


def model(name: str) -> Any:
    """Return a page model of this room; the models import this file."""
    return apps.get_model("content", name)


def language() -> str:
    """Return the language of the page being built."""
    return get_language() or settings.LANGUAGE_CODE


def home(page: Any) -> dict[str, Any]:
    """Return themes as tiles, situations that many come with, the nearest events, news and first numbers."""
    starred = nearest.pages(model("ArticlePage"), language(), "theme", starred=True, sensitive=False)
    infos = nearest.pages(model("InfoPage"), language(), kind__in=["ask", "news"])
    return {
        "themes": themes(),
        "first_flow": guides.first_flow(),
        "situations": starred,
        "events": coming.nearest(EVENTS_ON_A_FRONT, page.today),
        "ask_page": next((info for info in infos if info.kind == "ask"), None),
        "news": newest(infos)[:NEWS_ON_A_FRONT],
        "first_lines": lines.first(page.today),
    }


def themes() -> list[Any]:
    """Return the theme fronts in their order. One query."""
    found = nearest.pages(model("ThemePage"), language(), "theme")
    return sorted(found, key=lambda front: front.theme.order)


def newest(infos: Iterable[Any]) -> list[Any]:
    """Return the news among pages of information, the newest first."""
    news = [info for info in infos if info.kind == "news"]
    return sorted(news, key=lambda info: info.first_published_at or LONG_AGO, reverse=True)


def theme(page: Any) -> dict[str, Any]:
    """Return the theme's articles, the first one apart, and its services by level of support."""
    return {
        **articles(page),
        **theme_services(page.theme.key),
        "guides": guides.of_theme(page.theme.key),
        "theme": page.theme,
        "safety_lines": safety_lines(page) if page.sensitive else [],
        "neighbours": [front for front in themes() if front.theme_id != page.theme_id],
    }


def safety_lines(page: Any) -> list[Any]:
    """Return who answers first in a theme about violence or crisis. One query."""
    found = lines.shown(page.today, record__needs__has=page.theme.key)
    return lines.for_reader([line for line in found if line.number and line.tel != lines.EMERGENCY])[
        :SAFETY_LINES
    ]


def articles(page: Any) -> dict[str, Any]:
    """Return the articles under a front: the starred one (or the first), to be drawn large, and the rest."""
    found = list(model("ArticlePage").objects.child_of(page).live().select_related("theme"))
    first = next((article for article in found if article.starred), found[0] if found else None)
    return {"first_article": first, "articles": [article for article in found if article is not first]}


def theme_services(key: str) -> dict[str, Any]:
    """Return a theme's services as the tiers of the triangle, the top first; its own services come first."""
    ids = services_of(key)
    rows = ServiceText.objects.filter(public(), record__in=ids).select_related("record", "record__theme")
    found = sorted(
        (service for service in records_of(rows) if service.text),
        key=lambda service: (service.theme.key != key, service.text.name),
    )
    tiers = [tier(code, label, found) for code, label in reversed(vocabulary.TIERS)]
    return {"tiers": tiers if found else [], "service_count": len(found), "theme_key": key}


def services_of(key: str) -> Any:
    """Return the ids of a theme's services, for use in a query."""
    wanted = Q(theme__key=key) | Q(more_themes__key=key)
    return Service.objects.filter(wanted).values("pk")


def tier(code: str, label: Any, services: Iterable[Any]) -> dict[str, Any]:
    """Return one tier as the triangle draws it."""
    items = [
        {
            "label": service.text.name,
            "url": service.get_absolute_url(),
            "language": service.text.language if service.text.is_fallback else "",
            "summary": service.text.summary,
        }
        for service in services
        if service.tier == code
    ]
    return {"tier": TIER_NUMBERS[code], "title": label, "short": SHORT.get(code, label), "items": items}


def section(page: Any) -> dict[str, Any]:
    """Return a section's children and, by kind, what else belongs there."""
    if page.kind == "stories":
        return {
            "stories": list(model("StoryPage").objects.child_of(page).live().order_by("-first_published_at"))
        }
    if page.kind == "professionals":
        return professionals(page)
    context = {**articles(page), **theme_services(page.kind)}
    if page.kind == "youth":
        context["helplines"] = lines.for_reader(lines.shown(page.today, record__needs__has="child-youth"))
    return context


def professionals(page: Any) -> dict[str, Any]:
    """Return example groups with their partners, briefings, links and whatever editors put under the page."""
    groups = records_of(
        ExampleGroupText.objects.select_related("record").order_by("record__town", "record__key")
    )
    keys = {partner for group in groups for partner in group.partners if isinstance(partner, str)}
    rows = OrganisationText.objects.filter(record__key__in=keys, record__published=True).select_related(
        "record"
    )
    names = {organisation.key: organisation for organisation in records_of(rows)}
    for group in groups:
        group.partner_list = [named_partner(partner, names) for partner in group.partners]
    links = NationalServiceText.objects.filter(record__group="professional").select_related("record")
    return {
        "groups": groups,
        "links": [link for link in records_of(links) if link.url],
        "briefings": coming.nearest(EVENTS_ON_A_FRONT, page.today, professional=True),
        "infos": list(model("InfoPage").objects.child_of(page).live()) if page.numchild else [],
    }


def named_partner(partner: Any, names: dict[str, Any]) -> dict[str, str]:
    """Return a partner's name and, when it has a page of its own, the address."""
    if isinstance(partner, dict):
        return {"name": partner.get(language()) or partner.get(settings.LANGUAGE_CODE, ""), "url": ""}
    known = names.get(partner)
    return (
        {"name": known.text.name, "url": known.get_absolute_url()} if known else {"name": partner, "url": ""}
    )


def info(page: Any) -> dict[str, Any]:
    """Return what an information page of this kind shows besides its text."""
    if page.kind == "ask":
        return {"helplines": lines.for_reader(lines.shown(page.today, record__needs__has="social"))}
    return {}
