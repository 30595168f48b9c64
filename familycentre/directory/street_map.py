"""What the street map needs to know, as plain data. Pure."""

from collections.abc import Iterable
from typing import Any


def markers(places: Iterable[Any], towns: Iterable[Any]) -> list[dict[str, Any]]:
    """Return the markers: a place where its position is known, else its municipality with all its places."""
    places = list(places)
    found = [
        marker(p.latitude, p.longitude, p.text.name, [p])
        for p in places
        if p.precision == "exact" and p.latitude is not None and p.longitude is not None
    ]
    for town in towns:
        here = [p for p in places if p.municipality_id == town.pk and p.precision != "exact"]
        if here and town.latitude is not None and town.longitude is not None:
            found.append(marker(town.latitude, town.longitude, town.text.name, here))
    return found


def marker(latitude: float, longitude: float, name: str, places: list[Any]) -> dict[str, Any]:
    """Return one marker and the links in its box."""
    links = [{"name": place.text.name, "url": place.get_absolute_url()} for place in places]
    return {"lat": latitude, "lon": longitude, "name": name, "places": links}
