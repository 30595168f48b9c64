"""Reads that span models, each in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from familycentre.directory.models import Event, Helpline, Place
from familycentre.directory.recurrence import Occurrence, occurrences, times_in_all
from familycentre.people.models import Organisation

FAR = 60  # days ahead in which "the next" event is looked for


@dataclass(frozen=True)
class Happening:
    """An event at one of its times."""

    event: Event
    when: Occurrence

    @property
    def day(self) -> date:
        return self.when.day

    @property
    def in_all(self) -> int | None:
        """How many times there are in all, when the event is a series with an end."""
        return times_in_all(self.event.first_day, self.event.rule) if self.event.series else None


def helplines_for(need: str, today: date) -> list[Helpline]:
    """Return the shown helplines for a need, in order, each with ``hours_now``. Two queries."""
    lines = list(Helpline.objects.filter(shown=True, needs__has=need).prefetch_related("texts"))
    for line in lines:
        line.hours_now = line.hours_on(today)
    return lines


def with_all(events: "QuerySet[Any]") -> "QuerySet[Any]":
    """Fetch with the events what lists and feeds show of them. Six queries in all."""
    return events.prefetch_related(
        "texts",
        "exceptions",
        Prefetch("organisers", Organisation.objects.prefetch_related("texts")),
        Prefetch("place", Place.objects.select_related("municipality").prefetch_related("texts")),
    )


def happenings(
    events: Iterable[Event], start: date, end: date, *, moved_away: bool = False
) -> list[Happening]:
    """Return what takes place between two days, both included, in order of time.

    What is cancelled is there too; with ``moved_away`` also the days that an event has left.
    """
    found = []
    for event in events:
        times = occurrences(
            first_day=event.first_day,
            starts=event.starts,
            ends=event.ends,
            rule=event.rule,
            exceptions=[(e.day, e.moved_to) for e in event.exceptions.all()],
            start=start,
            end=end,
            cancelled=event.cancelled,
            moved_away=moved_away,
        )
        found += [Happening(event, when) for when in times]
    return sorted(found, key=lambda h: (h.when.start, h.event.pk))


def next_occurrences(most: int, today: date, audience: str = "", where: Q | None = None) -> list[Happening]:
    """Return the nearest times of different events, cancelled ones left out.

    Those for professionals come only when asked for.
    """
    events = Event.objects.published().filter(first_day__lte=today + timedelta(days=FAR))
    if audience:
        events = events.filter(audiences__has=audience)
    else:
        events = events.exclude(audiences__has="professional")
    if where is not None:
        events = events.filter(where)
    nearest: dict[int, Happening] = {}
    for happening in happenings(with_all(events), today, today + timedelta(days=FAR)):
        if happening.when.takes_place:
            nearest.setdefault(happening.event.pk, happening)
    return sorted(nearest.values(), key=lambda h: h.when.start)[:most]
