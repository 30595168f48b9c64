"""An event with a rule that can't be followed is not kept."""

from datetime import time

import pytest
from django.core.exceptions import ValidationError

from familycentre.directory.models import Event
from familycentre.directory.tests.an_event import TUESDAY

pytestmark = pytest.mark.django_db


def event(rule):
    return Event(
        key="kahvila", kind="family-cafe", first_day=TUESDAY, starts=time(9), ends=time(10), rule=rule
    )


@pytest.mark.parametrize("rule", ["", "FREQ=WEEKLY", "FREQ=MONTHLY;BYDAY=2TU;COUNT=6"])
def test_good_rules(rule):
    event(rule).full_clean()


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        ("FREQ=SECONDLY", "FREQ=DAILY, WEEKLY, MONTHLY or YEARLY"),
        ("FREQ=WEEKLY;COUNT=999999999", "COUNT must be a whole number between 1 and 1000"),
        ("joka tiistai", "can't be used in a rule"),
        ("FREQ=WEEKLY;UNTIL=20200101", "never takes place"),
        ("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30", "never takes place"),
    ],
)
def test_bad_rules_are_refused_at_their_field(settings, rule, reason):
    from django.utils.translation import override

    with override("en"), pytest.raises(ValidationError) as refused:
        event(rule).full_clean()
    assert reason in " ".join(refused.value.message_dict["rule"])


def test_a_missing_day_is_a_missing_day():
    unfinished = event("FREQ=WEEKLY")
    unfinished.first_day = None
    with pytest.raises(ValidationError) as refused:
        unfinished.full_clean()
    assert "first_day" in refused.value.message_dict
