"""Working days in Finland: when a promise is due, as a date that can be said aloud.

The day of arrival is not counted, nor are Saturdays, Sundays and public holidays (THL's handbook on time limits).
Eves on which offices are closed (Midsummer Eve, Christmas Eve) are set by the region; an area may add days of its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays

ZONE = ZoneInfo("Europe/Helsinki")
EVES = ("midsummer-eve", "christmas-eve")
OFFICE_HOURS = (time(8), time(16))


@cache
def public_holidays(year: int) -> frozenset[date]:
    """Return the year's public holidays, moving feasts included, eves not."""
    found = holidays.country_holidays("FI", years=year, language="en_US")
    eves = {midsummer_eve(year), date(year, 12, 24)}
    return frozenset(day for day in found if day not in eves)


def midsummer_eve(year: int) -> date:
    """Return the Friday between 19 and 25 June."""
    return next(day for day in (date(year, 6, n) for n in range(19, 26)) if day.weekday() == 4)


@dataclass(frozen=True)
class WorkCalendar:
    """Which days count. ``eves`` are those of EVES on which nobody answers; ``closed`` are extra dates."""

    eves: tuple[str, ...] = EVES
    closed: frozenset[date] = field(default_factory=frozenset)

    def is_working_day(self, day: date) -> bool:
        """Say whether the day counts."""
        if day.weekday() >= 5 or day in public_holidays(day.year) or day in self.closed:
            return False
        if "midsummer-eve" in self.eves and day == midsummer_eve(day.year):
            return False
        return not ("christmas-eve" in self.eves and (day.month, day.day) == (12, 24))

    def add(self, arrival: date, days: int) -> date:
        """Return the day on which the n-th working day after the arrival falls; the arrival is not counted."""
        if days < 0:
            raise ValueError("Working days can't be counted backwards here.")
        day = arrival
        while days:
            day += timedelta(days=1)
            if self.is_working_day(day):
                days -= 1
        return day

    def between(self, start: date, end: date) -> int:
        """Return how many working days lie after ``start`` and up to ``end``."""
        count, day = 0, start
        while day < end:
            day += timedelta(days=1)
            count += self.is_working_day(day)
        return count

    def due(self, arrival: date, days: int, pauses: Iterable[tuple[date, date | None]] = ()) -> date:
        """Return the due day when the clock stood still from each pause's start to its end.

        A pause is the time in which we waited for the family; working days after its first day, up to its last
        day, are not counted against us. A pause without an end still runs: the due day moves on with ``today``
        only when the caller closes it.
        """
        waited = sum(self.between(start, end) for start, end in pauses if end is not None)
        return self.add(arrival, days + waited)

    def in_office_hours(self, moment: datetime) -> bool:
        """Say whether mail may be sent to workers now (local time; working days only)."""
        local = moment.astimezone(ZONE)
        return self.is_working_day(local.date()) and OFFICE_HOURS[0] <= local.time() < OFFICE_HOURS[1]
