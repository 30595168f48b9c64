"""Records in the words of schema.org. Pure: records in, plain data out; ``json_ld`` writes it into the page.

Nothing is said that a record doesn't say: no coordinates of a mere municipality, no hours that are too old.
"""

from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import get_language

from familycentre.directory.hours import TRUSTED

PUBLIC_BODIES = {"county", "municipality", "state"}
ORGANISATION_TYPES = {**dict.fromkeys(PUBLIC_BODIES, "GovernmentOrganization"), "ngo": "NGO"}
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
COUNTRY = "FI"


def absolute(path: str) -> str:
    """Return an address of this site as the outside world knows it."""
    return f"{settings.BASE_URL}{path}"


def full(data: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is not known."""
    return {name: value for name, value in data.items() if value not in (None, "", [], {})}


def organisation(body: Any) -> dict[str, Any]:
    """Return an organisation."""
    return full(
        {
            "@type": ORGANISATION_TYPES.get(body.kind, "Organization"),
            "name": body.text.name,
            "description": body.text.summary,
            "url": absolute(body.get_absolute_url()),
            "sameAs": body.url,
        }
    )


def service(record: Any, region: str = "") -> dict[str, Any]:
    """Return a service; without municipalities of its own it serves the whole region."""
    audiences = record._meta.get_field("audiences").labels(record)
    return full(
        {
            "@type": "GovernmentService" if record.provider_kind in PUBLIC_BODIES else "Service",
            "name": record.text.name,
            "description": record.text.summary,
            "url": absolute(record.get_absolute_url()),
            "serviceType": record.theme.text.name if record.theme.text else "",
            "provider": organisation(record.provider) if record.provider and record.provider.text else None,
            "areaServed": [{"@type": "City", "name": town.text.name} for town in record.towns] or region,
            "audience": [{"@type": "Audience", "audienceType": str(label)} for label in audiences],
            "availableChannel": channels(record),
            "offers": {"@type": "Offer", "price": 0, "priceCurrency": "EUR"}
            if record.fee == "free"
            else None,
        }
    )


def channels(record: Any) -> list[dict[str, Any]]:
    """Return the ways to reach a service: its places, numbers and web addresses."""
    languages = [code.split("-")[0] for code in record.languages if code != "sign"]
    spoken = {"availableLanguage": list(dict.fromkeys(languages))} if languages else {}
    found: list[dict[str, Any]] = [
        {"@type": "ServiceChannel", "serviceLocation": place(door, with_hours=False), **spoken}
        for door in record.doors
    ]
    numbers = [(line.text.name, line.tel) for line in record.lines if line.tel]
    numbers += [(row.label, row.value) for row in record.channels.all() if row.kind == "phone"]
    for name, number in numbers:
        phone = {"@type": "ContactPoint", "name": name, "telephone": number}
        found.append({"@type": "ServiceChannel", "servicePhone": phone, **spoken})
    for row in record.channels.all():
        if row.kind != "phone" and row.value.startswith("http"):
            found.append({"@type": "ServiceChannel", "name": row.label, "serviceUrl": row.value, **spoken})
    return found


def place(record: Any, today: date | None = None, *, with_hours: bool = True) -> dict[str, Any]:
    """Return a place; the position only when it is the place's own."""
    town = record.municipality.text.name if record.municipality else ""
    exact = record.precision == record.Precision.EXACT and record.latitude is not None
    address = {"@type": "PostalAddress", "streetAddress": record.address, "addressLocality": town}
    position = {"@type": "GeoCoordinates", "latitude": record.latitude, "longitude": record.longitude}
    return full(
        {
            "@type": "Place",
            "name": record.text.name,
            "description": record.text.summary,
            "url": absolute(record.get_absolute_url()),
            "address": full({**address, "addressCountry": COUNTRY}) if town or record.address else None,
            "geo": position if exact else None,
            "openingHoursSpecification": opening_hours(record, today) if with_hours and today else None,
        }
    )


def opening_hours(record: Any, today: date) -> list[dict[str, Any]]:
    """Return the weekly hours that somebody has seen within a year."""
    return [
        full(
            {
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": f"https://schema.org/{DAYS[row.weekday]}",
                "opens": f"{row.opens:%H:%M}",
                "closes": f"{row.closes:%H:%M}",
                "validFrom": row.valid_from and row.valid_from.isoformat(),
                "validThrough": row.valid_to and row.valid_to.isoformat(),
            }
        )
        for row in record.opening_hours.all()
        if today - row.seen_on <= TRUSTED
    ]


def area(record: Any, towns: list[Any], parent: Any | None) -> dict[str, Any]:
    """Return a family-centre area."""
    return full(
        {
            "@type": "AdministrativeArea",
            "name": record.text.name,
            "description": record.text.summary,
            "url": absolute(record.get_absolute_url()),
            "containedInPlace": {"@type": "AdministrativeArea", "name": parent.text.name} if parent else None,
            "containsPlace": [{"@type": "City", "name": town.text.name} for town in towns],
        }
    )


def item_list(records: list[Any], total: int) -> dict[str, Any]:
    """Return a page of a list."""
    items = [
        {
            "@type": "ListItem",
            "position": n,
            "name": record.text.name,
            "url": absolute(record.get_absolute_url()),
        }
        for n, record in enumerate(records, start=1)
    ]
    return {
        "@type": "ItemList",
        "numberOfItems": total,
        "inLanguage": get_language(),
        "itemListElement": items,
    }
