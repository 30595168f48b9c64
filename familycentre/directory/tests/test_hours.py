"""Open, closed or not known."""

from datetime import date, datetime, time

import pytest

from familycentre.directory.hours import (
    DayHours,
    Open,
    Stretch,
    any_open,
    open_now,
    open_within,
    today_hours,
)

TUESDAY = date(2026, 11, 24)
SEEN = date(2026, 6, 1)


def stretch(weekday=1, opens=9, closes=12, seen_on=SEEN, **more):
    return Stretch(weekday, time(opens), time(closes), seen_on, **more)


def at(hour, minute=0):
    return datetime.combine(TUESDAY, time(hour, minute))


@pytest.mark.parametrize(
    ("moment", "answer"),
    [
        (at(8, 59), Open.NO),
        (at(9), Open.YES),
        (at(11, 59), Open.YES),
        (at(12), Open.NO),
        (at(13, 30), Open.YES),
        (at(15), Open.NO),
    ],
)
def test_open_from_the_first_minute_to_before_the_last(moment, answer):
    assert open_now([stretch(), stretch(opens=13, closes=15)], [], moment) is answer


def test_closed_on_a_weekday_without_hours():
    assert open_now([stretch(weekday=2)], [], at(10)) is Open.NO
    assert today_hours([stretch(weekday=2)], [], TUESDAY) == []


def test_not_known_without_hours():
    assert open_now([], [], at(10)) is Open.UNKNOWN
    assert today_hours([], [], TUESDAY) is None


def test_hours_that_nobody_has_checked_for_a_year_say_nothing():
    assert open_now([stretch(seen_on=date(2025, 11, 23))], [], at(10)) is Open.UNKNOWN
    assert open_now([stretch(seen_on=date(2025, 11, 24))], [], at(10)) is Open.YES
    fresh, old = stretch(weekday=2), stretch(seen_on=date(2025, 1, 1))
    assert open_now([fresh, old], [], at(10)) is Open.NO


def test_hours_hold_only_in_their_time():
    assert open_now([stretch(valid_from=date(2026, 12, 1))], [], at(10)) is Open.UNKNOWN
    assert open_now([stretch(valid_to=date(2026, 11, 23))], [], at(10)) is Open.UNKNOWN
    assert open_now([stretch(valid_from=TUESDAY, valid_to=TUESDAY)], [], at(10)) is Open.YES


def test_an_exception_comes_before_the_weekly_hours():
    assert open_now([stretch()], [DayHours(TUESDAY)], at(10)) is Open.NO
    longer = [DayHours(TUESDAY, time(10), time(18))]
    assert open_now([stretch()], longer, at(9, 30)) is Open.NO
    assert open_now([stretch()], longer, at(17)) is Open.YES
    assert open_now([stretch()], [DayHours(date(2026, 11, 25))], at(10)) is Open.YES
    assert open_now([], longer, at(17)) is Open.YES


def test_hours_come_in_order():
    both = [stretch(opens=13, closes=15), stretch()]
    assert today_hours(both, [], TUESDAY) == [(time(9), time(12)), (time(13), time(15))]


def test_within_and_any():
    assert open_within(None, time(10)) is Open.UNKNOWN
    assert open_within([], time(10)) is Open.NO
    assert any_open([Open.NO, Open.YES, Open.UNKNOWN]) is Open.YES
    assert any_open([Open.NO, Open.UNKNOWN]) is Open.UNKNOWN
    assert any_open([Open.NO]) is Open.NO
    assert any_open([]) is Open.UNKNOWN
