"""Meeting places: the list with its filters, and a page that claims no more than is known."""

import json
import re
from datetime import time, timedelta

import pytest
from django.urls import reverse
from django.utils import translation

from familycentre.directory.models import Event, EventException, EventText, OpeningHours, Place, PlaceText
from familycentre.people.models import Municipality

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def standing_clock(monkeypatch, now):
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)


@pytest.fixture
def satamatalo():
    return Place.objects.get(key="satamatalo")


def url(name, *args, language="en") -> str:
    with translation.override(language):
        return reverse(name, args=args)


def make_place(key, **fields):
    place = Place.objects.create(key=key, live=True, **{"kind": "meeting-place", **fields})
    PlaceText.objects.create(record=place, language="fi", name=f"Paikka {key}", slug=key)
    return place


def make_event(place, day, key, **fields):
    times = {"starts": time(15), "ends": time(16), **fields}
    event = Event.objects.create(key=key, kind="other", place=place, first_day=day, live=True, **times)
    EventText.objects.create(record=event, language="fi", name=f"Tapaus {key}", slug=key)
    return event


def open_daily(place, today, seen=None):
    for weekday in range(7):
        OpeningHours.objects.create(
            record=place, weekday=weekday, opens=time(9), closes=time(12), seen_on=seen or today
        )


def listed(visitor, query="") -> list[str]:
    page = visitor.get(f"{url('places')}?{query}")
    assert page.status_code == 200
    return [place.key for place in page.context["found"].places]


def test_list_by_municipality_and_filters(visitor, today):
    make_place("toimipiste", kind="site", municipality=Municipality.objects.get(code="902"))
    make_place("jossain")
    groups = visitor.get(url("places")).context["found"].groups
    assert [group.town.code if group.town else None for group in groups] == ["902", "901", None]
    assert listed(visitor, "kind=site") == ["toimipiste"]
    assert listed(visitor, "municipality=901") == ["satamatalo"]
    assert "piilopaikka" not in listed(visitor)


def test_open_now_says_how_many_are_unknown(visitor, satamatalo, today):
    open_daily(satamatalo, today)
    make_place("tuntematon")
    page = visitor.get(f"{url('places')}?only=open")
    assert [place.key for place in page.context["found"].places] == ["satamatalo"]
    assert "Of 1 place we do not know the opening hours" in page.content.decode()


def test_list_names_the_next_event_that_one_can_still_reach(visitor, satamatalo, today):
    make_event(satamatalo, today, "mennyt", starts=time(8), ends=time(9))
    make_event(satamatalo, today, "peruttu", cancelled=True)
    make_event(satamatalo, today + timedelta(days=2), "tuleva")
    html = visitor.get(url("places")).content.decode()
    assert "Tapaus tuleva" in html
    assert "Tapaus mennyt" not in html
    assert "Tapaus peruttu" not in html


@pytest.mark.parametrize(
    "query", ["kind=dragon", "municipality=%00", "only=" + "x" * 20000, "only=open&only=%FF"]
)
def test_rubbish_is_answered_kindly(visitor, query):
    listed(visitor, query)


def test_page_tells_what_is_known(visitor, satamatalo):
    html = visitor.get(url("place", "satamatalo")).content.decode()
    for words in (
        "Satamatalo",
        "Tule sellaisena kuin olet.",
        "Perhekahvila",
        "Rantatie 1",
        "Pohjoissaari",
        "Ei kynnystä.",
        "Meets the national criteria",
        "https://satamatalo.example",
        "Majakka ry",
        "Satama",
        f"{url('map')}#place-satamatalo",
        "Opening hours not known",
    ):
        assert words in html, words


@pytest.mark.parametrize(
    ("criteria", "said"), [("unknown", "Not assessed yet"), ("self-assessed", "by the place itself")]
)
def test_criteria_label_only_when_met(visitor, satamatalo, criteria, said):
    Place.objects.filter(pk=satamatalo.pk).update(criteria=criteria)
    html = visitor.get(url("place", "satamatalo")).content.decode()
    assert "Meets the national criteria" not in html
    assert said in html


def test_what_is_not_known_is_said(visitor):
    make_place("tyhja")
    html = visitor.get(url("place", "tyhja")).content.decode()
    assert html.count("Not known. Ask the place.") == 2
    assert "street address is not known" in html


@pytest.mark.parametrize(("hour", "said"), [(10, "Open now"), (15, "Closed now")])
def test_open_and_closed(visitor, satamatalo, now, monkeypatch, hour, said):
    open_daily(satamatalo, now.date())
    monkeypatch.setattr("django.utils.timezone.now", lambda: now.replace(hour=hour))
    assert said in visitor.get(url("place", "satamatalo")).content.decode()


def test_old_hours_are_hidden(visitor, satamatalo, today):
    open_daily(satamatalo, today, seen=today - timedelta(days=400))
    html = visitor.get(url("place", "satamatalo")).content.decode()
    assert "Opening hours not known" in html
    assert "9–12" not in html
    assert "openingHoursSpecification" not in html


def test_paused_place_says_so(visitor, satamatalo):
    Place.objects.filter(pk=satamatalo.pk).update(state="paused")
    assert "Temporarily closed" in visitor.get(url("place", "satamatalo")).content.decode()


def test_programme_of_two_weeks(visitor, satamatalo, today):
    event = make_event(satamatalo, today, "viikoittain", rule="FREQ=WEEKLY")
    EventException.objects.create(record=event, day=today + timedelta(days=7))
    make_event(satamatalo, today + timedelta(days=14), "liian-kaukana")
    found = visitor.get(url("place", "satamatalo")).context["found"]
    assert [happening.day for happening in found.week] == [today]
    assert [(h.day, h.when.cancelled) for h in found.week_after] == [(today + timedelta(days=7), True)]


def test_calendar_link(visitor, satamatalo, today):
    make_event(satamatalo, today, "eka")
    with translation.override("en"):
        feed = reverse("place_calendar", args=["satamatalo"])
    assert feed in visitor.get(url("place", "satamatalo")).content.decode()


def test_drafts_strangers_and_other_languages(visitor):
    assert visitor.get(url("place", "piilopaikka")).status_code == 404
    assert visitor.get(url("place", "x" * 9000)).status_code == 404
    answer = visitor.get(url("place", "hamnhuset", language="fi"))
    assert (answer.status_code, answer["Location"]) == (301, url("place", "satamatalo", language="fi"))


def test_structured_data(visitor, satamatalo, today):
    open_daily(satamatalo, today)
    html = visitor.get(url("place", "satamatalo")).content.decode()
    blocks = [json.loads(b) for b in re.findall(r'ld\+json">(.*?)</script>', html, re.S)]
    place = next(b for b in blocks if b["@type"] == "Place")
    assert place["address"]["streetAddress"] == "Rantatie 1"
    assert place["geo"] == {"@type": "GeoCoordinates", "latitude": 60.1, "longitude": 20.1}
    assert len(place["openingHoursSpecification"]) == 7
    assert place["openingHoursSpecification"][0]["opens"] == "09:00"


def test_a_municipalitys_middle_is_not_the_places_position(visitor, satamatalo):
    Place.objects.filter(pk=satamatalo.pk).update(precision="municipality")
    assert "GeoCoordinates" not in visitor.get(url("place", "satamatalo")).content.decode()


def test_list_is_flat(visitor, assert_flat_queries, satamatalo, today):
    open_daily(satamatalo, today)
    make_event(satamatalo, today, "eka")

    def more():
        for n in range(12):
            make_event(make_place(f"p{n}"), today, f"e{n}")

    assert_flat_queries(lambda: visitor.get(url("places")), more)


def test_page_is_flat(visitor, assert_flat_queries, satamatalo, today):
    make_event(satamatalo, today, "eka")

    def more():
        open_daily(satamatalo, today)
        for n in range(12):
            make_event(satamatalo, today, f"e{n}")

    assert_flat_queries(lambda: visitor.get(url("place", "satamatalo")), more)
