"""Family centres: published areas, honest about those without a name; an area with what belongs to it."""

from datetime import time

import pytest
from django.urls import reverse
from django.utils import translation

from familycentre.directory.models import Event, EventText, Place, PlaceText
from familycentre.people.models import Area, AreaText

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def standing_clock(monkeypatch, now):
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)


def url(name, *args, language="fi") -> str:
    with translation.override(language):
        return reverse(name, args=args)


def make_event(place, day, key):
    event = Event.objects.create(
        key=key, kind="other", place=place, first_day=day, starts=time(15), ends=time(16), live=True
    )
    EventText.objects.create(record=event, language="fi", name=f"Tapaus {key}", slug=key)
    return event


def test_list_shows_large_areas_with_their_parts(visitor):
    page = visitor.get(url("areas", language="en"))
    html = page.content.decode()
    assert [area.key for area in page.context["areas"]] == ["koko-saarela"]
    assert [part.key for part in page.context["areas"][0].parts] == ["satama"]
    assert "Alue 2" not in html
    assert "1 area has no confirmed name yet" in html


def test_drafts_are_404(visitor):
    assert visitor.get(url("area", "alue-2")).status_code == 404
    assert visitor.get(url("area", "x" * 9000)).status_code == 404


def test_large_area_gathers_what_its_parts_have(visitor, today):
    make_event(Place.objects.get(key="satamatalo"), today, "iltapaiva")
    page = visitor.get(url("area", "koko-saarela"))
    found, html = page.context["found"], page.content.decode()
    assert [place.key for place in found.meeting_places] == ["satamatalo"]
    assert [happening.event.key for happening in found.events] == ["iltapaiva"]
    assert [town.code for town in found.towns] == ["902", "901"]
    for words in ("Saariverkosto", "Koordinaattori vetää verkostoa.", "Tapaus iltapaiva", "Satamatalo"):
        assert words in html, words


def test_small_area_leads_back_to_its_large_one(visitor):
    html = visitor.get(url("area", "satama")).content.decode()
    assert url("area", "koko-saarela") in html


def test_area_without_places_says_so(visitor):
    Place.objects.update(area=None)
    assert "do not know of places" in visitor.get(url("area", "satama", language="en")).content.decode()


def test_another_languages_address_leads_to_ours(visitor):
    answer = visitor.get(url("area", "hamnen"))
    assert (answer.status_code, answer["Location"]) == (301, url("area", "satama"))


def test_list_is_flat(visitor, assert_flat_queries):
    def more():
        parent = Area.objects.get(key="koko-saarela")
        for n in range(12):
            area = Area.objects.create(key=f"a{n}", kind="small", parent=parent, published=True)
            AreaText.objects.create(record=area, language="fi", name=f"A{n}", slug=f"a{n}")

    assert_flat_queries(lambda: visitor.get(url("areas")), more)


def test_page_is_flat(visitor, assert_flat_queries, today):
    satama = Area.objects.get(key="satama")
    make_event(Place.objects.get(key="satamatalo"), today, "eka")

    def more():
        for n in range(10):
            place = Place.objects.create(key=f"p{n}", kind="site", area=satama, live=True)
            PlaceText.objects.create(record=place, language="fi", name=f"P{n}", slug=f"p{n}")
            make_event(place, today, f"e{n}")

    assert_flat_queries(lambda: visitor.get(url("area", "koko-saarela")), more)
