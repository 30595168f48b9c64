"""The directory's records as documents: services, places, events, helplines, national services."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.translation import override

from familycentre.directory import vocabulary
from familycentre.directory.models import Event, Helpline, NationalService, Place, Service
from familycentre.directory.recurrence import occurrences
from familycentre.guidance.search.document import Doc

SENSITIVE = {"violence", "crisis"}
PAUSED = 0.8  # what is closed for the time being comes later
FAR = date(2100, 1, 1)


def documents() -> Iterator[Doc]:
    """Yield everything of the directory that the public may see."""
    for service in services():
        yield from of_service(service)
    for place in places():
        yield from of_place(place)
    for event in events():
        yield from of_event(event)
    for helpline in helplines():
        yield from of_helpline(helpline)
    for national in NationalService.objects.prefetch_related("texts").iterator(500):
        yield from of_national(national)


def services() -> Iterable[Service]:
    """Return the published services with what their documents need."""
    return (
        Service.objects.published()
        .select_related("theme")
        .prefetch_related("texts", "more_themes", "municipalities", "provider__texts")
        .iterator(500)
    )


def places() -> Iterable[Place]:
    """Return the published places with what their documents need."""
    found = Place.objects.published().select_related("municipality", "area")
    return found.prefetch_related("texts", "municipality__texts", "area__texts").iterator(500)


def events() -> Iterable[Event]:
    """Return the published events with what their documents need."""
    found = Event.objects.published().filter(cancelled=False).select_related("place__municipality")
    return found.prefetch_related(
        "texts", "exceptions", "place__texts", "place__municipality__texts"
    ).iterator(500)


def helplines() -> Iterable[Helpline]:
    """Return the helplines that are shown."""
    return Helpline.objects.filter(shown=True).prefetch_related("texts").iterator(500)


def of_service(service: Service) -> Iterator[Doc]:
    """Yield a service's documents, one a language."""
    themes = {service.theme.key, *(theme.key for theme in service.more_themes.all())}
    facets = [
        *coded("theme", sorted(themes)),
        *coded("municipality", [m.code for m in service.municipalities.all()] or ["all"]),
        *coded("audience", service.audiences),
        *coded("stage", service.life_stages),
        *coded("form", service.forms),
        *coded("language", service.languages),
        *coded("tier", [service.tier]),
        *coded("fee", [service.fee]),
        *coded("provider", [service.provider_kind]),
    ]
    for text in service.texts.all():
        provider = service.provider.text_in(text.language) if service.provider else None
        yield Doc(
            kind="service",
            key=service.key,
            language=text.language,
            title=text.name,
            summary=text.summary,
            body="\n".join(
                [text.description, text.for_whom, text.how_to_get_in, text.fee_text, text.provider_note]
            ),
            search_words=text.search_words,
            path=address(service, text.language),
            facets=facets,
            payload={"provider": provider.name if provider else "", "tier": service.tier, "fee": service.fee},
            boost=PAUSED if service.state == Service.State.PAUSED else 1.0,
            sensitive=service.theme.key in SENSITIVE,
        )


def of_place(place: Place) -> Iterator[Doc]:
    """Yield a place's documents, one a language; its town and kind are searched for like its name."""
    facets = [
        *coded("municipality", [place.municipality.code] if place.municipality else ["all"]),
        *coded("area", [place.area.key] if place.area else []),
        *coded("form", ["place"]),
        *coded("audience", ["family", "anyone"]),
    ]
    for text in place.texts.all():
        town = place.municipality.text_in(text.language) if place.municipality else None
        area = place.area.text_in(text.language) if place.area else None
        yield Doc(
            kind="place",
            key=place.key,
            language=text.language,
            title=text.name,
            summary=text.summary,
            body="\n".join([text.description, text.programme, place.address]),
            search_words="\n".join(
                [
                    named(vocabulary.PLACE_KINDS, place.kind, text.language),
                    *[t.name for t in (town, area) if t],
                ]
            ),
            path=address(place, text.language),
            facets=facets,
            payload={
                "latitude": place.latitude,
                "longitude": place.longitude,
                "exact": place.precision == Place.Precision.EXACT,
                "municipality": town.name if town else "",
            },
            boost=PAUSED if place.state == Place.State.PAUSED else 1.0,
        )


def of_event(event: Event) -> Iterator[Doc]:
    """Yield an event's documents, one a language, with its last day."""
    town = event.place.municipality if event.place else None
    facets = [
        *coded("municipality", [town.code] if town else ["all"]),
        *coded("audience", event.audiences),
        *coded("stage", event.life_stages),
        *coded("language", event.languages),
        *coded("fee", [event.fee]),
        *coded("form", ["group", *(["electronic"] if event.online else ["place"])]),
        *coded("event", [event.kind]),
    ]
    last = last_day(event)
    for text in event.texts.all():
        place = event.place.text_in(text.language) if event.place else None
        town_text = town.text_in(text.language) if town else None
        yield Doc(
            kind="event",
            key=event.key,
            language=text.language,
            title=text.name,
            summary=text.summary,
            body="\n".join([text.description, place.name if place else ""]),
            search_words="\n".join(
                [
                    named(vocabulary.EVENT_KINDS, event.kind, text.language),
                    *([town_text.name] if town_text else []),
                ]
            ),
            path=address(event, text.language),
            facets=facets,
            payload={"place": place.name if place else "", "online": event.online, "example": event.example},
            boost=0.5 if event.audiences == ["professional"] else 0.9,
            ends_on=last,
        )


def of_helpline(helpline: Helpline) -> Iterator[Doc]:
    """Yield a helpline's documents, one a language."""
    facets = [*coded("need", helpline.needs), *coded("language", helpline.languages), "municipality:all"]
    for text in helpline.texts.all():
        needs = [named(vocabulary.NEEDS, need, text.language) for need in helpline.needs]
        yield Doc(
            kind="helpline",
            key=helpline.key,
            language=text.language,
            title=text.name,
            summary=text.summary,
            body="\n".join(needs),
            path=page("help_now", text.language, next(iter(helpline.needs), "")),
            facets=[*facets, "form:electronic"],
            payload={
                "number": helpline.number,
                "tel": helpline.tel,
                "url": helpline.url,
                "chat": helpline.chat_url,
            },
        )


def of_national(national: NationalService) -> Iterator[Doc]:
    """Yield a national service's documents, one a language."""
    for text in national.texts.all():
        yield Doc(
            kind="national",
            key=national.key,
            language=text.language,
            title=text.name,
            summary=text.summary,
            path=page("national", text.language, national.group),
            facets=["municipality:all", "form:electronic", f"group:{national.group}"],
            payload={"url": national.url},
            boost=0.5 if national.group == "professional" else 0.9,
        )


def coded(name: str, values: Iterable[str]) -> list[str]:
    """Return facets: name and value with a colon between."""
    return [f"{name}:{value}" for value in values]


def named(choices: list[tuple[str, Any]], code: str, language: str) -> str:
    """Return the readable name of a code, in a language that the catalogues have."""
    with override(language):
        return str(dict(choices).get(code, ""))


def last_day(event: Event) -> date | None:
    """Return the last day on which an event takes place; None when it goes on without end."""
    if event.rule and "COUNT=" not in event.rule and "UNTIL=" not in event.rule:
        return None
    times = occurrences(
        first_day=event.first_day,
        starts=event.starts,
        ends=event.ends,
        rule=event.rule,
        exceptions=[(e.day, e.moved_to) for e in event.exceptions.all()],
        start=event.first_day,
        end=FAR,
        cancelled=event.cancelled,
    )
    return max((when.start.date() for when in times), default=event.first_day)


def address(record: Any, language: str) -> str:
    """Return a record's address in a language; nothing while its room has no page for it."""
    try:
        with override(language):
            return str(record.get_absolute_url())
    except NoReverseMatch:
        return ""


def page(name: str, language: str, anchor: str) -> str:
    """Return the address of a place on a page that holds many records."""
    wanted = language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    try:
        with override(wanted):
            return f"{reverse(name)}#{anchor}" if anchor else reverse(name)
    except NoReverseMatch:
        return ""
