"""Promises fall on the days that people would name."""

from datetime import date, datetime

import pytest

from familycentre.core.workdays import ZONE, WorkCalendar, midsummer_eve, public_holidays

CALENDAR = WorkCalendar()


@pytest.mark.parametrize(
    ("arrival", "days", "due", "why"),
    [
        (
            date(2026, 11, 24),
            7,
            date(2026, 12, 3),
            "THL: Tuesday, seventh working day is Thursday of next week",
        ),
        (date(2026, 11, 24), 3, date(2026, 11, 27), "Tuesday to Friday"),
        (date(2026, 11, 23), 3, date(2026, 11, 26), "Monday to Thursday"),
        (date(2026, 11, 27), 3, date(2026, 12, 2), "over a weekend"),
        (date(2026, 11, 28), 3, date(2026, 12, 2), "Saturday counts as not yet begun"),
        (date(2026, 4, 1), 3, date(2026, 4, 8), "Easter: Good Friday and Easter Monday"),
        (date(2026, 6, 17), 3, date(2026, 6, 23), "Midsummer Eve is a Friday"),
        (date(2026, 12, 22), 3, date(2026, 12, 29), "Christmas: eve, day, weekend"),
        (date(2026, 12, 30), 3, date(2027, 1, 5), "New Year"),
        (date(2027, 1, 4), 3, date(2027, 1, 8), "Epiphany"),
        (date(2027, 5, 4), 3, date(2027, 5, 10), "Ascension Day is a Thursday"),
        (date(2027, 12, 3), 1, date(2027, 12, 7), "Independence Day on a Monday"),
        (date(2026, 11, 24), 0, date(2026, 11, 24), "nothing to count"),
    ],
)
def test_due_days(arrival, days, due, why):
    assert CALENDAR.add(arrival, days) == due, why


def test_eves_are_the_regions_to_set():
    assert WorkCalendar(eves=()).add(date(2026, 6, 17), 3) == date(2026, 6, 22)
    assert WorkCalendar(eves=("midsummer-eve",)).add(date(2026, 12, 22), 3) == date(2026, 12, 28)


def test_extra_closed_days():
    assert WorkCalendar(closed=frozenset({date(2026, 11, 26)})).add(date(2026, 11, 24), 3) == date(
        2026, 11, 30
    )


def test_waiting_for_the_family_stops_the_clock():
    pauses = [(date(2026, 11, 25), date(2026, 11, 27))]
    assert CALENDAR.due(date(2026, 11, 24), 3, pauses) == date(2026, 12, 1)


def test_backwards_is_refused():
    with pytest.raises(ValueError, match="backwards"):
        CALENDAR.add(date(2026, 11, 24), -1)


def test_midsummer_moves():
    assert [midsummer_eve(y) for y in (2026, 2027, 2028)] == [
        date(2026, 6, 19),
        date(2027, 6, 25),
        date(2028, 6, 23),
    ]
    assert date(2026, 6, 20) in public_holidays(2026)


@pytest.mark.parametrize(
    ("moment", "answer"),
    [
        (datetime(2026, 11, 24, 8, 0, tzinfo=ZONE), True),
        (datetime(2026, 11, 24, 16, 0, tzinfo=ZONE), False),
        (datetime(2026, 11, 28, 12, 0, tzinfo=ZONE), False),
        (datetime(2026, 12, 24, 12, 0, tzinfo=ZONE), False),
    ],
)
def test_office_hours(moment, answer):
    assert CALENDAR.in_office_hours(moment) is answer
