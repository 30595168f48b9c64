"""When a repeated event takes place."""

from datetime import date, time, timedelta

import pytest

from familycentre.directory.recurrence import (
    RuleError,
    first_time,
    numbered_days,
    occurrences,
    parse,
    times_in_all,
)

TUESDAY = date(2026, 11, 24)
YEAR = timedelta(days=365)


def days(rule, first_day=TUESDAY, start=TUESDAY, end=TUESDAY + YEAR, exceptions=(), **more):
    found = occurrences(
        first_day=first_day,
        starts=time(9, 30),
        ends=time(11),
        rule=rule,
        exceptions=exceptions,
        start=start,
        end=end,
        **more,
    )
    return [f"{each.day.day}.{each.day.month}." for each in found]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("", ["24.11."]),
        ("FREQ=DAILY;COUNT=3", ["24.11.", "25.11.", "26.11."]),
        ("FREQ=DAILY;INTERVAL=10;COUNT=3", ["24.11.", "4.12.", "14.12."]),
        ("FREQ=DAILY;BYDAY=SA,SU;COUNT=3", ["28.11.", "29.11.", "5.12."]),
        ("FREQ=DAILY;BYMONTHDAY=1;COUNT=2", ["1.12.", "1.1."]),
        ("FREQ=WEEKLY;COUNT=3", ["24.11.", "1.12.", "8.12."]),
        ("rrule:freq=weekly;count=2", ["24.11.", "1.12."]),
        ("FREQ=WEEKLY;UNTIL=20261208", ["24.11.", "1.12.", "8.12."]),
        ("FREQ=WEEKLY;UNTIL=20261207", ["24.11.", "1.12."]),
        ("FREQ=WEEKLY;INTERVAL=2;COUNT=3", ["24.11.", "8.12.", "22.12."]),
        ("FREQ=WEEKLY;BYDAY=MO,TH;COUNT=4", ["26.11.", "30.11.", "3.12.", "7.12."]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=MO;COUNT=4", ["24.11.", "29.11.", "8.12.", "13.12."]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU;COUNT=4", ["24.11.", "6.12.", "8.12.", "20.12."]),
        ("FREQ=WEEKLY;BYMONTH=1;COUNT=2", ["5.1.", "12.1."]),
        ("FREQ=MONTHLY;COUNT=2", ["24.11.", "24.12."]),
        ("FREQ=MONTHLY;BYDAY=4TU;COUNT=3", ["24.11.", "22.12.", "26.1."]),
        ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=3", ["27.11.", "25.12.", "29.1."]),
        ("FREQ=MONTHLY;BYDAY=5TU;COUNT=2", ["29.12.", "30.3."]),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2", ["30.11.", "31.12."]),
        ("FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3", ["31.12.", "31.1.", "31.3."]),
        ("FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=2", ["30.11.", "31.12."]),
        ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=1", ["13.8."]),
        ("FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO;COUNT=2", ["1.2.", "3.5."]),
        ("FREQ=YEARLY", ["24.11.", "24.11."]),
        ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=6;COUNT=1", ["6.12."]),
        ("FREQ=YEARLY;BYMONTH=5;BYDAY=2SU;COUNT=1", ["9.5."]),
        ("FREQ=YEARLY;BYDAY=1MO;COUNT=1", ["4.1."]),
        ("FREQ=MONTHLY;BYDAY=TU,1FR;COUNT=4", ["24.11.", "1.12.", "4.12.", "8.12."]),
    ],
)
def test_rules(rule, expected):
    assert days(rule) == expected


def test_only_what_falls_in_the_window():
    assert days("FREQ=WEEKLY", start=date(2027, 3, 1), end=date(2027, 3, 16)) == ["2.3.", "9.3.", "16.3."]
    assert days("FREQ=WEEKLY", start=date(2026, 1, 1), end=date(2026, 11, 23)) == []
    assert days("FREQ=WEEKLY", start=date(2027, 3, 2), end=date(2027, 3, 1)) == []


def test_a_weekly_event_keeps_its_hour_when_summer_time_begins_and_ends():
    for start, end in (("2027-03-21", "2027-04-04"), ("2027-10-24", "2027-11-07")):
        found = occurrences(
            first_day=date(2026, 11, 29),
            starts=time(3, 30),
            ends=time(4, 30),
            rule="FREQ=WEEKLY",
            exceptions=[],
            start=date.fromisoformat(start),
            end=date.fromisoformat(end),
        )
        assert [each.start.time() for each in found] == [time(3, 30)] * 3
        assert {(each.end - each.start) for each in found} == {timedelta(hours=1)}


def test_a_cancelled_day_stays_and_says_so():
    found = occurrences(
        first_day=TUESDAY,
        starts=time(9),
        ends=time(10),
        rule="FREQ=WEEKLY",
        exceptions=[(date(2026, 12, 1), None)],
        start=TUESDAY,
        end=date(2026, 12, 8),
    )
    assert [each.cancelled for each in found] == [False, True, False]
    assert [each.takes_place for each in found] == [True, False, True]


def test_a_moved_day_comes_to_its_new_day():
    moved = [(date(2026, 12, 1), date(2026, 12, 3))]
    assert days("FREQ=WEEKLY;COUNT=3", exceptions=moved) == ["24.11.", "3.12.", "8.12."]
    assert days("FREQ=WEEKLY", exceptions=moved, start=date(2026, 12, 1), end=date(2026, 12, 1)) == []
    assert days("FREQ=WEEKLY", exceptions=moved, start=date(2026, 12, 3), end=date(2026, 12, 3)) == ["3.12."]


def test_the_day_that_was_left_is_told_when_asked_for():
    moved = [(date(2026, 12, 1), date(2026, 12, 3))]
    found = occurrences(
        first_day=TUESDAY,
        starts=time(9),
        ends=time(10),
        rule="FREQ=WEEKLY;COUNT=3",
        exceptions=moved,
        start=TUESDAY,
        end=TUESDAY + YEAR,
        moved_away=True,
    )
    told = [(each.day.day, each.moved_from, each.moved_to, each.takes_place, each.number) for each in found]
    assert told == [
        (24, None, None, True, 1),
        (1, None, date(2026, 12, 3), False, 2),
        (3, date(2026, 12, 1), None, True, 2),
        (8, None, None, True, 3),
    ]


@pytest.mark.parametrize("day", [date(2026, 3, 3), date(2027, 9, 7)])
def test_a_day_may_move_from_far_away(day):
    moved = [(day, date(2026, 12, 5))]
    found = days("FREQ=WEEKLY", date(2026, 1, 6), date(2026, 12, 4), date(2026, 12, 6), exceptions=moved)
    assert found == ["5.12."]


def test_exceptions_that_hit_no_day_change_nothing():
    stray = [
        (date(2026, 12, 2), None),
        (date(2026, 12, 9), date(2026, 12, 10)),
        (date(2026, 12, 1), date(2026, 12, 1)),
    ]
    assert days("FREQ=WEEKLY;COUNT=3", exceptions=stray) == ["24.11.", "1.12.", "8.12."]


def test_a_single_event_may_be_moved_or_cancelled():
    assert days("", exceptions=[(TUESDAY, date(2026, 12, 24))]) == ["24.12."]
    assert days("", exceptions=[(TUESDAY, None)]) == ["24.11."]


def test_everything_of_a_cancelled_event_is_cancelled():
    found = occurrences(
        first_day=TUESDAY,
        starts=time(9),
        ends=time(10),
        rule="FREQ=WEEKLY;COUNT=2",
        exceptions=[],
        start=TUESDAY,
        end=TUESDAY + YEAR,
        cancelled=True,
    )
    assert [each.cancelled for each in found] == [True, True]


def test_times_are_numbered_when_there_is_an_end():
    window = date(2026, 12, 1), date(2026, 12, 31)
    assert [n for n, _day in numbered_days(TUESDAY, "FREQ=WEEKLY;COUNT=3", *window)] == [2, 3]
    assert [n for n, _day in numbered_days(TUESDAY, "FREQ=WEEKLY;UNTIL=20261208", *window)] == [2, 3]
    assert {n for n, _day in numbered_days(TUESDAY, "FREQ=WEEKLY", *window)} == {0}
    assert times_in_all(TUESDAY, "FREQ=WEEKLY;COUNT=6") == 6
    assert times_in_all(TUESDAY, "FREQ=WEEKLY;UNTIL=20261208") == 3
    assert times_in_all(TUESDAY, "FREQ=WEEKLY") is None
    assert times_in_all(TUESDAY, "") == 1


def test_the_first_time_is_the_first_day_that_the_rule_has():
    assert first_time(TUESDAY, "") == TUESDAY
    assert first_time(TUESDAY, "FREQ=MONTHLY;BYDAY=1WE") == date(2026, 12, 2)
    assert first_time(TUESDAY, "FREQ=WEEKLY;UNTIL=20261101") is None
    assert first_time(TUESDAY, "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30") is None


def test_a_rule_that_cannot_be_read_gives_the_first_day():
    assert days("FREQ=SECONDLY") == ["24.11."]
    assert days("every tuesday") == ["24.11."]


def test_until_is_a_day_where_we_live():
    assert parse("FREQ=WEEKLY;UNTIL=20261207T230000Z").until == date(2026, 12, 8)
    assert parse("FREQ=WEEKLY;UNTIL=20261208T093000").until == date(2026, 12, 8)


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "FREQ=SECONDLY",
        "FREQ=MINUTELY;COUNT=3",
        "FREQ=HOURLY",
        "FREQ=",
        "FREQ",
        "COUNT=3",
        "FREQ=WEEKLY;COUNT=999999999",
        "FREQ=WEEKLY;COUNT=1001",
        "FREQ=WEEKLY;COUNT=0",
        "FREQ=WEEKLY;COUNT=-1",
        "FREQ=WEEKLY;COUNT=٣",
        "FREQ=WEEKLY;INTERVAL=0",
        "FREQ=WEEKLY;INTERVAL=367",
        "FREQ=WEEKLY;COUNT=3;UNTIL=20270101",
        "FREQ=WEEKLY;FREQ=DAILY",
        "FREQ=WEEKLY;UNTIL=tomorrow",
        "FREQ=WEEKLY;UNTIL=20261301",
        "FREQ=WEEKLY;UNTIL=99991231T235959Z",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=WEEKLY;BYDAY=2MO",
        "FREQ=WEEKLY;BYDAY=MO,,TU",
        "FREQ=WEEKLY;BYMONTHDAY=3",
        "FREQ=MONTHLY;BYDAY=6MO",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYSETPOS=1",
        "FREQ=YEARLY;BYMONTH=13",
        "FREQ=YEARLY;BYWEEKNO=3",
        "FREQ=YEARLY;BYYEARDAY=1",
        "FREQ=DAILY;BYHOUR=1,2,3",
        "FREQ=DAILY\nDTSTART:19000101",
        "FREQ=DAILY;WKST=NO",
        "FREQ=WEEKLY;BYDAY=" + "MO," * 200 + "TU",
    ],
)
def test_bad_rules_are_refused_with_a_reason(rule):
    with pytest.raises(RuleError) as refused:
        parse(rule)
    assert str(refused.value)
