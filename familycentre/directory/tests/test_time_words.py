"""Recurrence rules in words."""

from datetime import date, time

import pytest
from django.utils.translation import override

from familycentre.directory.models import Event
from familycentre.directory.time_words import day_words, hours_words, listed, rule_words, when_words

TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=DAILY", "every day"),
        ("FREQ=DAILY;INTERVAL=2", "every other day"),
        ("FREQ=DAILY;INTERVAL=3", "every 3 days"),
        ("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", "from Monday to Friday"),
        ("FREQ=WEEKLY", "every Tuesday"),
        ("FREQ=WEEKLY;COUNT=6", "every Tuesday, 6 times"),
        ("FREQ=WEEKLY;COUNT=1", "every Tuesday, once"),
        ("FREQ=WEEKLY;UNTIL=20261231", "every Tuesday until 31.12.2026"),
        ("FREQ=WEEKLY;INTERVAL=2", "every other Tuesday"),
        ("FREQ=WEEKLY;BYDAY=MO,TH", "every Monday and Thursday"),
        ("FREQ=WEEKLY;BYDAY=MO,WE,TH", "every Monday, Wednesday and Thursday"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH", "on Mondays and on Thursdays every other week"),
        ("FREQ=WEEKLY;INTERVAL=3", "on Tuesdays every 3 weeks"),
        ("FREQ=WEEKLY;BYMONTH=9,10", "every Tuesday in September and in October"),
        ("FREQ=MONTHLY;BYDAY=3WE", "the third Wednesday of every month"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "the last Friday of every month"),
        ("FREQ=MONTHLY;BYDAY=1MO,3MO", "the first Monday and the third Monday of every month"),
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=2", "the second Monday of every month"),
        ("FREQ=MONTHLY;INTERVAL=2;BYDAY=1SA", "the first Saturday of every other month"),
        ("FREQ=MONTHLY;INTERVAL=3", "day 24 of the month, every 3 months"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,15", "day 1 and 15 of every month"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "the last day of every month"),
        ("FREQ=YEARLY", "every year on 24.11."),
        ("FREQ=YEARLY;INTERVAL=2;BYMONTH=12;BYMONTHDAY=6", "every 2 years on 6.12."),
        ("", ""),
        ("FREQ=SECONDLY", ""),
        ("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1", ""),
        ("FREQ=MONTHLY;BYDAY=MO", ""),
        ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", ""),
        ("FREQ=MONTHLY;BYMONTHDAY=-3", ""),
        ("FREQ=YEARLY;BYDAY=1MO", ""),
        ("FREQ=YEARLY;BYMONTHDAY=6", ""),
        ("FREQ=DAILY;BYMONTHDAY=6", ""),
        ("FREQ=DAILY;INTERVAL=2;BYDAY=MO", ""),
    ],
)
def test_words(rule, words):
    assert rule_words(rule, "en", TUESDAY) == words


def test_without_a_first_day_only_how_often():
    assert rule_words("FREQ=WEEKLY", "en") == "every week"
    assert rule_words("FREQ=WEEKLY;INTERVAL=2", "en") == "every 2 weeks"
    assert rule_words("FREQ=YEARLY", "en") == "every year"
    assert rule_words("FREQ=MONTHLY", "en") == ""


def test_hours_stand_before_the_end():
    event = Event(first_day=TUESDAY, starts=time(17), ends=time(19, 30), rule="FREQ=WEEKLY;COUNT=6")
    assert when_words(event, "en") == "every Tuesday at 17–19.30, 6 times"


def test_once_is_a_day():
    event = Event(first_day=TUESDAY, starts=time(17), ends=time(19, 30))
    assert when_words(event, "en") == "Tuesday 24.11.2026 at 17–19.30"


def test_a_knotty_rule_says_nothing():
    event = Event(first_day=TUESDAY, starts=time(17), ends=time(19), rule="FREQ=YEARLY;BYDAY=1MO")
    assert when_words(event, "en") == ""


def test_small_words():
    with override("en"):
        assert hours_words(time(9, 5), time(11)) == "at 9.05–11"
        assert day_words(TUESDAY) == "Tuesday 24.11.2026"
        assert listed([]) == ""
        assert listed(["a"]) == "a"
