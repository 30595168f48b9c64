"""Events in templates: their names, and what a list says of one of their times."""

from datetime import datetime
from typing import Any

from django import template

from familycentre.directory import addresses, event_names
from familycentre.directory.queries import Happening

register = template.Library()


@register.filter
def event_name(event: Any) -> str:
    """Return the name of an event; a tag beside it says whether it is an example."""
    return event_names.bare(event.text) if event.example else str(event)


@register.filter
def going_on(happening: Happening, now: datetime) -> bool:
    """Say whether an event takes place at this moment (local wall-clock time)."""
    return happening.when.takes_place and happening.when.start <= now < happening.when.end


@register.filter
def address_line(place: Any) -> str:
    """Return a place's street and municipality in a line; nothing when neither is known."""
    return addresses.address_line(place)
