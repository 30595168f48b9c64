"""One address of every kind of public page, in each language that has it: ``python -m tests.journeys.addresses``.

Runs in the environment of a prepared site and prints JSON: {kind: {language: path}}. A new kind of page is added
here; tests/journeys/test_every_page.py then visits it.
"""

import json
import sys
from collections.abc import Iterator
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402 - Django must be set up before models are imported
from django.urls import reverse  # noqa: E402
from django.utils.translation import override  # noqa: E402

from familycentre.content.models import ArticlePage, HomePage, InfoPage, SectionPage, StoryPage, ThemePage  # noqa: E402
from familycentre.directory.models import Event, Place, Service, Theme  # noqa: E402
from familycentre.guidance import triangles  # noqa: E402
from familycentre.guidance.models import Flow, Path  # noqa: E402
from familycentre.people.models import Area, Organisation  # noqa: E402

VIEWS = ["themes", "services", "organisations", "areas", "places", "map", "calendar", "help_now", "national"]
VIEWS += ["search", "my_list"]
VIEWS += [
    "flows",
    "paths",
    "triangles",
    "feedback",
    "site_map",
    "embed_services",
    "embed_calendar",
    "embed_helpnow",
]
QUERIES = {  # kind: view and what stands behind the question mark
    "services filtered": ("services", "audience=parent&only=free"),
    "services none": ("services", "q=zzzzzz"),
    "services strays": ("services", "theme=none-such&page=900"),
    "search hits": ("search", "q=neuvola"),
    "search map": ("search", "q=neuvola&view=map"),
    "search danger": ("search", "q=v%C3%A4kivalta"),
    "search none": ("search", "q=qwrtzpsdfg"),
    "calendar day": ("calendar", "view=day"),
    "calendar week": ("calendar", "view=week"),
    "calendar month": ("calendar", "view=month"),
}
LANGUAGES = [code for code, _name in settings.LANGUAGES]


def of_views() -> Iterator[tuple[str, str, str]]:
    """Give the pages that stand at an address of their own."""
    for code in settings.FULL_LANGUAGES:
        with override(code):
            for view in VIEWS:
                yield view, code, reverse(view)
            for kind, (view, query) in QUERIES.items():
                yield kind, code, f"{reverse(view)}?{query}"
            yield "not found", code, f"/{code}/none-such/"
    with override("ar"):
        yield "help_now", "ar", reverse("help_now")


def of_records() -> Iterator[tuple[str, str, str]]:
    """Give the first record of each kind that is shown."""
    sensitive = ["violence", "crisis"]
    kinds = {
        "service": Service.objects.published().exclude(theme__key__in=sensitive),
        "service sensitive": Service.objects.published().filter(theme__key__in=sensitive),
        "place": Place.objects.published(),
        "event": Event.objects.published(),
        "area": Area.objects.filter(published=True),
        "organisation": Organisation.objects.filter(published=True, kind="county"),
    }
    for kind, found in kinds.items():
        record = found.order_by("key").prefetch_related("texts").first()
        for code in settings.FULL_LANGUAGES if record else []:
            with override(code):
                yield kind, code, record.get_absolute_url()


def of_guides() -> Iterator[tuple[str, str, str]]:
    """Give a first question, an outcome, a path and a triangle, open and sensitive ones."""
    flow = next(flow for flow in Flow.objects.published() if not flow.sensitive)
    answers = "&".join(
        f"{node.id}={node.choices[-1].id}"
        for node in flow.graph(["none"]).nodes.values()
        if hasattr(node, "choices")
    )
    kinds = {
        "flow": flow,
        "flow sensitive": next(flow for flow in Flow.objects.published() if flow.sensitive),
        "flow danger": next(flow for flow in Flow.objects.published() if asks_of_danger_first(flow)),
        "path": next(path for path in Path.objects.published() if not path.sensitive),
        "path sensitive": next(path for path in Path.objects.published() if path.sensitive),
    }
    for code in settings.FULL_LANGUAGES:
        with override(code):
            for kind, record in kinds.items():
                yield kind, code, record.get_absolute_url()
            yield "flow outcome", code, f"{reverse('flow', args=[flow.text.slug])}?{answers}"
            for theme in Theme.objects.filter(key__in=["separation", "violence"]):
                yield f"triangle {theme.key}", code, triangles.address(theme)


def asks_of_danger_first(flow: Flow) -> bool:
    """Say whether the first answer of the first question tells of danger."""
    graph = flow.graph()
    return bool(graph.nodes[graph.start].choices[0].danger)


def of_pages() -> Iterator[tuple[str, str, str]]:
    """Give one page of the editors' tree of each kind, in all its languages."""
    kinds: dict[str, Any] = {
        "home": HomePage.objects,
        "theme": ThemePage.objects.filter(sensitive=False),
        "theme sensitive": ThemePage.objects.filter(sensitive=True),
        "article": ArticlePage.objects.filter(sensitive=False),
        "article sensitive": ArticlePage.objects.filter(sensitive=True),
        "story": StoryPage.objects,
    }
    kinds |= {f"section {kind}": SectionPage.objects.filter(kind=kind) for kind in SectionPage.Kind.values}
    kinds |= {f"info {kind}": InfoPage.objects.filter(kind=kind) for kind in InfoPage.Kind.values}
    for kind, found in kinds.items():
        pages = found.filter(live=True).order_by("path")
        first = pages.filter(locale__language_code="ar").first() or pages.first()
        for page in first.get_translations(inclusive=True).filter(live=True) if first else []:
            yield kind, page.locale.language_code, page.url


def every() -> dict[str, dict[str, str]]:
    """Return all of them."""
    found: dict[str, dict[str, str]] = {}
    for source in (of_views, of_records, of_guides, of_pages):
        for kind, code, path in source():
            found.setdefault(kind, {})[code] = path
    return found


if __name__ == "__main__":
    sys.stdout.write(json.dumps(every(), ensure_ascii=False, indent=1))
