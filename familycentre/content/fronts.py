"""What the fronts show besides their own words: children, services, the nearest events."""

from typing import Any

from django.db.models import Q

from familycentre.directory import queries
from familycentre.directory.models import ExampleGroup, NationalService, Service

EVENTS_ON_A_FRONT = 4
SERVICES_ON_A_THEME = 8


def children(page: Any) -> list[Any]:
    """Return the live children in menu order, with all their fields. Two or three queries."""
    return list(page.get_children().live().specific())


def home(page: Any) -> dict[str, Any]:
    """Return themes as tiles, sections and the nearest events."""
    found = children(page)
    return {
        "themes": [child for child in found if hasattr(child, "tagline")],
        "sections": [child for child in found if hasattr(child, "chip_list")],
        "events": queries.next_occurrences(EVENTS_ON_A_FRONT, page.today),
        "news": [child for child in found if getattr(child, "kind", "") == "news"][:3],
    }


def theme(page: Any) -> dict[str, Any]:
    """Return the theme's articles and services; the services come in the order of the tiers."""
    found = Service.objects.published().filter(Q(theme=page.theme_id) | Q(more_themes=page.theme_id)).distinct()
    order = {"universal": 0, "additional": 1, "special": 2}
    services = sorted(found.prefetch_related("texts"), key=lambda s: (order[s.tier], s.theme_id != page.theme_id))
    return {
        "articles": children(page),
        "services": services[:SERVICES_ON_A_THEME],
        "service_count": len(services),
        "theme_key": page.theme.key,
    }


def section(page: Any) -> dict[str, Any]:
    """Return a section's children and, by kind, what else belongs there."""
    found = children(page)
    context: dict[str, Any] = {"articles": found}
    if page.kind in {"youth", "special"}:
        theme_services = Service.objects.published().filter(
            Q(theme__key=page.kind) | Q(more_themes__key=page.kind)
        )
        context["services"] = theme_services.distinct().prefetch_related("texts")[:SERVICES_ON_A_THEME]
        context["theme_key"] = page.kind
    if page.kind == "youth":
        context["helplines"] = queries.helplines_for("child-youth", page.today)
    if page.kind == "professionals":
        context["groups"] = ExampleGroup.objects.prefetch_related("texts", "municipality__texts")
        context["links"] = NationalService.objects.filter(group="professional").prefetch_related("texts")
        context["briefings"] = queries.next_occurrences(EVENTS_ON_A_FRONT, page.today, audience="professional")
    return context


def info(page: Any) -> dict[str, Any]:
    """Return what an information page of this kind shows besides its text."""
    if page.kind == "ask":
        return {"helplines": queries.helplines_for("social", page.today)}
    return {}
