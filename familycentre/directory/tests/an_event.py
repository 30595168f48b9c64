"""An event for tests: published, at the only place of the invented region, on the Tuesday on which tests live."""

from datetime import date, time
from typing import Any

from familycentre.directory.models import Event, EventException, EventText, Place
from familycentre.people.models import Organisation

TUESDAY = date(2026, 11, 24)


def an_event(key: str = "kahvila", name: str = "Perhekahvila", **fields: Any) -> Event:
    """Save an event; ``names`` are its names by language, ``exceptions`` pairs of a day and a new day or None."""
    names = fields.pop("names", {"fi": name, "sv": f"{name} sv"})
    summary = fields.pop("summary", "Tule kahville.")
    organisers = fields.pop("organisers", ["majakka-ry"])
    exceptions = fields.pop("exceptions", [])
    if "place" not in fields:
        fields["place"] = Place.objects.get(key="satamatalo")
    usual = {
        "kind": "family-cafe",
        "first_day": TUESDAY,
        "starts": time(9, 30),
        "ends": time(11),
        "fee": "free",
        "audiences": ["parent", "child"],
        "life_stages": ["baby", "toddler"],
        "languages": ["fi"],
        "live": True,
    }
    event = Event(key=key, **{**usual, **fields})
    event.full_clean()
    event.save()
    event.organisers.set(Organisation.objects.filter(key__in=organisers))
    event.exceptions.set([EventException(day=day, moved_to=target) for day, target in exceptions])
    event.texts.set(
        [
            EventText(language=language, name=words, slug=f"{key}-{language}", summary=summary)
            for language, words in names.items()
        ]
    )
    event.save()
    return event
