"""The next doors of a page and its safety blocks, read in a fixed number of queries."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from familycentre.content import lines
from familycentre.content.safety import HELPLINES, in_order
from familycentre.directory.models import Helpline, Service, ServiceText
from familycentre.directory.texted import public, records_of
from familycentre.guidance.doors import Shown as Door


@dataclass(frozen=True)
class SafetyBlock:
    """A shared safety block and the helplines that it shows."""

    code: str
    helplines: list[Helpline]

    @property
    def template(self) -> str:
        return f"content/safety/{self.code}.html"


def named(name: str) -> Door | None:
    """Return the door of a page that is always there."""
    from_names = {
        "ask": (_("Ask for help"), _("Who answers, and how to reach them."), "ask", "pen"),
        "help-now": (_("Help now"), _("Numbers that answer, by need."), "help_now", "phone"),
        "calendar": (_("Events"), _("What is on near you."), "calendar", "calendar"),
        "places": (_("Meeting places"), _("Open to all families, free of charge."), "places", "pin"),
        "safety": (_("Traces on your device"), _("What stays and how to clear it."), "safety", "eye"),
    }
    if name not in from_names:
        return None
    title, summary, url_name, icon = from_names[name]
    return Door(name, title, summary, reverse(url_name), icon)


@dataclass(frozen=True)
class Beside:
    """What stands beside a text: the safety blocks above it and the doors after it."""

    safety_blocks: list[SafetyBlock]
    doors: list[Door]

    @property
    def first_door(self) -> Door | None:
        return next(iter(self.doors), None)


def beside(page: Any) -> Beside:
    """Return a page's safety blocks and doors in the editor's order; what is not published is left out.

    A number that a safety block shows already is not a door again. At most three queries.
    """
    raw = [(child["type"], child["value"]) for child in page.doors.raw_data]
    ids = {kind: [value for k, value in raw if k == kind] for kind in ("service", "helpline", "article")}
    known = helplines(page, ids["helpline"])
    blocks = safety_blocks(page.safety, known)
    shown = {line.pk for block in blocks for line in block.helplines if line.number}
    found: dict[str, dict[int, Door | None]] = {
        "service": {row.pk: of_service(row) for row in services(ids["service"])},
        "helpline": {row.pk: of_helpline(row) for row in known if row.pk not in shown},
        "article": {row.pk: of_article(row) for row in articles(page, ids["article"])},
    }
    doors = [named(value) if kind == "named" else found[kind].get(value) for kind, value in raw]
    return Beside(blocks, [door for door in doors if door])


def services(ids: list[int]) -> list[Service]:
    """Return published services with their texts. One query, or none."""
    if not ids:
        return []
    return records_of(ServiceText.objects.filter(public(), record__in=ids).select_related("record"))


def helplines(page: Any, ids: list[int]) -> list[Helpline]:
    """Return the shown helplines that a page's doors or safety blocks name. One query, or none."""
    keys = {key for code in page.safety for key in HELPLINES.get(code, [])}
    if not ids and not keys:
        return []
    return lines.shown(page.today, Q(record__in=ids) | Q(record__key__in=keys))


def articles(page: Any, ids: list[int]) -> list[Any]:
    """Return live pages of the same kind. One query, or none."""
    return list(type(page).objects.filter(pk__in=ids, live=True)) if ids else []


def of_article(article: Any) -> Door:
    """Return another article as a door."""
    return Door("article", article.title, article.summary, article.url, "book")


def of_service(service: Service) -> Door | None:
    """Return a service as a door."""
    text = service.text
    if text is None:
        return None
    language = text.language if text.is_fallback else ""
    return Door("service", text.name, text.summary, service.get_absolute_url(), "hands", language)


def of_helpline(helpline: Helpline) -> Door | None:
    """Return a helpline as a door: a number to dial, else its web address."""
    text = helpline.text
    if text is None:
        return None
    language = text.language if text.is_fallback else ""
    if helpline.number:
        url = f"tel:{helpline.tel}"
        return Door("helpline", text.name, text.summary, url, "phone", language, helpline.number)
    return Door("helpline", text.name, text.summary, helpline.url or reverse("help_now"), "chat", language)


def safety_blocks(codes: list[str], known: list[Helpline]) -> list[SafetyBlock]:
    """Return the safety blocks of a page with those of the helplines that belong to them."""
    by_key = {line.key: line for line in known}
    return [
        SafetyBlock(code, lines.for_reader(by_key[key] for key in HELPLINES.get(code, []) if key in by_key))
        for code in in_order(codes)
    ]
