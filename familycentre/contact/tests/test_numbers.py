"""The numbers of a quarter: what is told, what is hidden, and what waits until the quarter is over."""

import json
from datetime import date

import pytest
from django.urls import reverse

from familycentre.contact import numbers
from familycentre.contact.tests.cast import NOW
from familycentre.insight.models import Count

pytestmark = pytest.mark.django_db
SUMMER = numbers.Quarter(2026, 3)


@pytest.fixture
def counted():
    def count(name, **labels):
        Count.objects.bulk_create(
            Count(day=date(2026, 8, 3), name=name, label=label.strip("_"), n=n) for label, n in labels.items()
        )

    count("first-answer-days", _0=3, _1=10, _2=5, _3=2)
    count("promise", kept=18, broken=2)
    count("consultation", _=7)
    count("request-topic", everyday=9, other=2)
    count("request-language", fi=10, sv=1)


@pytest.fixture
def member(client, open_to_families, workers):
    client.force_login(workers[0].user)
    return client


def test_quarters_follow_one_another():
    assert numbers.Quarter(2026, 1).before == numbers.Quarter(2025, 4)
    assert numbers.Quarter(2026, 4).last == date(2026, 12, 31)
    assert numbers.quarter_of(date(2026, 11, 24)).key == "2026-4"
    assert numbers.chosen("nonsense", NOW.date()) == SUMMER


def test_speed_against_the_promise(counted):
    told = numbers.speed(SUMMER)
    assert (told.answered, told.median, told.ninety, told.kept) == (20, 1, 2, 90)
    assert numbers.consultations(SUMMER) == 7


def test_few_answers_are_not_told(db):
    Count.objects.create(day=date(2026, 8, 3), name="first-answer-days", label="1", n=4)
    Count.objects.create(day=date(2026, 8, 3), name="promise", label="kept", n=4)
    assert numbers.speed(SUMMER).median is None


def test_a_small_number_is_hidden_everywhere(counted, member):
    query = {"quarter": SUMMER.key}
    data = member.get(reverse("numbers_json"), query).json()
    topics = {row["code"]: row["n"] for row in data["tables"]["topic"]["rows"]}
    assert topics["everyday"] is None or topics["other"] is None
    assert "2" not in [str(n) for n in topics.values()]
    csv = member.get(reverse("numbers_csv"), query).content.decode()
    (line,) = [line for line in csv.splitlines() if line.startswith("topic,other,")]
    assert line.endswith(",")
    html = member.get(reverse("numbers"), query).content.decode()
    assert "–" in html


def test_a_running_quarter_is_not_broken_down(member):
    data = json.loads(member.get(reverse("numbers_json"), {"quarter": "2026-4"}).content)
    assert data["tables"] == {}
