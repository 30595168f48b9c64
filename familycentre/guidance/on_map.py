"""Search results on the map: the places among them, and those where what was found is given or held."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from familycentre.directory import lists, projection
from familycentre.directory.models import Event, Service
from familycentre.guidance.saying import Said, said
from familycentre.guidance.search.find import Hit


@dataclass(frozen=True)
class OnMap:
    """Places by municipality, each with ``here``: what was found there. ``nowhere`` counts results without a place."""

    drawing: projection.Drawing | None
    groups: list[lists.PlaceGroup]
    total: int
    nowhere: int


def on_map(hits: Iterable[Hit], now: datetime) -> OnMap:
    """Return the places of what was found. Six queries."""
    titles = {(hit.document.kind, hit.document.key): title(hit) for hit in hits}
    placed = list(places_of(titles))
    towns = lists.municipalities()
    keys = [key for kind, key in titles if kind == "place"]
    where = Q(record__key__in=keys) | Q(record__in={place for _document, place in placed})
    found = lists.places(towns, now, where)
    here: dict[int, list[Said]] = defaultdict(list)
    for document, place in placed:
        here[place].append(titles[document])
    for place in found:
        place.here = here[place.pk]
    shown = {place.pk for place in found}
    somewhere = {document for document, place in placed if place in shown}
    somewhere |= {("place", place.key) for place in found}
    return OnMap(
        drawing=projection.draw(towns.values(), found) if found else None,
        groups=lists.by_town(found, towns),
        total=len(found),
        nowhere=len(titles.keys() - somewhere),
    )


def title(hit: Hit) -> Said:
    """Return the title of a result and its language."""
    return said({hit.document.language: hit.document.title})


def places_of(documents: Iterable[Any]) -> Iterator[tuple[tuple[str, str], int]]:
    """Return which services and events are at which places: (kind, key) and the place's id. Two queries."""
    keys = defaultdict(list)
    for kind, key in documents:
        keys[kind].append(key)
    given = Service.places.through.objects.filter(service__key__in=keys["service"])
    for key, place in given.values_list("service__key", "place_id"):
        yield ("service", key), place
    held = Event.objects.filter(key__in=keys["event"]).exclude(place=None)
    for key, place in held.values_list("key", "place_id"):
        yield ("event", key), place
