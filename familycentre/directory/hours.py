"""Is it open now? Three answers: yes, no, not known. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum

TRUSTED = timedelta(days=365)  # hours that nobody has checked for a year say nothing


class Open(Enum):
    """The three answers."""

    YES = "open"
    NO = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Stretch:
    """Weekly hours: weekday 0 is Monday."""

    weekday: int
    opens: time
    closes: time
    seen_on: date
    valid_from: date | None = None
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        """Say whether these hours are valid on the day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


@dataclass(frozen=True)
class DayHours:
    """Hours of one date; without times it is closed."""

    day: date
    opens: time | None = None
    closes: time | None = None


def today_hours(
    stretches: Sequence[Stretch], exceptions: Sequence[DayHours], day: date
) -> list[tuple[time, time]] | None:
    """Return the day's opening times, an empty list when closed, None when not known."""
    special = [exception for exception in exceptions if exception.day == day]
    if special:
        return [(e.opens, e.closes) for e in special if e.opens and e.closes]
    trusted = [s for s in stretches if s.holds_on(day) and day - s.seen_on <= TRUSTED]
    if not trusted:
        return None
    return sorted((s.opens, s.closes) for s in trusted if s.weekday == day.weekday())


def open_now(stretches: Sequence[Stretch], exceptions: Sequence[DayHours], now: datetime) -> Open:
    """Return whether it is open at ``now`` (local wall-clock time)."""
    return open_within(today_hours(stretches, exceptions, now.date()), now.time())


def open_within(hours: list[tuple[time, time]] | None, moment: time) -> Open:
    """Return whether a moment falls within a day's opening times, as ``today_hours`` gives them."""
    if hours is None:
        return Open.UNKNOWN
    return Open.YES if any(opens <= moment < closes for opens, closes in hours) else Open.NO


def any_open(answers: Iterable[Open]) -> Open:
    """Return whether any of several doors is open; without doors it is not known."""
    known = set(answers)
    if Open.YES in known:
        return Open.YES
    return Open.NO if known == {Open.NO} else Open.UNKNOWN
