"""iCalendar: what phones and calendar programs subscribe to. RFC 5545, times in the zone where people live.

A cancelled day of a repeated event is an EXDATE, a moved one an override with RECURRENCE-ID; an event that is
cancelled as a whole says so. Nothing in a feed depends on when it is fetched, so that an unchanged one stays
the same to the byte.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q
from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from icalendar import Calendar, vRecur, vText
from icalendar import Event as Entry

from familycentre.directory import calendar_query, event_names
from familycentre.directory.addresses import address_line
from familycentre.directory.calendar_query import Surroundings
from familycentre.directory.models import Event
from familycentre.directory.periods import bounds
from familycentre.directory.recurrence import (
    HERE,
    WEEKDAYS,
    RuleError,
    first_time,
    numbered_days,
    parse,
)
from familycentre.directory.rule_days import Rule
from familycentre.directory.schema_org import absolute

PAST = timedelta(
    days=31
)  # what is just over stays, so that it does not vanish from people's calendars at once
MOST_EVENTS = 1000
FRESH_SECONDS = 900
FETCH_AGAIN = timedelta(hours=12)
COUNTED_FROM = datetime(2020, 1, 1, tzinfo=ZoneInfo("UTC"))


def feed(where: Q, title: str, name: str, today: date) -> HttpResponse:
    """Answer with the events of a place, an area or an organiser. Eight queries."""
    public = ~Q(record__audiences__has=calendar_query.NO_ONE)
    return found(where & public, calendar_query.surroundings(), title, name, today)


def chosen(filters: dict[str, Any], around: Surroundings, title: str, today: date) -> HttpResponse:
    """Answer with the events that fit filters. Five queries."""
    return found(calendar_query.fits(filters), around, title, "events", today)


def found(where: Q, around: Surroundings, title: str, name: str, today: date) -> HttpResponse:
    """Answer with the events for which a condition holds and that take place from a month ago onwards."""
    start, end = today - PAST, bounds(today)[1]
    near = [plan for plan in calendar_query.plans(where, start, end) if plan.times(start, end)]
    events = calendar_query.held(near, around).values()
    shown = sorted(events, key=lambda event: (event.first_day, event.starts, event.key))[:MOST_EVENTS]
    calendar_query.with_organisers(shown)
    return answer(shown, title, name)


def of_organiser(body: Any) -> Q:
    """Return the condition for the events of an organiser."""
    return Q(record__in=Event.objects.filter(organisers=body).values("pk"))


def answer(events: Iterable[Any], title: str, name: str) -> HttpResponse:
    """Return events (with ``hosts``) as a file that opens in a calendar program and may be cached."""
    response = HttpResponse(calendar_file(events, title), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{name}.ics"'
    response["Cache-Control"] = f"public, max-age={FRESH_SECONDS}"
    response["X-Robots-Tag"] = "noindex"
    return response


def calendar_file(events: Iterable[Any], title: str) -> bytes:
    """Return a calendar with these events, with CRLF and folded lines as the standard wants."""
    calendar = Calendar()
    calendar.add("prodid", f"-//Perhekeskus//{_('Events')}//{(get_language() or '').upper()}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", title)
    calendar.add("x-wr-calname", title)
    calendar.add("x-wr-timezone", HERE.key)
    calendar.add("refresh-interval", FETCH_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT12H")
    calendar.add_component(_zone())
    for event in events:
        for entry in entries(event):
            calendar.add_component(entry)
    return bytes(calendar.to_ical())


def entries(event: Any) -> list[Entry]:
    """Return an event as it stands in a calendar: itself, and an entry for each day that has moved."""
    day = first_time(event.first_day, event.rule)
    if day is None:
        return []
    changed = [
        (row.day, row.moved_to)
        for row in event.exceptions.all()
        if any(numbered_days(event.first_day, event.rule, row.day, row.day))
    ]
    rule = _rule(event)
    if rule is None:  # once: the day itself is cancelled or moved
        target = dict(changed).get(day, day)
        return [_entry(event, target or day, cancelled=target is None)]
    whole = _entry(event, day)
    whole.add("rrule", vRecur(_recurrence(rule, event)))
    gone = [_moment(row_day, event.starts) for row_day, target in changed if target is None]
    if gone:
        whole.add("exdate", gone)
    moved = []
    for row_day, target in changed:
        if target is not None:
            entry = _entry(event, target)
            entry.add("recurrence-id", _moment(row_day, event.starts))
            moved.append(entry)
    return [whole, *moved]


def _entry(event: Any, day: date, cancelled: bool = False) -> Entry:
    text, entry = event.text, Entry()
    cancelled = cancelled or event.cancelled
    name = event_names.full(event)
    address = absolute(event.get_absolute_url())
    entry.add("uid", f"{event.key}@{urlsplit(settings.BASE_URL).hostname}")
    entry.add("dtstamp", event.modified_at.astimezone(ZoneInfo("UTC")))
    entry.add("last-modified", event.modified_at.astimezone(ZoneInfo("UTC")))
    entry.add("sequence", max(0, int((event.modified_at - COUNTED_FROM).total_seconds())))
    entry.add("dtstart", _moment(day, event.starts))
    entry.add("dtend", _moment(day, event.ends))
    summary = f"{_('Cancelled')}: {name}" if cancelled else name
    entry.add("summary", vText(summary, params={"LANGUAGE": text.language.split("-x-")[0]} if text else {}))
    entry.add("description", description(event))
    if location(event):
        entry.add("location", location(event))
    place = event.place
    if place and place.precision == place.Precision.EXACT and place.latitude is not None:
        entry.add("geo", (place.latitude, place.longitude))
    entry.add("url", address)
    labels = [str(event.get_kind_display()), *([str(_("Example"))] if event.example else [])]
    entry.add("categories", labels)
    entry.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    entry.add("class", "PUBLIC")
    entry.add("transp", "TRANSPARENT")  # nobody is busy because of an open door
    return entry


def location(event: Any) -> str:
    """Return where an event is held, in a line: place, street, municipality."""
    place = event.place
    if place is None or place.text is None:
        return str(_("Online")) if event.online else ""
    return ", ".join(part for part in (place.text.name, address_line(place)) if part)


def description(event: Any) -> str:
    """Return what a calendar says of an event: what it is, who holds it, the price, the way to sign up."""
    lines = [event.text.summary if event.text else ""]
    if event.hosts:
        names = ", ".join(body.text.name for body in event.hosts)
        lines.append(_("Organisers: %(names)s") % {"names": names})
    lines.append(str(event.get_fee_display()))
    lines.append(_("Sign up with the organiser.") if event.signup == event.Signup.ASK else _("Just come."))
    lines.append(absolute(event.get_absolute_url()))
    return "\n".join(line for line in lines if line)


def _moment(day: date, at: Any) -> datetime:
    return datetime.combine(day, at, tzinfo=HERE)


def _rule(event: Any) -> Rule | None:
    try:
        return parse(event.rule) if event.rule else None
    except RuleError:
        return None


def _recurrence(rule: Rule, event: Any) -> dict[str, Any]:
    """Return a rule as iCalendar writes it; its end is the start of the last time, in UTC."""
    days = [f"{ordinal or ''}{WEEKDAYS[weekday]}" for ordinal, weekday in rule.by_day]
    until = _moment(rule.until, event.starts).astimezone(ZoneInfo("UTC")) if rule.until else None
    parts = {
        "FREQ": rule.freq,
        "INTERVAL": rule.interval if rule.interval > 1 else None,
        "COUNT": rule.count,
        "UNTIL": until,
        "BYDAY": days,
        "BYMONTHDAY": list(rule.by_month_day),
        "BYMONTH": list(rule.by_month),
        "BYSETPOS": list(rule.by_set_pos),
        "WKST": WEEKDAYS[rule.week_start] if rule.week_start else None,
    }
    return {name: value for name, value in parts.items() if value}


@lru_cache(maxsize=1)
def _zone() -> Any:
    """Return the VTIMEZONE of our zone; it takes long to work out, so once a process."""
    calendar, entry = Calendar(), Entry()
    entry.add("dtstart", datetime(2026, 1, 1, tzinfo=HERE))
    calendar.add_component(entry)
    calendar.add_missing_timezones(first_date=date(2010, 1, 1))
    return calendar.timezones[0]
