"""Rules against dateutil's, and rules that mean harm: the answer is right, and it comes at once."""

from datetime import date, datetime, time, timedelta
from itertools import islice
from time import process_time

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from familycentre.directory.recurrence import (
    FREQUENCIES,
    MOST_TIMES,
    WEEKDAYS,
    RuleError,
    first_time,
    numbered_days,
    occurrences,
    parse,
    times_in_all,
)

SOME_DAY = st.dates(date(2024, 1, 1), date(2027, 12, 31))


@st.composite
def rules(draw):
    """Draw a rule of the kinds that dateutil reads as the standard does."""
    freq = draw(st.sampled_from(FREQUENCIES))
    parts = [f"FREQ={freq}"]
    if draw(st.booleans()):
        parts.append(f"INTERVAL={draw(st.integers(1, 5))}")
    end = draw(st.sampled_from(["", "COUNT", "UNTIL"]))
    if end == "COUNT":
        parts.append(f"COUNT={draw(st.integers(1, 40))}")
    elif end == "UNTIL":
        parts.append(f"UNTIL={draw(SOME_DAY):%Y%m%d}")
    if draw(st.booleans()):
        weekdays = draw(st.lists(st.sampled_from(WEEKDAYS), min_size=1, max_size=3, unique=True))
        spot = st.sampled_from(["1", "2", "-1"])
        numbered = freq in ("MONTHLY", "YEARLY") and draw(st.booleans())
        parts.append("BYDAY=" + ",".join((draw(spot) if numbered else "") + weekday for weekday in weekdays))
    elif freq != "WEEKLY" and draw(st.booleans()):
        parts.append(f"BYMONTHDAY={draw(st.sampled_from(['1', '15', '28', '-1', '1,-2']))}")
    if draw(st.booleans()):
        months = draw(st.lists(st.integers(1, 12), min_size=1, max_size=3, unique=True))
        parts.append("BYMONTH=" + ",".join(map(str, months)))
    if draw(st.booleans()):
        parts.append(f"WKST={draw(st.sampled_from(WEEKDAYS))}")
    return ";".join(parts)


@settings(max_examples=150, deadline=None)
@given(rule=rules(), first_day=SOME_DAY, start=SOME_DAY, length=st.integers(0, 200))
def test_the_same_days_as_dateutil(rule, first_day, start, length):
    end = start + timedelta(days=length)
    endless = "COUNT" not in rule and "UNTIL" not in rule
    if len(list(islice(numbered_days(first_day, rule, first_day, date(2050, 1, 1)), 3))) < 3:
        return  # a rule that hardly ever comes true: dateutil walks to the year 9999
    theirs = rrulestr(rule, dtstart=datetime.combine(first_day, time.min))
    if endless:
        theirs = theirs.replace(until=datetime.combine(end, time.max))
    expected = [
        moment.date()
        for moment in theirs.between(
            datetime.combine(start, time.min), datetime.combine(end, time.max), inc=True
        )
    ]
    assert [day for _number, day in numbered_days(first_day, rule, start, end)] == expected


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="FREQ=DAILYWKMONTH;,-0123456789BYSUTPC\n:", max_size=60) | st.text(max_size=40))
def test_no_text_breaks_it(rule):
    try:
        parse(rule)
    except RuleError as refused:
        assert str(refused)
    moments = {"first_day": date(2026, 11, 24), "starts": time(9), "ends": time(10)}
    found = occurrences(rule=rule, exceptions=[], start=date(2026, 1, 1), end=date(2027, 1, 1), **moments)
    assert len(found) <= MOST_TIMES


@pytest.mark.parametrize(
    "first_day", [date(1, 1, 1), date(1900, 1, 1), date(2026, 11, 24), date(9999, 12, 31)]
)
@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=DAILY",
        "FREQ=DAILY;COUNT=999999999",
        "FREQ=DAILY;COUNT=1000",
        "FREQ=DAILY;UNTIL=99991231",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=1000",
        "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU",
        "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2,4",
        "FREQ=YEARLY;BYDAY=53MO;COUNT=1000",
        "FREQ=YEARLY;BYDAY=MO;BYSETPOS=366;COUNT=1000",
        "FREQ=YEARLY;INTERVAL=366",
    ],
)
def test_hostile_rules_are_answered_at_once(rule, first_day):
    parse.cache_clear()
    began = process_time()
    moments = {"first_day": first_day, "starts": time(9), "ends": time(10), "rule": rule}
    exceptions = [(date(2026, 11, 1) + timedelta(days=n), date(2026, 12, 1)) for n in range(60)]
    found = occurrences(exceptions=exceptions, start=date(2026, 11, 1), end=date(2028, 5, 31), **moments)
    times_in_all(first_day, rule)
    first_time(first_day, rule)
    assert len(found) <= MOST_TIMES
    assert process_time() - began < 0.25


def test_a_window_never_gives_more_than_an_editor_can_mean():
    moments = {"first_day": date(1990, 1, 1), "starts": time(9), "ends": time(10), "rule": "FREQ=DAILY"}
    assert (
        len(occurrences(exceptions=[], start=date(1990, 1, 1), end=date(2090, 1, 1), **moments)) == MOST_TIMES
    )
