"""Street addresses in a line."""

from typing import Any


def address_line(place: Any) -> str:
    """Return a place's street and municipality; the town only once, when the street says it already."""
    town = place.municipality.text.name if place.municipality and place.municipality.text else ""
    if town and place.address.endswith(town):
        return str(place.address)
    return ", ".join(part for part in (place.address, town) if part)
