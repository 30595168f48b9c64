"""The nearest events for other sites: in a frame, or as plain data. The names of the fields are kept for good."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import QueryDict

from familycentre.directory import calendar_query, event_names
from familycentre.directory.forms_calendar import EventFilters
from familycentre.directory.queries import Happening
from familycentre.directory.recurrence import HERE
from familycentre.directory.schema_org import absolute

USUAL, MOST = 8, 20


@dataclass(frozen=True)
class Coming:
    """What is ahead; nothing when the address names a place, an area or a word that is not there."""

    happenings: list[Happening]
    query: str
    today: date


def coming(data: QueryDict, now: datetime) -> Coming:
    """Return the nearest times of events that fit an address, ``most`` of them. Six queries."""
    around = calendar_query.surroundings()
    form = EventFilters(data, **around.choices())
    wanted = data.get("most", "")
    most = min(MOST, int(wanted)) if wanted.isascii() and wanted.isdigit() and len(wanted) < 4 else USUAL
    if form.strays:
        return Coming([], "", now.date())
    ahead = calendar_query.coming(form.chosen, around, now.replace(tzinfo=None), max(1, most))
    return Coming(ahead, form.query(), now.date())


def as_data(found: Coming, language: str) -> dict[str, Any]:
    """Return the times as plain data."""
    return {
        "language": language,
        "count": len(found.happenings),
        "events": [time(happening) for happening in found.happenings],
    }


def time(happening: Happening) -> dict[str, Any]:
    """Return a time of an event; ``language`` is that of its words, ``languages`` those that are spoken there."""
    event: Any = happening.event
    when, place = happening.when, event.place
    town = place.municipality if place else None
    return {
        "id": event.key,
        "name": event_names.full(event),
        "summary": event.text.summary,
        "language": event.text.language,
        "url": absolute(event.get_absolute_url()),
        "starts": when.start.replace(tzinfo=HERE).isoformat(),
        "ends": when.end.replace(tzinfo=HERE).isoformat(),
        "cancelled": when.cancelled,
        "moved_from": when.moved_from.isoformat() if when.moved_from else None,
        "kind": event.kind,
        "place": {"id": place.key, "name": place.text.name, "address": place.address or None}
        if place
        else None,
        "municipality": {"code": town.code, "name": town.text.name} if town else None,
        "online": event.online,
        "audiences": event.audiences,
        "life_stages": event.life_stages,
        "languages": event.languages,
        "fee": event.fee,
        "sign_up": event.signup == event.Signup.ASK,
        "capacity": event.capacity,
        "example": event.example,
    }
