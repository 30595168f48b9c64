"""The times of an event in the words of schema.org; an event that repeats is told as its next times."""

from datetime import datetime
from typing import Any

from familycentre.directory import event_names, schema_org
from familycentre.directory.calendar_query import EventPage
from familycentre.directory.queries import Happening
from familycentre.directory.recurrence import HERE
from familycentre.directory.schema_org import absolute, full

TIMES = 3
SCHEMA = "https://schema.org/"


def times(page: EventPage) -> list[dict[str, Any]]:
    """Return the next times of an event; days that it has left are not told."""
    ahead = [happening for happening in page.ahead if happening.when.moved_to is None]
    return [time(happening, page.organisers) for happening in ahead[:TIMES]]


def time(happening: Happening, organisers: list[Any]) -> dict[str, Any]:
    """Return one time of an event."""
    event: Any = happening.event
    when = happening.when
    address = absolute(event.get_absolute_url())
    status = (
        "EventCancelled" if when.cancelled else "EventRescheduled" if when.moved_from else "EventScheduled"
    )
    before = datetime.combine(when.moved_from, when.starts, tzinfo=HERE) if when.moved_from else None
    audiences = event._meta.get_field("audiences").labels(event)
    return full(
        {
            "@type": "Event",
            "name": event_names.full(event),
            "description": event.text.summary,
            "url": address,
            "startDate": when.start.replace(tzinfo=HERE).isoformat(),
            "endDate": when.end.replace(tzinfo=HERE).isoformat(),
            "previousStartDate": before.isoformat() if before else None,
            "eventStatus": SCHEMA + status,
            "eventAttendanceMode": SCHEMA + attendance(event),
            "location": locations(event, address),
            "organizer": [schema_org.organisation(body) for body in organisers],
            "audience": [{"@type": "Audience", "audienceType": str(label)} for label in audiences],
            "inLanguage": [code for code in event.languages if code != "sign"],
            "isAccessibleForFree": True if event.fee == "free" else None,
            "offers": offer(event, address) if event.fee == "free" else None,
            "maximumAttendeeCapacity": event.capacity,
        }
    )


def attendance(event: Any) -> str:
    """Return whether one comes to a place, online, or either."""
    if event.online:
        return "MixedEventAttendanceMode" if event.place else "OnlineEventAttendanceMode"
    return "OfflineEventAttendanceMode"


def locations(event: Any, address: str) -> list[dict[str, Any]]:
    """Return where one goes; an online event is told by its page, which says how to take part."""
    places = [schema_org.place(event.place, with_hours=False)] if event.place else []
    online = [{"@type": "VirtualLocation", "url": address}] if event.online else []
    return [*places, *online]


def offer(event: Any, address: str) -> dict[str, Any]:
    """Return that it costs nothing."""
    return {
        "@type": "Offer",
        "price": 0,
        "priceCurrency": "EUR",
        "availability": SCHEMA + "InStock",
        "url": address,
    }
