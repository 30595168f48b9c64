"""One record with all that its page shows, each in a fixed number of queries."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q

from familycentre.directory import lists
from familycentre.directory.models import (
    Channel,
    HelplineText,
    PlaceLink,
    PlaceText,
    Service,
    ServiceText,
    ThemeText,
)
from familycentre.directory.queries import Happening
from familycentre.directory.texted import alphabetical, attach, find, public, records_of
from familycentre.people.models import Area, AreaText, Organisation, OrganisationText

WEEK = timedelta(days=7)
EVENTS_ON_A_PAGE = 5


@dataclass(frozen=True)
class AreaPage:
    """A family-centre area and what belongs to it."""

    area: Any
    parent: Any | None
    parts: list[Any]
    towns: list[Any]
    sites: list[Any]
    meeting_places: list[Any]
    events: list[Happening]


@dataclass(frozen=True)
class OrganisationPage:
    """An organisation and where one meets it."""

    organisation: Any
    services: list[Any]
    places: list[Any]
    partner_in: list[Any]
    events: list[Happening]


@dataclass(frozen=True)
class PlacePage:
    """A place and what happens there."""

    place: Any
    runs: list[Any]
    partners: list[Any]
    services: list[Any]
    week: list[Happening]
    week_after: list[Happening]
    hours: list[tuple[date, list[tuple[time, time]] | None]]


def service(slug: str, now: datetime) -> Any | None:
    """Return a published service with everything that its page shows. Ten queries."""
    found = find(ServiceText, slug, public(), "record__theme", "record__provider")
    if found is None:
        return None
    rows = ThemeText.objects.filter(record=found.theme_id).select_related("record")
    attach(found.theme, "texts", list(rows))
    if found.provider:
        attach(found.provider, "texts", list(OrganisationText.objects.filter(record=found.provider_id)))
    towns = lists.municipalities(Service.municipalities.through.objects.filter(service=found))
    found.towns = [town for town in towns.values() if town.own]
    found.doors = lists.places(towns, now, Q(record__services=found))
    attach(found, "channels", list(Channel.objects.filter(record=found)))
    lines = HelplineText.objects.filter(record__services=found, record__shown=True)
    found.lines = records_of(lines.select_related("record").order_by("record__order"))
    for line in found.lines:
        line.hours_now = line.hours_on(now.date())
    found.others = services_where(
        Q(record__in=found.related.through.objects.filter(from_service=found).values("to_service"))
    )
    return found


def services_where(where: Q) -> list[Any]:
    """Return published services by name, with their texts and theme. One query."""
    rows = ServiceText.objects.filter(where, public()).select_related("record__theme")
    return alphabetical(records_of(rows))


def organisation(slug: str, now: datetime) -> OrganisationPage | None:
    """Return a published organisation's page. Ten queries."""
    found = find(OrganisationText, slug, Q(record__published=True))
    if found is None:
        return None
    towns = lists.municipalities()
    mine = Q(record__organisations=found) | Q(record__partners=found)
    linked = lists.places(towns, now, Q(record__in=PlaceText.objects.filter(mine).values("record")))
    runs = set(found.places.through.objects.filter(organisation=found).values_list("place_id", flat=True))
    return OrganisationPage(
        organisation=found,
        services=services_where(Q(record__provider=found)),
        places=[place for place in linked if place.pk in runs],
        partner_in=[place for place in linked if place.pk not in runs],
        events=lists.nearest(Q(record__organisers=found), now, EVENTS_ON_A_PAGE),
    )


def area(slug: str, now: datetime) -> AreaPage | None:
    """Return a published area's page; a large area shows what its parts have, too. Nine queries."""
    found = find(AreaText, slug, Q(record__published=True))
    if found is None:
        return None
    towns = lists.municipalities(Area.municipalities.through.objects.filter(area=found))
    family = AreaText.objects.filter(
        Q(record__parent=found) | Q(record=found.parent_id), record__published=True
    )
    kin = alphabetical(records_of(family.select_related("record")))
    inside = Q(record__area=found) | Q(record__area__parent=found)
    doors = lists.places(towns, now, inside)
    held = Q(record__place__area=found) | Q(record__place__area__parent=found)
    return AreaPage(
        area=found,
        parent=next((row for row in kin if row.pk == found.parent_id), None),
        parts=[row for row in kin if row.parent_id == found.pk],
        towns=[town for town in towns.values() if town.own],
        sites=[place for place in doors if place.kind == "site"],
        meeting_places=[place for place in doors if place.kind != "site"],
        events=lists.nearest(held, now, EVENTS_ON_A_PAGE),
    )


def areas() -> tuple[list[Any], int]:
    """Return the published large areas with their ``parts`` and ``towns``, and how many areas are still drafts."""
    rows = AreaText.objects.filter(record__published=True).select_related("record")
    found = alphabetical(records_of(rows))
    towns = lists.municipalities()
    pairs = list(Area.municipalities.through.objects.values_list("area_id", "municipality_id"))
    for row in found:
        ids = {town for pk, town in pairs if pk == row.pk}
        row.towns = [town for pk, town in towns.items() if pk in ids]
        row.parts = [part for part in found if part.parent_id == row.pk]
    return [row for row in found if row.parent_id is None], Area.objects.filter(published=False).count()


def place(slug: str, now: datetime) -> PlacePage | None:
    """Return a published place's page. Eleven queries."""
    found = find(PlaceText, slug, public(), "record__area", "record__municipality")
    if found is None:
        return None
    found.municipality = lists.municipalities().get(found.municipality_id)
    lists.with_hours([found], now.date())
    found.open_now, found.today = found.open_at(now), found.hours_on(now.date())
    attach(found, "links", list(PlaceLink.objects.filter(record=found)))
    if found.area:
        attach(found.area, "texts", list(AreaText.objects.filter(record=found.area_id)))
    runs = Organisation.objects.filter(places=found, pk=OuterRef("record"))
    with_us = Q(record__places=found) | Q(record__partner_places=found)
    rows = OrganisationText.objects.filter(
        record__in=OrganisationText.objects.filter(with_us, record__published=True).values("record")
    )
    bodies = alphabetical(records_of(rows.annotate(runs=Exists(runs)).select_related("record")))
    leading = {body.pk for body in bodies if body.text.runs}
    today = now.date()
    ahead = lists.happenings(Q(record__place=found), today, today + 2 * WEEK - timedelta(days=1))
    return PlacePage(
        place=found,
        runs=[body for body in bodies if body.pk in leading],
        partners=[body for body in bodies if body.pk not in leading],
        services=services_where(Q(record__places=found)),
        week=before(ahead, today + WEEK),
        week_after=[happening for happening in ahead if happening.day >= today + WEEK],
        hours=hours_of_week(found, today),
    )


def hours_of_week(place: Any, today: date) -> list[tuple[date, list[tuple[time, time]] | None]]:
    """Return the opening times of seven days; nothing at all when none of them is known."""
    days = [today + timedelta(days=n) for n in range(7)]
    hours = [(day, place.hours_on(day)) for day in days]
    return hours if any(times is not None for _day, times in hours) else []


def before(found: list[Happening], day: date) -> list[Happening]:
    """Return what takes place before a day."""
    return [happening for happening in found if happening.day < day]
