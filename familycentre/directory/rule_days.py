"""The days that a recurrence rule gives in one day, week, month or year. Pure; ``recurrence`` counts them.

Every generator starts with the period in which ``start`` falls and ends with that of ``end``.
"""

from calendar import isleap, monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

Days = list[date]


@dataclass(frozen=True)
class Rule:
    """A recurrence rule, taken apart. ``by_day`` holds pairs of ordinal (0: every) and weekday (0: Monday)."""

    freq: str
    interval: int = 1
    count: int | None = None
    until: date | None = None
    by_day: tuple[tuple[int, int], ...] = ()
    by_month_day: tuple[int, ...] = ()
    by_month: tuple[int, ...] = ()
    by_set_pos: tuple[int, ...] = ()
    week_start: int = 0


def periods(rule: Rule, first_day: date, start: date, end: date) -> Iterator[Days]:
    """Yield the days of each period of a rule, in order; days around the window may be there too."""
    if end < first_day or end < start:
        return iter(())
    ways = {"DAILY": _daily, "WEEKLY": _weekly, "MONTHLY": _monthly, "YEARLY": _yearly}
    return ways[rule.freq](rule, first_day, max(start, first_day), end)


def _daily(rule: Rule, first_day: date, start: date, end: date) -> Iterator[Days]:
    weekdays = {weekday for _ordinal, weekday in rule.by_day}
    for number in _steps((start - first_day).days, (end - first_day).days, rule.interval):
        day = first_day + timedelta(days=number)
        fits = (
            (not rule.by_month or day.month in rule.by_month)
            and (not rule.by_month_day or _on_month_day(day, rule.by_month_day))
            and (not weekdays or day.weekday() in weekdays)
        )
        yield [day] if fits else []


def _weekly(rule: Rule, first_day: date, start: date, end: date) -> Iterator[Days]:
    offset = (first_day.weekday() - rule.week_start) % 7
    weekdays = [weekday for _ordinal, weekday in rule.by_day] or [first_day.weekday()]
    offsets = sorted((weekday - rule.week_start) % 7 for weekday in weekdays)
    monday = first_day.toordinal() - offset  # of the first week; may lie before the first day there is
    for number in _steps((start.toordinal() - monday) // 7, (end.toordinal() - monday) // 7, rule.interval):
        week = [monday + 7 * number + offset for offset in offsets]
        days = [date.fromordinal(ordinal) for ordinal in week if 0 < ordinal <= date.max.toordinal()]
        yield [day for day in days if not rule.by_month or day.month in rule.by_month]


def _monthly(rule: Rule, first_day: date, start: date, end: date) -> Iterator[Days]:
    first = _month_number(first_day)
    for number in _steps(_month_number(start) - first, _month_number(end) - first, rule.interval):
        year, month = divmod(first + number, 12)
        if rule.by_month and month + 1 not in rule.by_month:
            yield []
        else:
            yield _of_month(rule, first_day, year, month + 1)


def _yearly(rule: Rule, first_day: date, start: date, end: date) -> Iterator[Days]:
    for number in _steps(start.year - first_day.year, end.year - first_day.year, rule.interval):
        year = first_day.year + number
        if rule.by_day and not rule.by_month:
            first = date(year, 1, 1).toordinal()
            days = [date.fromordinal(first + number) for number in range(366 if isleap(year) else 365)]
            chosen = _on_weekdays(days, rule.by_day)
            yield [day for day in chosen if not rule.by_month_day or _on_month_day(day, rule.by_month_day)]
        else:
            every = range(1, 13) if rule.by_month_day else [first_day.month]
            yield [day for month in rule.by_month or every for day in _of_month(rule, first_day, year, month)]


def _of_month(rule: Rule, first_day: date, year: int, month: int) -> Days:
    days = [date(year, month, number) for number in range(1, monthrange(year, month)[1] + 1)]
    if not rule.by_day and not rule.by_month_day:
        return [day for day in days if day.day == first_day.day]
    if rule.by_month_day:
        chosen = [day for day in days if _on_month_day(day, rule.by_month_day)]
        if not rule.by_day:
            return chosen
        wanted = set(_on_weekdays(days, rule.by_day))
        return [day for day in chosen if day in wanted]
    return _on_weekdays(days, rule.by_day)


def _on_weekdays(days: Days, by_day: tuple[tuple[int, int], ...]) -> Days:
    """Return the days of a month or year that are, say, its first Monday or any Tuesday."""
    found = set()
    for ordinal, weekday in by_day:
        same = [day for day in days if day.weekday() == weekday]
        if ordinal == 0:
            found.update(same)
        elif abs(ordinal) <= len(same):
            found.add(same[ordinal - 1 if ordinal > 0 else ordinal])
    return sorted(found)


def _on_month_day(day: date, wanted: tuple[int, ...]) -> bool:
    return day.day in wanted or day.day - monthrange(day.year, day.month)[1] - 1 in wanted


def _month_number(day: date) -> int:
    return day.year * 12 + day.month - 1


def _steps(low: int, high: int, interval: int) -> range:
    """Return the multiples of an interval from the last one that is not after ``low`` up to ``high``."""
    return range(max(0, low // interval * interval), high + 1, interval)
