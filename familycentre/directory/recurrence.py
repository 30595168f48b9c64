"""When a repeated event takes place. Pure: rule, exceptions and a window in; days out.

Times are local wall-clock times ("klo 9.30"), so a weekly event keeps its hour when summer time changes.

A rule is the part of RFC 5545 that people use. It is worked out here, a day, week, month or year at a time and
never beyond the window: a rule that never comes true, repeats every second or began a century ago costs no more
than a good one.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import count as numbers
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from familycentre.directory.rule_days import Rule, periods

FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
PARTS = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"}
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LONGEST_RULE = 400
MOST_TIMES = 1000  # in a COUNT, and in a window; more is an editor's mistake
MOST_BETWEEN = 366
FOLLOWED = 30  # years from the first day in which the times of a rule with an end are counted
LONGEST_COUNTED = timedelta(days=3 * 366)  # a longer rule with an UNTIL has no numbered times
HERE = ZoneInfo("Europe/Helsinki")


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
    number: int = 0
    """Which time this is, from 1; 0 when the rule has no end to count towards."""
    moved_to: date | None = None
    """Set on the day that an event has left, when one asked for those too."""

    @property
    def start(self) -> datetime:
        return datetime.combine(self.day, self.starts)

    @property
    def end(self) -> datetime:
        return datetime.combine(self.day, self.ends)

    @property
    def takes_place(self) -> bool:
        """Say whether one can come on this day."""
        return not self.cancelled and self.moved_to is None


@lru_cache(maxsize=2000)
def parse(rule: str) -> Rule:
    """Return a rule taken apart; RuleError says, in the reader's language, what is wrong with it."""
    if len(rule) > LONGEST_RULE:
        raise RuleError(_("The rule is too long."))
    parts = _parts(rule)
    freq = parts["FREQ"]
    if "COUNT" in parts and "UNTIL" in parts:
        raise RuleError(_("Use COUNT or UNTIL, not both."))
    found = Rule(
        freq=freq,
        interval=_whole(parts, "INTERVAL", 1, MOST_BETWEEN) or 1,
        count=_whole(parts, "COUNT", 1, MOST_TIMES),
        until=_until(parts["UNTIL"]) if "UNTIL" in parts else None,
        by_day=_by_day(parts.get("BYDAY", ""), freq),
        by_month_day=_wholes(parts, "BYMONTHDAY", 31, negative=True),
        by_month=_wholes(parts, "BYMONTH", 12),
        by_set_pos=_wholes(parts, "BYSETPOS", 366, negative=True),
        week_start=_weekday(parts.get("WKST", "MO")),
    )
    if freq == "WEEKLY" and found.by_month_day:
        raise RuleError(_("A weekly rule can't have BYMONTHDAY."))
    if found.by_set_pos and not (found.by_day or found.by_month_day or found.by_month):
        raise RuleError(_("BYSETPOS needs BYDAY, BYMONTHDAY or BYMONTH beside it."))
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
    moved_away: bool = False,
) -> list[Occurrence]:
    """Return what falls between ``start`` and ``end``, both included, in order.

    ``exceptions`` are pairs of a day and the day to which it moved (None: cancelled on that day). A cancelled
    time is returned as cancelled, not left out: those who meant to come must see it. With ``moved_away`` the
    day that an event has left is returned too. A rule that can't be read gives the first day only.
    """
    changed = {day: target for day, target in exceptions if target != day}
    arriving = [day for day, target in changed.items() if target is not None and start <= target <= end]
    found: list[Occurrence] = []
    for number, day in numbered_days(first_day, rule, min([start, *arriving]), max([end, *arriving])):
        target = changed.get(day)
        inside = start <= day <= end
        if day not in changed:
            if inside:
                found.append(Occurrence(day, starts, ends, cancelled, number=number))
        elif target is None:
            if inside:
                found.append(Occurrence(day, starts, ends, True, number=number))
        else:
            if start <= target <= end:
                found.append(Occurrence(target, starts, ends, cancelled, moved_from=day, number=number))
            if inside and moved_away:
                found.append(Occurrence(day, starts, ends, cancelled, number=number, moved_to=target))
        if len(found) >= MOST_TIMES:
            break
    return sorted(found, key=lambda occurrence: occurrence.start)


def numbered_days(first_day: date, rule: str, start: date, end: date) -> Iterator[tuple[int, date]]:
    """Yield the days of a rule between two days with their numbers (0: the rule has no end to count towards)."""
    parsed = _readable(rule)
    if parsed is None:
        if start <= first_day <= end:
            yield 1, first_day
        return
    last = min(end, parsed.until) if parsed.until else end
    if not _counted(parsed, first_day):
        yield from ((0, day) for day in _days(parsed, first_day, max(start, first_day), last))
        return
    last = min(last, _years_later(first_day, FOLLOWED))
    for number, day in zip(numbers(1), _days(parsed, first_day, first_day, last), strict=False):
        if parsed.count is not None and number > parsed.count:
            return
        if day >= start:
            yield number, day


def times_in_all(first_day: date, rule: str) -> int | None:
    """Return how many times a rule gives in all; None when it has no end."""
    parsed = _readable(rule)
    if parsed is None:
        return 1
    if not _counted(parsed, first_day):
        return None
    return sum(1 for _day in numbered_days(first_day, rule, first_day, _years_later(first_day, FOLLOWED)))


def first_time(first_day: date, rule: str) -> date | None:
    """Return the first day on which it takes place: ``first_day`` itself if the rule has it; None if never."""
    days = numbered_days(first_day, rule, first_day, _years_later(first_day, FOLLOWED))
    return next((day for _number, day in days), None)


def _readable(rule: str) -> Rule | None:
    try:
        return parse(rule) if rule else None
    except RuleError:
        return None


def _counted(rule: Rule, first_day: date) -> bool:
    if rule.until is not None:
        return rule.until - first_day <= LONGEST_COUNTED
    return rule.count is not None


def _days(rule: Rule, first_day: date, start: date, end: date) -> Iterator[date]:
    """Yield the days of a rule without minding COUNT, from ``start`` (not before ``first_day``) to ``end``."""
    for candidates in periods(rule, first_day, start, end):
        if rule.by_set_pos:
            spots = {p - 1 if p > 0 else len(candidates) + p for p in rule.by_set_pos}
            candidates = [day for spot, day in enumerate(candidates) if spot in spots]
        yield from (day for day in candidates if start <= day <= end)


def _years_later(day: date, years: int) -> date:
    return date(min(day.year + years, date.max.year - 1), day.month, min(day.day, 28))


def _parts(rule: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    for piece in rule.strip().upper().removeprefix("RRULE:").split(";"):
        if not piece:
            continue
        name, equals, value = piece.partition("=")
        if name not in PARTS or not equals or not value:
            raise RuleError(_("“%(part)s” can't be used in a rule.") % {"part": piece[:40]})
        if name in parts:
            raise RuleError(_("“%(part)s” stands in the rule twice.") % {"part": name})
        parts[name] = value
    if parts.get("FREQ") not in FREQUENCIES:
        raise RuleError(_("A rule needs FREQ=DAILY, WEEKLY, MONTHLY or YEARLY."))
    return parts


def _number(text: str, name: str, low: int, high: int) -> int:
    if not re.fullmatch(r"[+-]?[0-9]{1,4}", text) or not low <= int(text) <= high or int(text) == 0:
        bounds = {"part": name, "low": low, "high": high}
        raise RuleError(_("%(part)s must be a whole number between %(low)s and %(high)s.") % bounds)
    return int(text)


def _whole(parts: dict[str, str], name: str, low: int, high: int) -> int | None:
    return _number(parts[name], name, low, high) if name in parts else None


def _wholes(parts: dict[str, str], name: str, high: int, negative: bool = False) -> tuple[int, ...]:
    if name not in parts:
        return ()
    low = -high if negative else 1
    return tuple(sorted({_number(text, name, low, high) for text in parts[name].split(",")}))


def _until(text: str) -> date:
    try:
        if "T" not in text:
            return datetime.strptime(text, "%Y%m%d").date()
        moment = datetime.strptime(text.removesuffix("Z"), "%Y%m%dT%H%M%S")
        if text.endswith("Z"):
            moment = moment.replace(tzinfo=ZoneInfo("UTC")).astimezone(HERE)
    except (ValueError, OverflowError) as error:
        raise RuleError(_("UNTIL must be a day, for example UNTIL=20261231.")) from error
    return moment.date()


def _weekday(text: str) -> int:
    if text not in WEEKDAYS:
        raise RuleError(_("Weekdays are MO, TU, WE, TH, FR, SA and SU."))
    return WEEKDAYS.index(text)


def _by_day(text: str, freq: str) -> tuple[tuple[int, int], ...]:
    found = set()
    for piece in text.split(",") if text else []:
        weekday = _weekday(piece[-2:])
        ordinal = _number(piece[:-2], "BYDAY", -53, 53) if piece[:-2] else 0
        if ordinal and (freq in ("DAILY", "WEEKLY") or (freq == "MONTHLY" and abs(ordinal) > 5)):
            raise RuleError(_("“%(part)s” does not fit this rule.") % {"part": piece[:40]})
        found.add((ordinal, weekday))
    return tuple(sorted(found))
