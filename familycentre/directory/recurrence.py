"""When a repeated event takes place. Pure: rule, exceptions and a window in; days out.

Times are local wall-clock times ("klo 9.30"), so a weekly event keeps its hour when summer time changes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dateutil.rrule import rrule, rrulestr

FREQUENCIES = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}
PARTS = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"}
MOST_OCCURRENCES = 1000  # in a window; a rule that gives more is an editor's mistake


class RuleError(ValueError):
    """A recurrence rule that can't be understood, or that we don't allow."""


@dataclass(frozen=True)
class Occurrence:
    """One time that an event takes place, or would have."""

    day: date
    starts: time
    ends: time
    cancelled: bool = False
    moved_from: date | None = None
    number: int = 1
    """Which time this is, from 1."""

    @property
    def start(self) -> datetime:
        return datetime.combine(self.day, self.starts)

    @property
    def end(self) -> datetime:
        return datetime.combine(self.day, self.ends)


def parse(rule: str, first_day: date) -> rrule:
    """Return the rule as an iterator over days from ``first_day``; RuleError says what is wrong with it."""
    text = rule.strip().removeprefix("RRULE:")
    parts = dict(part.partition("=")[::2] for part in text.upper().split(";") if part)
    unknown = set(parts) - PARTS
    if unknown:
        raise RuleError(f"{', '.join(sorted(unknown))} can't be used in a rule.")
    if parts.get("FREQ") not in FREQUENCIES:
        raise RuleError("A rule needs FREQ=DAILY, WEEKLY, MONTHLY or YEARLY.")
    try:
        found = rrulestr(text, dtstart=datetime.combine(first_day, time.min))
    except (ValueError, TypeError, KeyError) as error:
        raise RuleError(str(error)) from error
    if not isinstance(found, rrule):
        raise RuleError("One rule only.")
    return found


def occurrences(
    *,
    first_day: date,
    starts: time,
    ends: time,
    rule: str,
    exceptions: Iterable[tuple[date, date | None]],
    start: date,
    end: date,
    cancelled: bool = False,
) -> list[Occurrence]:
    """Return what falls between ``start`` and ``end``, both included, in order.

    ``exceptions`` are pairs of a day and the day to which it moved (None: cancelled on that day). A cancelled
    time is returned as cancelled, not left out: those who meant to come must see it. A rule that can't be
    read gives the first day only.
    """
    moved = dict(exceptions)
    found: list[Occurrence] = []
    for number, day in enumerate(_days(first_day, rule, end + timedelta(days=62)), start=1):
        target = moved.get(day, day)
        if target is not None and day in moved:
            if start <= target <= end:
                found.append(Occurrence(target, starts, ends, cancelled, moved_from=day, number=number))
        elif start <= day <= end:
            found.append(Occurrence(day, starts, ends, cancelled or day in moved, number=number))
        if len(found) >= MOST_OCCURRENCES:
            break
    return sorted(found, key=lambda occurrence: occurrence.start)


def _days(first_day: date, rule: str, until: date) -> Iterable[date]:
    if not rule:
        return [first_day]
    try:
        days = parse(rule, first_day)
    except RuleError:
        return [first_day]
    first = datetime.combine(first_day, time.min)
    return (moment.date() for moment in days.between(first, datetime.combine(until, time.max), inc=True))


def describe_parts(rule: str) -> dict[str, str]:
    """Return the parts of a rule by name, for a template that says it in words."""
    return dict(part.partition("=")[::2] for part in rule.strip().upper().split(";") if part)
