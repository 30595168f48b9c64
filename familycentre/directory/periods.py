"""The stretches of time that the calendar shows: a day, a week, a month, or a list of what is ahead. Pure."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

VIEWS = [("week", _("Week")), ("day", _("Day")), ("month", _("Month")), ("list", _("List"))]
FIRST_VIEW = "week"
MONTHS = 18
"""How far back and ahead the calendar goes; it would have no end otherwise, and machines would walk it."""
LIST_DAYS = 30
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Period:
    """What a view shows around a day; ``previous`` and ``next`` are None at the ends of the calendar."""

    view: str
    day: date
    start: date
    end: date
    previous: date | None
    next: date | None

    @property
    def days(self) -> list[date]:
        return [self.start + n * DAY for n in range((self.end - self.start).days + 1)]

    def holds(self, day: date) -> bool:
        """Say whether a day falls within."""
        return self.start <= day <= self.end


def bounds(today: date) -> tuple[date, date]:
    """Return the first and the last day of the calendar."""
    last = months_later(today, MONTHS)
    return months_later(today, -MONTHS).replace(day=1), last.replace(day=monthrange(last.year, last.month)[1])


def period(view: str, day: date, today: date) -> Period | None:
    """Return the period of a view in which a day falls; None when the day is outside the calendar."""
    first, last = bounds(today)
    if not first <= day <= last:
        return None
    start, end = span(view, day)
    before, after = step(view, day, -1), step(view, day, 1)
    return Period(
        view=view,
        day=day,
        start=start,
        end=end,
        previous=before if before >= first else None,
        next=after if after <= last else None,
    )


def span(view: str, day: date) -> tuple[date, date]:
    """Return the first and the last day of a view."""
    if view == "month":
        return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    if view == "week":
        return monday(day), monday(day) + 6 * DAY
    if view == "list":
        return day, day + (LIST_DAYS - 1) * DAY
    return day, day


def step(view: str, day: date, by: int) -> date:
    """Return the day to which a view leads next or before."""
    if view == "month":
        return months_later(day.replace(day=1), by)
    if view == "week":
        return monday(day) + 7 * by * DAY
    return day + by * (LIST_DAYS if view == "list" else 1) * DAY


def monday(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - day.weekday() * DAY


def months_later(day: date, months: int) -> date:
    """Return the same day some months later, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def weeks(start: date, end: date) -> list[list[date]]:
    """Return whole weeks, from Monday to Sunday, that hold a month."""
    first = monday(start)
    number = (monday(end) - first).days // 7 + 1
    return [[first + (7 * week + n) * DAY for n in range(7)] for week in range(number)]
