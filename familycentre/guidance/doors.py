"""The next doors of outcomes and stages, read in a fixed number of queries whatever their number."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from familycentre.core.texts import nearest
from familycentre.directory.models import (
    HelplineText,
    NationalServiceText,
    ServiceText,
)
from familycentre.directory.texted import public, records_of
from familycentre.guidance.engine import Door
from familycentre.guidance.graph import ANYWHERE
from familycentre.guidance.models import Document, PathText


@dataclass(frozen=True)
class Shown:
    """A door as it is drawn: words, an address, an icon's name."""

    kind: str
    title: str
    summary: str
    url: str
    icon: str
    language: str = ""
    number: str = ""
    hours: str = ""

    @property
    def away(self) -> bool:
        """Say whether it leads to another site."""
        return self.kind in {"national", "helpline"} and self.url.startswith("http")


def shown(doors: Iterable[Door], municipality: str = "") -> list[Shown]:
    """Return the doors that are open now, in their order: what is unpublished, or only elsewhere, is left out.

    At most eight queries, however many doors.
    """
    doors = list(doors)
    found = by_door(doors, municipality)
    return list(dict.fromkeys(found[door] for door in doors if door in found))


def by_door(doors: Iterable[Door], municipality: str = "") -> dict[Door, Shown]:
    """Return door → how it is drawn, for those that are open. At most eight queries."""
    wanted: dict[str, set[Any]] = {}
    for kind, value in doors:
        if value and kind in READERS:
            wanted.setdefault(kind, set()).add(value)
    return {
        (kind, value): door
        for kind, values in wanted.items()
        for value, door in READERS[kind](values, municipality).items()
    }


def services(ids: set[Any], municipality: str) -> dict[Any, Shown]:
    """Return published services that are offered in the municipality."""
    rows = ServiceText.objects.filter(public(), record__in=ids).select_related("record")
    records = records_of(rows)
    if municipality and municipality != ANYWHERE:
        elsewhere = offered_elsewhere(ids, municipality)
        records = [record for record in records if record.pk not in elsewhere]
    return {record.pk: of_record("service", record, "hands", record.get_absolute_url()) for record in records}


def offered_elsewhere(ids: Iterable[Any], municipality: str) -> set[int]:
    """Return the services that are offered in some municipalities only, and not in this one. One query."""
    through = ServiceText.record.field.related_model.municipalities.through
    only: dict[int, set[str]] = {}
    for service, code in through.objects.filter(service__in=ids).values_list("service", "municipality__code"):
        only.setdefault(service, set()).add(code)
    return {service for service, codes in only.items() if municipality not in codes}


def helplines(ids: set[Any], _municipality: str) -> dict[Any, Shown]:
    """Return helplines that may be shown."""
    rows = HelplineText.objects.filter(record__in=ids, record__shown=True).select_related("record")
    lines = records_of(rows)
    return {line.pk: of_helpline(line) for line in lines if not answered_better(line, lines)}


def answered_better(line: Any, others: Iterable[Any]) -> bool:
    """Say whether another line for the same need answers in the reader's language and this one does not."""
    code = (get_language() or settings.LANGUAGE_CODE).split("-")[0]
    if not line.languages or code in line.languages:
        return False
    return any(code in other.languages and set(other.needs) & set(line.needs) for other in others)


def of_helpline(line: Any) -> Shown:
    """Return a helpline as a door: a number to dial, else its web address."""
    hours = line.hours_on(timezone.localdate()) or ""
    url = f"tel:{line.tel}" if line.number else line.url or line.chat_url or reverse("help_now")
    icon = "phone" if line.number else "chat"
    return of_record("helpline", line, icon, url, number=line.number, hours=str(hours))


def nationals(ids: set[Any], _municipality: str) -> dict[Any, Shown]:
    """Return national services; one whose address is not known leads to their list."""
    rows = NationalServiceText.objects.filter(record__in=ids).select_related("record")
    return {
        row.pk: of_record("national", row, "globe", row.url or reverse("national"))
        for row in records_of(rows)
    }


def paths(ids: set[Any], _municipality: str) -> dict[Any, Shown]:
    """Return published client paths."""
    rows = PathText.objects.filter(public(), record__in=ids).select_related("record")
    return {row.pk: of_record("path", row, "step", row.get_absolute_url()) for row in records_of(rows)}


def of_record(kind: str, record: Any, icon: str, url: str, **more: str) -> Shown:
    """Return a record with a name and a summary as a door."""
    text = record.text
    return Shown(kind, text.name, text.summary, url, icon, text.language if text.is_fallback else "", **more)


def articles(ids: set[Any], _municipality: str) -> dict[Any, Shown]:
    """Return live pages, each in the reader's language or the nearest one; their summaries are the index's."""
    keys = dict(Page.objects.live().filter(pk__in=ids).values_list("pk", "translation_key"))
    versions: dict[Any, list[Any]] = {}
    for page in Page.objects.live().filter(translation_key__in=keys.values()).select_related("locale"):
        page.language = page.locale.language_code
        versions.setdefault(page.translation_key, []).append(page)
    summaries = {
        (row["key"], row["language"]): row["summary"]
        for row in Document.objects.filter(key__in=[key.hex for key in keys.values()]).values(
            "key", "language", "summary"
        )
    }
    found = {}
    for pk, key in keys.items():
        page = nearest(versions[key], get_language() or settings.LANGUAGE_CODE)
        summary = summaries.get((key.hex, page.language), "")
        language = page.language if page.is_fallback else ""
        found[pk] = Shown("article", page.title, summary, page.url or "", "book", language)
    return found


def named(names: set[Any], _municipality: str) -> dict[Any, Shown]:
    """Return the doors of pages that are always there."""
    told = {
        "ask": (_("Ask for help"), _("Who answers, and how to reach them."), "ask", "pen"),
        "help-now": (_("Help now"), _("Numbers that answer, by need."), "help_now", "phone"),
        "calendar": (_("Events"), _("What is on near you."), "calendar", "calendar"),
        "places": (_("Meeting places"), _("Open to all families, free of charge."), "places", "pin"),
        "services": (_("Services"), _("All services, with filters."), "services", "hands"),
        "safety": (_("Traces on your device"), _("What stays and how to clear it."), "safety", "eye"),
    }
    return {
        name: Shown(name, told[name][0], told[name][1], reverse(told[name][2]), told[name][3])
        for name in names & told.keys()
    }


READERS = {
    "service": services,
    "helpline": helplines,
    "national": nationals,
    "path": paths,
    "article": articles,
    "named": named,
}
