"""What the calendar, its feeds and the page of an event show, each in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q

from familycentre.directory import lists
from familycentre.directory.filters import has_any
from familycentre.directory.models import Event, EventException, EventText, PlaceText
from familycentre.directory.periods import DAY
from familycentre.directory.queries import FAR, Happening, happenings
from familycentre.directory.recurrence import Occurrence, occurrences, times_in_all
from familycentre.directory.texted import alphabetical, attach, find, public, records_of
from familycentre.people.models import AreaText, MunicipalityText, OrganisationText

WHOLE_FAMILY = {"parent", "child", "couple", "grandparent"}
"""Audiences that an event for the whole family fits too."""
TIMES_ON_A_PAGE = 6
NO_ONE = "professional"
"""The audience that the public calendar leaves out until it is asked for."""


@dataclass(frozen=True)
class Surroundings:
    """Where events are held: towns, published areas and published places, by id."""

    towns: dict[int, Any]
    areas: dict[int, Any]
    places: dict[int, Any]

    def choices(self) -> dict[str, Any]:
        """Return the choices of the filters."""
        return {
            "municipality": [(row.code, row.text.name) for row in self.towns.values()],
            "area": [(row.key, row.text.name) for row in self.areas.values()],
            "place": [(row.key, row.text.name) for row in self.places.values()],
        }


@dataclass(frozen=True)
class Plan:
    """When an event takes place; it is worked out for many events of which few are shown."""

    event: int
    first_day: date
    starts: time
    ends: time
    rule: str
    cancelled: bool
    changed: list[EventException]

    def times(self, start: date, end: date) -> list[Occurrence]:
        """Return its times between two days, the days that it has left among them."""
        return occurrences(
            first_day=self.first_day,
            starts=self.starts,
            ends=self.ends,
            rule=self.rule,
            exceptions=[(row.day, row.moved_to) for row in self.changed],
            start=start,
            end=end,
            cancelled=self.cancelled,
            moved_away=True,
        )


@dataclass(frozen=True)
class EventPage:
    """An event with its organisers and the times that are ahead."""

    event: Any
    organisers: list[Any]
    ahead: list[Happening]
    over: bool

    @property
    def next_that_takes_place(self) -> Happening | None:
        return next((happening for happening in self.ahead if happening.when.takes_place), None)

    @property
    def in_all(self) -> int | None:
        """How many times there are in all; None when there is no end."""
        return times_in_all(self.event.first_day, self.event.rule)


def surroundings() -> Surroundings:
    """Return towns, areas and places with their names. Three queries."""
    towns = lists.municipalities()
    areas = AreaText.objects.filter(record__published=True).select_related("record")
    places = PlaceText.objects.filter(public()).select_related("record")
    found = Surroundings(
        towns=towns,
        areas={area.pk: area for area in alphabetical(records_of(areas))},
        places={place.pk: place for place in alphabetical(records_of(places))},
    )
    for place in found.places.values():
        place.municipality = towns.get(place.municipality_id)
    return found


def fits(chosen: dict[str, Any]) -> Q:
    """Return the condition on text rows of events for what is chosen in ``EventFilters``.

    Within a filter any of its codes will do. An event for anyone or of all ages fits everybody; an online one
    is everywhere. What is meant for professionals is found only when it is asked for.
    """
    audiences = chosen["audience"]
    where = Q()
    if NO_ONE not in audiences:
        where &= ~Q(record__audiences__has=NO_ONE)
    if audiences:
        family = ["family"] if WHOLE_FAMILY & set(audiences) else []
        where &= has_any("record__audiences", [*audiences, "anyone", *family])
    if chosen["age"]:
        where &= has_any("record__life_stages", [*chosen["age"], "all"])
    if chosen["language"]:
        where &= has_any("record__languages", chosen["language"])
    if chosen["kind"]:
        where &= Q(record__kind__in=chosen["kind"])
    if chosen["municipality"]:
        where &= Q(record__online=True) | Q(record__place__municipality__code=chosen["municipality"])
    if chosen["area"]:
        where &= Q(record__online=True) | in_area(chosen["area"])
    if chosen["place"]:
        where &= Q(record__place__key=chosen["place"])
    if "free" in chosen["only"]:
        where &= Q(record__fee="free")
    if "online" in chosen["only"]:
        where &= Q(record__online=True)
    return where


def in_area(key: str) -> Q:
    """Return the condition for events at the places of an area or of the areas within it."""
    return Q(record__place__area__key=key) | Q(record__place__area__parent__key=key)


def plans(where: Q, start: date, end: date) -> list[Plan]:
    """Return the times of the events that may take place between two days, without the events. Two queries."""
    moved_here = EventException.objects.filter(moved_to__gte=start, moved_to__lte=end).values("record")
    may = Q(record__first_day__gte=start) | ~Q(record__rule="") | Q(record__in=moved_here)
    rows = EventText.objects.filter(where, public(), may, record__first_day__lte=end)
    changed: dict[int, list[EventException]] = {}
    for row in EventException.objects.filter(record__in=rows.values("record")):
        changed.setdefault(row.record_id, []).append(row)
    fields = [f"record__{name}" for name in ("pk", "first_day", "starts", "ends", "rule", "cancelled")]
    return [
        Plan(pk, first_day, starts, ends, rule, cancelled, changed.get(pk, []))
        for pk, first_day, starts, ends, rule, cancelled in rows.order_by().values_list(*fields).distinct()
    ]


def held(found: Iterable[Plan], around: Surroundings) -> dict[int, Any]:
    """Return the events of plans by id, with texts, exceptions and published place. One query."""
    by_id = {plan.event: plan for plan in found}
    rows = EventText.objects.filter(record__in=by_id).select_related("record") if by_id else []
    events = {event.pk: event for event in records_of(rows)}
    for pk, event in events.items():
        attach(event, "exceptions", by_id[pk].changed)
        event.place = around.places.get(event.place_id)
    return events


def with_exceptions(found: Iterable[Any]) -> None:
    """Attach to events the days that are cancelled or moved. One query."""
    changed: dict[int, list[Any]] = {event.pk: [] for event in found}
    for row in EventException.objects.filter(record__in=changed):
        changed[row.record_id].append(row)
    for event in found:
        attach(event, "exceptions", changed[event.pk])


def with_organisers(found: Iterable[Any]) -> None:
    """Set ``hosts`` of events: the published organisers, by name. Two queries."""
    by_id = {event.pk: event for event in found}
    pairs = Event.organisers.through.objects.filter(event__in=by_id)
    held = list(pairs.values_list("event_id", "organisation_id"))
    rows = OrganisationText.objects.filter(record__in={body for _event, body in held}, record__published=True)
    bodies = alphabetical(records_of(rows.select_related("record")))
    for pk, event in by_id.items():
        mine = {body for event_id, body in held if event_id == pk}
        event.hosts = [body for body in bodies if body.pk in mine]


def between(
    chosen: dict[str, Any], around: Surroundings, start: date, end: date, last: date
) -> tuple[list[Happening], Happening | None]:
    """Return what takes place between two days, and the first time after the day ``last``. Three queries."""
    far = end + timedelta(days=FAR)
    known = plans(fits(chosen), start, far)
    inside = [(plan, when) for plan in known for when in plan.times(start, end)]
    later = [(plan, when) for plan in known for when in plan.times(last + DAY, far) if when.takes_place]
    after = sorted(later, key=in_time)[:1]
    events = held([plan for plan, _when in inside + after], around)
    inside_events, next_events = (
        [Happening(events[plan.event], when) for plan, when in pairs]
        for pairs in (sorted(inside, key=in_time), after)
    )
    return inside_events, next(iter(next_events), None)


def coming(chosen: dict[str, Any], around: Surroundings, now: datetime, most: int) -> list[Happening]:
    """Return the nearest times that are not over at ``now`` (local wall-clock time). Three queries."""
    today, far = now.date(), now.date() + timedelta(days=FAR)
    times = [(plan, when) for plan in plans(fits(chosen), today, far) for when in plan.times(today, far)]
    ahead = sorted((pair for pair in times if pair[1].end > now and pair[1].moved_to is None), key=in_time)[
        :most
    ]
    events = held([plan for plan, _when in ahead], around)
    return [Happening(events[plan.event], when) for plan, when in ahead]


def in_time(pair: tuple[Plan, Occurrence]) -> tuple[datetime, int]:
    """Return what times are put in order by."""
    plan, when = pair
    return when.start, plan.event


def by_day(found: Iterable[Happening]) -> dict[date, list[Happening]]:
    """Return happenings by their day."""
    days: dict[date, list[Happening]] = {}
    for happening in found:
        days.setdefault(happening.day, []).append(happening)
    return days


def event(slug: str, today: date) -> EventPage | None:
    """Return a published event with what its page shows. Six queries."""
    found = find(EventText, slug, public())
    if found is None:
        return None
    with_exceptions([found])
    with_organisers([found])
    places = PlaceText.objects.filter(public(), record=found.place_id).select_related("record__municipality")
    found.place = next(iter(records_of(places)), None)
    if found.place and found.place.municipality:
        towns = MunicipalityText.objects.filter(record=found.place.municipality_id)
        attach(found.place.municipality, "texts", list(towns))
    ahead = happenings([found], today, today + timedelta(days=366), moved_away=True)
    return EventPage(
        event=found,
        organisers=found.hosts,
        ahead=ahead[:TIMES_ON_A_PAGE],
        over=not any(happening.when.moved_to is None for happening in ahead),
    )


def days_of(start: date, end: date) -> list[date]:
    """Return the days between two days, both included."""
    return [start + n * DAY for n in range((end - start).days + 1)]
