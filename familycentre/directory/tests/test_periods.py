"""The stretches of time of the calendar."""

from datetime import date

import pytest

from familycentre.directory import periods

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("view", "start", "end", "previous", "after"),
    [
        ("day", "2026-11-24", "2026-11-24", "2026-11-23", "2026-11-25"),
        ("week", "2026-11-23", "2026-11-29", "2026-11-16", "2026-11-30"),
        ("month", "2026-11-01", "2026-11-30", "2026-10-01", "2026-12-01"),
        ("list", "2026-11-24", "2026-12-23", "2026-10-25", "2026-12-24"),
    ],
)
def test_spans_and_steps(view, start, end, previous, after):
    found = periods.period(view, TODAY, TODAY)
    told = [day.isoformat() for day in (found.start, found.end, found.previous, found.next)]
    assert told == [start, end, previous, after]
    assert found.holds(TODAY)
    assert found.days[0] == found.start
    assert found.days[-1] == found.end


def test_the_calendar_ends_eighteen_months_before_and_after():
    assert periods.bounds(TODAY) == (date(2025, 5, 1), date(2028, 5, 31))
    assert periods.period("day", date(2025, 4, 30), TODAY) is None
    assert periods.period("day", date(2028, 6, 1), TODAY) is None
    assert periods.period("month", date(2025, 5, 9), TODAY).previous is None
    assert periods.period("month", date(2028, 5, 9), TODAY).next is None
    assert periods.period("week", date(2028, 5, 31), TODAY).next is None


def test_the_last_day_of_a_month_stays_a_day_of_the_month():
    assert periods.months_later(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert periods.months_later(date(2026, 1, 31), -2) == date(2025, 11, 30)


def test_a_month_is_drawn_in_whole_weeks():
    found = periods.weeks(date(2026, 11, 1), date(2026, 11, 30))
    assert {len(week) for week in found} == {7}
    assert (found[0][0], found[-1][-1]) == (date(2026, 10, 26), date(2026, 12, 6))
    assert len(periods.weeks(date(2027, 2, 1), date(2027, 2, 28))) == 4
