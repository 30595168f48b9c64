"""The next doors of a page and its safety blocks, read in a fixed number of queries."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from familycentre.content.safety import HELPLINES, in_order
from familycentre.directory.models import Helpline, Service


@dataclass(frozen=True)
class Door:
    """Where to go next: a heading, a sentence, an address and an icon's name."""

    kind: str
    title: str
    summary: str
    url: str
    icon: str
    language: str = ""


@dataclass(frozen=True)
class SafetyBlock:
    """A shared safety block and the helplines that it shows."""

    code: str
    helplines: list[Helpline]


def named(name: str) -> Door | None:
    """Return the door of a page that is always there."""
    from_names = {
        "ask": (_("Ask for help"), _("Write in your own words. A professional answers."), "ask", "letter"),
        "help-now": (_("Help now"), _("Numbers that answer, by need."), "help_now", "phone"),
        "calendar": (_("Events"), _("What is on near you."), "calendar", "calendar"),
        "places": (_("Meeting places"), _("Open to all families, free of charge."), "places", "pin"),
        "safety": (_("Traces on your device"), _("What stays and how to clear it."), "safety", "eye"),
    }
    if name not in from_names:
        return None
    title, summary, url_name, icon = from_names[name]
    return Door(name, title, summary, reverse(url_name), icon)


def of_page(page: Any) -> list[Door]:
    """Return a page's doors in the editor's order; what is not published is left out.

    Queries: one for services, one for their texts, one for helplines and texts each, one for pages.
    """
    raw = [(child["type"], child["value"]) for child in page.doors.raw_data]
    ids = {kind: [value for k, value in raw if k == kind] for kind in ("service", "helpline", "article")}
    services = {s.pk: s for s in Service.objects.published().filter(pk__in=ids["service"]).prefetch_related("texts")}
    helplines = {h.pk: h for h in Helpline.objects.filter(pk__in=ids["helpline"], shown=True).prefetch_related("texts")}
    pages = {p.pk: p for p in type(page).objects.filter(pk__in=ids["article"], live=True)} if ids["article"] else {}
    found: list[Door] = []
    for kind, value in raw:
        door: Door | None = None
        if kind == "service" and value in services:
            door = of_service(services[value])
        elif kind == "helpline" and value in helplines:
            door = of_helpline(helplines[value])
        elif kind == "article" and value in pages:
            door = Door("article", pages[value].title, pages[value].summary, pages[value].url, "book")
        elif kind == "named":
            door = named(value)
        if door:
            found.append(door)
    return found


def of_service(service: Service) -> Door | None:
    """Return a service as a door."""
    text = service.text
    if text is None:
        return None
    language = text.language if text.is_fallback else ""
    return Door("service", text.name, text.summary, service.get_absolute_url(), "hand", language)


def of_helpline(helpline: Helpline) -> Door | None:
    """Return a helpline as a door: a number to dial, else its web address."""
    text = helpline.text
    if text is None:
        return None
    url = f"tel:{helpline.tel}" if helpline.tel else helpline.url or reverse("help_now")
    title = f"{text.name} {helpline.number}".strip()
    return Door("helpline", title, text.summary, url, "phone", text.language if text.is_fallback else "")


def safety_blocks(codes: list[str], today: date) -> list[SafetyBlock]:
    """Return the safety blocks of a page with their helplines. Two queries, or none without blocks."""
    if not codes:
        return []
    wanted = {key for code in codes for key in HELPLINES.get(code, [])}
    lines = {h.key: h for h in Helpline.objects.filter(key__in=wanted, shown=True).prefetch_related("texts")}
    for line in lines.values():
        line.hours_now = line.hours_on(today)
    return [
        SafetyBlock(code, speaking([lines[key] for key in HELPLINES.get(code, []) if key in lines]))
        for code in in_order(codes)
    ]


def speaking(lines: list[Helpline]) -> list[Helpline]:
    """Return the lines that answer in the reader's language, or all of them when none does."""
    language = (get_language() or settings.LANGUAGE_CODE).split("-")[0]
    return [line for line in lines if language in line.languages] or lines
