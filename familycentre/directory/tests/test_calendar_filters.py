"""What each filter of the calendar finds."""

from datetime import date, timedelta

import pytest
from django.http import QueryDict

from familycentre.directory import calendar_query
from familycentre.directory.forms_calendar import EventFilters, wanted_day, wanted_view
from familycentre.directory.models import Place, PlaceText
from familycentre.directory.tests.an_event import TUESDAY, an_event
from familycentre.people.models import Area, Municipality

pytestmark = pytest.mark.django_db


@pytest.fixture
def events():
    """Four events that differ in everything that one can choose by."""
    other = Place.objects.create(
        key="toinen",
        kind="meeting-place",
        live=True,
        area=Area.objects.get(key="koko-saarela"),
        municipality=Municipality.objects.get(code="902"),
    )
    PlaceText.objects.create(record=other, language="fi", name="Toinen paikka", slug="toinen")
    an_event("satamassa")
    an_event(
        "toisessa",
        place=other,
        kind="course",
        fee="fee",
        audiences=["youth"],
        life_stages=["adolescence"],
        languages=["sv", "en"],
    )
    an_event("verkossa", place=None, online=True, fee="unknown", audiences=["anyone"], life_stages=["all"])
    an_event(
        "perheille", audiences=["family"], life_stages=["school"], kind="theme-day", languages=["fi", "so"]
    )


def found(query):
    around = calendar_query.surroundings()
    form = EventFilters(QueryDict(query), **around.choices())
    inside, _after = calendar_query.between(form.chosen, around, TUESDAY, TUESDAY, TUESDAY)
    return {happening.event.key for happening in inside}


EVERYTHING = {"satamassa", "toisessa", "verkossa", "perheille"}


@pytest.mark.usefixtures("events")
@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("", EVERYTHING),
        ("place=satamatalo", {"satamassa", "perheille"}),
        ("place=toinen", {"toisessa"}),
        ("area=satama", {"satamassa", "perheille", "verkossa"}),
        ("area=koko-saarela", EVERYTHING),
        ("municipality=901", {"satamassa", "perheille", "verkossa"}),
        ("municipality=902", {"toisessa", "verkossa"}),
        ("age=baby", {"satamassa", "verkossa"}),
        ("age=baby&age=school", {"satamassa", "verkossa", "perheille"}),
        ("audience=youth", {"toisessa", "verkossa"}),
        ("audience=parent", {"satamassa", "verkossa", "perheille"}),
        ("kind=course&kind=theme-day", {"toisessa", "perheille"}),
        ("language=so", {"perheille"}),
        ("language=sv&language=so", {"toisessa", "perheille"}),
        ("only=free", {"satamassa", "perheille"}),
        ("only=online", {"verkossa"}),
        ("only=free&only=online", set()),
        ("area=nimeton", EVERYTHING),
        ("place=piilopaikka", EVERYTHING),
    ],
)
def test_filters(query, keys):
    assert found(query) == keys


def test_a_moved_single_event_is_found_on_its_new_day():
    an_event("siirtyi", first_day=TUESDAY - timedelta(days=40), exceptions=[(date(2026, 10, 15), TUESDAY)])
    assert found("") == {"siirtyi"}


def test_a_draft_area_or_place_is_no_choice():
    choices = calendar_query.surroundings().choices()
    assert [key for key, _name in choices["area"]] == ["koko-saarela", "satama"]
    assert [key for key, _name in choices["place"]] == ["satamatalo"]


def test_views_and_days():
    assert wanted_view(QueryDict("view=month")) == "month"
    assert wanted_view(QueryDict("view=year")) == "week"
    assert wanted_day(QueryDict("day=2027-01-31"), TUESDAY) == date(2027, 1, 31)
    for rubbish in ("", "day=20270131", "day=2027-1-1", "day=2027-13-01", "day=٢٠٢٧-01-01"):
        assert wanted_day(QueryDict(rubbish), TUESDAY) == TUESDAY


def test_an_address_is_tidy():
    form = EventFilters(
        QueryDict("age=baby&age=nonsense&place=satamatalo"),
        kept={"view": "day"},
        place=[("satamatalo", "Satamatalo")],
    )
    assert form.query() == "place=satamatalo&age=baby&view=day"
    assert form.query(view="", age="") == "place=satamatalo"
    assert form.query(age="toddler") == "place=satamatalo&view=day&age=toddler"
    assert [chip.remove_url for chip in form.chips()] == ["?age=baby&view=day", "?place=satamatalo&view=day"]
    assert form.strays
