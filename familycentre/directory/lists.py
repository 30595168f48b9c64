"""The public lists: services, organisations, places. Each takes a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Value
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from familycentre.directory import queries, vocabulary
from familycentre.directory.filters import narrow
from familycentre.directory.hours import Open, any_open
from familycentre.directory.models import (
    EventException,
    EventText,
    HelplineText,
    HoursException,
    NationalServiceText,
    OpeningHours,
    Place,
    PlaceText,
    Service,
    ServiceText,
    ThemeText,
)
from familycentre.directory.texted import alphabetical, attach, by_name, in_order_of, public, records_of
from familycentre.people.models import MunicipalityText, Organisation, OrganisationText

SERVICES_A_PAGE = 24
HOURS_AHEAD = timedelta(days=14)


@dataclass(frozen=True)
class ServiceGroup:
    """Services of one theme, or of one level of support when a theme is chosen."""

    key: str
    title: Any
    total: int
    services: list[Any]
    theme: Any | None = None


@dataclass(frozen=True)
class ServiceList:
    """A page of the list; ``unknown`` counts those that "open now" had to leave out for want of hours."""

    page: "Page[Any]"
    groups: list[ServiceGroup]
    total: int
    unknown: int = 0


def municipalities(own: "QuerySet[Any] | None" = None) -> dict[int, Any]:
    """Return the municipalities by id, with their names, in order of name. One query.

    ``own`` is a query over rows that point at municipalities; those it finds have ``own`` true.
    """
    mine = Exists(own.filter(municipality=OuterRef("record"))) if own is not None else Value(False)
    rows = MunicipalityText.objects.select_related("record").annotate(own=mine)
    found = alphabetical(records_of(rows))
    for town in found:
        town.own = bool(town.text.own)
    return {town.pk: town for town in found}


def themes() -> dict[int, Any]:
    """Return the themes by id, with their names, in their order. One query."""
    rows = ThemeText.objects.select_related("record").order_by("record__order")
    return {row.pk: row for row in records_of(rows)}


def choices(places: dict[int, Any], topics: dict[int, Any]) -> dict[str, list[tuple[str, Any]]]:
    """Return the choices of the filters that come from the database."""
    return {
        "municipality": [(row.code, row.text.name) for row in places.values()],
        "theme": [(row.key, row.text.name) for row in topics.values()],
    }


def services(
    chosen: dict[str, Any], towns: dict[int, Any], topics: dict[int, Any], *, number: Any, now: datetime
) -> ServiceList:
    """Return a page of the services that fit. Four queries, four more for "open now"."""
    found, unknown = narrow(Service.objects.published(), chosen), 0
    if "open" in chosen["only"]:
        found, unknown = open_services(found, now)
    field = "tier" if chosen["theme"] else "theme_id"
    counts = dict(found.values_list(field).annotate(n=Count("pk")).order_by())
    first = in_order_of("tier", dict(vocabulary.TIERS)) if chosen["theme"] else "theme__order"
    paginator = Paginator(by_name(found.select_related("theme"), ServiceText, first), SERVICES_A_PAGE)
    paginator.count = sum(counts.values())
    page = paginator.get_page(number)
    page.object_list = list(page.object_list)
    tell(page.object_list, towns)
    return ServiceList(page, grouped(page.object_list, field, counts, topics), paginator.count, unknown)


def tell(found: list[Any], towns: dict[int, Any]) -> None:
    """Attach texts and ``towns`` (where a service is, empty: the whole region). Two queries."""
    texts: dict[int, list[Any]] = {service.pk: [] for service in found}
    for row in ServiceText.objects.filter(record__in=found):
        texts[row.record_id].append(row)
    pairs = Service.municipalities.through.objects.filter(service__in=found)
    where = list(pairs.values_list("service_id", "municipality_id"))
    for service in found:
        attach(service, "texts", texts[service.pk])
        ids = {town for pk, town in where if pk == service.pk}
        service.towns = [town for pk, town in towns.items() if pk in ids]


def grouped(
    found: Iterable[Any], field: str, counts: dict[Any, int], topics: dict[int, Any]
) -> list[ServiceGroup]:
    """Return the services in the groups in which they follow one another."""
    groups: dict[Any, list[Any]] = {}
    for service in found:
        groups.setdefault(getattr(service, field), []).append(service)
    tiers = dict(vocabulary.TIERS)
    return [
        ServiceGroup(key, tiers[key], counts[key], rows)
        if field == "tier"
        else ServiceGroup(topics[key].key, topics[key].text.name, counts[key], rows, topics[key])
        for key, rows in groups.items()
    ]


def open_services(found: "QuerySet[Any]", now: datetime) -> tuple["QuerySet[Any]", int]:
    """Return the services of which a place is open now, and how many we can't tell of. Four queries."""
    doors = {place.pk: place for place in Place.objects.published()}
    with_hours(doors.values(), now.date())
    answers: dict[int, list[Open]] = {}
    pairs = Service.places.through.objects.filter(service__in=found.values("pk"))
    for service, place in pairs.values_list("service_id", "place_id"):
        if place in doors:
            answers.setdefault(service, []).append(doors[place].open_at(now))
    known = {service: any_open(given) for service, given in answers.items()}
    open_ones = [service for service, answer in known.items() if answer is Open.YES]
    told = [service for service, answer in known.items() if answer is not Open.UNKNOWN]
    return found.filter(pk__in=open_ones), found.exclude(pk__in=told).count()


def with_hours(places: Iterable[Any], today: date) -> None:
    """Attach to places their weekly hours and the exceptions of the coming days. Two queries."""
    by_id = {place.pk: place for place in places}
    regular: dict[int, list[Any]] = {pk: [] for pk in by_id}
    special: dict[int, list[Any]] = {pk: [] for pk in by_id}
    if by_id:
        for row in OpeningHours.objects.filter(record__in=by_id):
            regular[row.record_id].append(row)
        near = (today, today + HOURS_AHEAD)
        for day in HoursException.objects.filter(record__in=by_id, day__range=near):
            special[day.record_id].append(day)
    for pk, place in by_id.items():
        attach(place, "opening_hours", regular[pk])
        attach(place, "hours_exceptions", special[pk])


def places(towns: dict[int, Any], now: datetime, where: Q | None = None) -> list[Any]:
    """Return the published places by name, with hours, ``open_now`` and municipality. Three queries."""
    rows = PlaceText.objects.filter(public(), where or Q()).select_related("record").order_by("record__key")
    found = alphabetical(records_of(rows))
    with_hours(found, now.date())
    for place in found:
        place.municipality = towns.get(place.municipality_id)
        place.open_now = place.open_at(now)
        place.today = place.hours_on(now.date())
    return found


def organisations() -> list[Any]:
    """Return the published organisations by name, with ``service_count``. Two queries."""
    rows = OrganisationText.objects.filter(record__published=True).select_related("record")
    found = alphabetical(records_of(rows))
    counts = dict(Service.objects.published().values_list("provider_id").annotate(n=Count("pk")).order_by())
    for organisation in found:
        organisation.service_count = counts.get(organisation.pk, 0)
    return found


def by_kind(found: Iterable[Any]) -> list[tuple[str, Any, list[Any]]]:
    """Return organisations in the groups of their kind: code, name, rows."""
    rows = list(found)
    groups = [
        (code, label, [row for row in rows if row.kind == code]) for code, label in Organisation.Kind.choices
    ]
    return [group for group in groups if group[2]]


def happenings(where: Q, start: date, end: date) -> list[queries.Happening]:
    """Return what happens for families between two days, in order of time, cancelled and moved times too.

    Three queries.
    """
    rows = EventText.objects.filter(where, public()).select_related("record").order_by("record__key")
    events = [event for event in records_of(rows) if "professional" not in event.audiences]
    moved: dict[int, list[Any]] = {event.pk: [] for event in events}
    for row in EventException.objects.filter(record__in=moved):
        moved[row.record_id].append(row)
    held = PlaceText.objects.filter(public(), record__in={event.place_id for event in events})
    doors = {place.pk: place for place in records_of(held.select_related("record"))}
    for event in events:
        attach(event, "exceptions", moved[event.pk])
        event.place = doors.get(event.place_id)
    return queries.happenings(events, start, end, moved_away=True)


def to_come(happening: queries.Happening, now: datetime) -> bool:
    """Say whether one can still go there."""
    return happening.when.takes_place and happening.when.end > now.replace(tzinfo=None)


def nearest(where: Q, now: datetime, most: int) -> list[queries.Happening]:
    """Return the nearest times of different events, those cancelled or over left out. Three queries."""
    found: dict[int, queries.Happening] = {}
    for happening in happenings(where, now.date(), now.date() + timedelta(days=queries.FAR)):
        if to_come(happening, now):
            found.setdefault(happening.event.pk, happening)
    return list(found.values())[:most]


@dataclass(frozen=True)
class PlaceGroup:
    """The places of a municipality, or those whose municipality is not known."""

    town: Any | None
    places: list[Any]


@dataclass(frozen=True)
class PlaceList:
    """The places that fit; ``unknown`` counts those that "open now" left out for want of hours."""

    groups: list[PlaceGroup]
    places: list[Any]
    unknown: int

    @property
    def silent(self) -> bool:
        return any(place.open_now is Open.UNKNOWN for place in self.places)


def place_list(chosen: dict[str, Any], towns: dict[int, Any], *, now: datetime) -> PlaceList:
    """Return the places that fit, by municipality, each with its ``next`` event. Six queries."""
    where = Q(record__municipality__code=chosen["municipality"]) if chosen["municipality"] else Q()
    if chosen["kind"]:
        where &= Q(record__kind__in=chosen["kind"])
    found, unknown = places(towns, now, where), 0
    if "open" in chosen["only"]:
        unknown = sum(place.open_now is Open.UNKNOWN for place in found)
        found = [place for place in found if place.open_now is Open.YES]
    coming: dict[int | None, queries.Happening] = {}
    for happening in happenings(Q(record__place__in=found), now.date(), now.date() + HOURS_AHEAD):
        if to_come(happening, now):
            coming.setdefault(happening.event.place_id, happening)
    for place in found:
        place.next = coming.get(place.pk)
    return PlaceList(by_town(found, towns), found, unknown)


def by_town(found: Iterable[Any], towns: dict[int, Any]) -> list[PlaceGroup]:
    """Return places in the groups of their municipalities; those without one come last."""
    rows = list(found)
    groups = [PlaceGroup(town, [p for p in rows if p.municipality_id == pk]) for pk, town in towns.items()]
    groups.append(PlaceGroup(None, [p for p in rows if p.municipality_id is None]))
    return [group for group in groups if group.places]


@dataclass(frozen=True)
class HelplineGroup:
    """The helplines of a need."""

    key: str
    title: Any
    lines: list[Any]


@dataclass(frozen=True)
class HelpNow:
    """Who answers now: the first line apart, the others once each, under their first need."""

    first: Any | None
    groups: list[HelplineGroup]
    chats: list[Any]


def helplines(today: date) -> HelpNow:
    """Return the shown helplines, those in the reader's language first, each with ``hours_now``. One query."""
    rows = HelplineText.objects.filter(record__shown=True).select_related("record")
    own = (get_language() or "").split("-")[0]
    found = sorted(
        records_of(rows.order_by("record__order", "record__key")),
        key=lambda line: bool(line.languages) and own not in line.languages,
    )
    for line in found:
        line.hours_now = line.hours_on(today)
    first = next((line for line in found if "danger" in line.needs[:1] and line.tel), None)
    rest = [line for line in found if line is not first]
    groups = [
        HelplineGroup(key, label, [line for line in rest if (line.needs or [""])[0] == key])
        for key, label in [*vocabulary.NEEDS, ("", _("Other lines"))]
    ]
    chats = [line for line in rest if line.chat_url]
    return HelpNow(first, [group for group in groups if group.lines], chats)


def national() -> list[tuple[str, Any, list[Any]]]:
    """Return the national services in their groups, by name: code, title, rows. One query."""
    found = alphabetical(records_of(NationalServiceText.objects.select_related("record")))
    groups = [
        (code, title, [row for row in found if row.group == code])
        for code, title in vocabulary.NATIONAL_GROUPS
    ]
    return [group for group in groups if group[2]]
