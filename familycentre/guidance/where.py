"""Where in the region a service is to be had: by municipality and by family-centre area."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from familycentre.directory.models import Service
from familycentre.directory.texted import alphabetical, records_of
from familycentre.people.models import Area, AreaText, MunicipalityText

Codes = frozenset[str]


@dataclass(frozen=True)
class Territory:
    """A municipality or an area that can be chosen. An area holds its parts."""

    value: str
    name: str
    municipalities: Codes
    areas: Codes = frozenset()
    draft: bool = False


@dataclass
class Reach:
    """Where a service is offered: only in these municipalities, only at these places; empty is everywhere."""

    municipalities: set[str] = field(default_factory=set)
    places: list[tuple[str, str]] = field(default_factory=list)  # area, municipality

    def covers(self, spot: Territory) -> bool:
        """Say whether the service is to be had there. A place of a named area counts for that area, not its town."""
        if self.municipalities and not self.municipalities & spot.municipalities:
            return False
        if not self.places or not spot.areas:
            return True
        return any(area in spot.areas if area else town in spot.municipalities for area, town in self.places)


def municipalities() -> list[Territory]:
    """Return the region's municipalities by name. One query."""
    records = alphabetical(records_of(MunicipalityText.objects.select_related("record")))
    return [Territory(town.code, town.text.name, frozenset([town.code])) for town in records]


def areas(drafts: bool = False) -> list[Territory]:
    """Return the areas, each large one before its parts; drafts come only when they are asked for. Two queries."""
    rows = AreaText.objects.filter(Q() if drafts else Q(record__published=True))
    found = alphabetical(records_of(rows.select_related("record")))
    found = [area for large in found if not large.parent_id for area in [large, *parts(large, found)]]
    towns: dict[int, set[str]] = {}
    for pk, code in Area.municipalities.through.objects.values_list("area_id", "municipality__code"):
        towns.setdefault(pk, set()).add(code)
    return [
        Territory(
            area.key,
            area.text.name,
            frozenset(towns.get(area.pk, ())),
            frozenset([area.key, *(part.key for part in parts(area, found))]),
            draft=not area.published,
        )
        for area in found
    ]


def parts(area: Any, found: Iterable[Any]) -> list[Any]:
    """Return the areas that belong to an area."""
    return [part for part in found if part.parent_id == area.pk]


def reaches(services: Iterable[int]) -> dict[int, Reach]:
    """Return where each of the services is offered. Two queries."""
    found = {pk: Reach() for pk in services}
    towns = Service.municipalities.through.objects.filter(service__in=found)
    for pk, code in towns.values_list("service_id", "municipality__code"):
        found[pk].municipalities.add(code)
    places = Service.places.through.objects.filter(service__in=found, place__live=True)
    for pk, area, town in places.values_list("service_id", "place__area__key", "place__municipality__code"):
        found[pk].places.append((area or "", town or ""))
    return found


def choices(spots: Iterable[Territory]) -> list[tuple[str, list[Territory]]]:
    """Return what a chooser offers, in groups with a heading."""
    spots = list(spots)
    groups = [
        (_("Family-centre areas"), [spot for spot in spots if spot.areas]),
        (_("Municipalities"), [spot for spot in spots if not spot.areas]),
    ]
    return [(name, some) for name, some in groups if some]
