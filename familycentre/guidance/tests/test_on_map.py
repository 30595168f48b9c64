"""Results of a search on the map: places themselves, and where what was found is given or held."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from familycentre.directory.models import Place, Service
from familycentre.directory.tests.an_event import an_event
from familycentre.guidance.search import index
from familycentre.guidance.search.document import Doc

pytestmark = pytest.mark.django_db


def look(visitor, language="fi", **query):
    with override(language):
        return visitor.get(reverse("search"), {"view": "map", **query})


@pytest.fixture
def found(db):
    """A place, a service given there, an event held there and an article, all found by one word."""
    place = Place.objects.published().first()
    service = Service.objects.published().first()
    service.places.set([place])
    service.save()
    event = an_event(place=place)
    index.put(
        [
            Doc("service", service.key, "fi", "Höpönlöpö palveluna", path="/fi/a/"),
            Doc("event", event.key, "fi", "Höpönlöpö tapahtumana", path="/fi/b/"),
            Doc("article", "0123456789abcdef", "fi", "Höpönlöpö luettavaksi", path="/fi/c/"),
        ]
    )
    return place


def places(response):
    return [place for group in response.context["mapped"].groups for place in group.places]


def test_a_place_tells_what_was_found_there(visitor, found):
    response = look(visitor, q="höpönlöpö")
    (place,) = places(response)
    assert place.pk == found.pk
    assert {str(title) for title in place.here} == {"Höpönlöpö palveluna", "Höpönlöpö tapahtumana"}
    assert response.context["mapped"].nowhere == 1
    page = response.content.decode()
    assert "<svg" in page
    assert "Höpönlöpö palveluna" in page
    assert "Höpönlöpö luettavaksi" not in page


def test_a_tab_holds_on_the_map_too(visitor, found):
    (place,) = places(look(visitor, q="höpönlöpö", group="services"))
    assert [str(title) for title in place.here] == ["Höpönlöpö palveluna"]


def test_a_place_that_is_not_shown_is_on_no_map(visitor, found):
    Place.objects.filter(pk=found.pk).update(live=False)
    response = look(visitor, q="höpönlöpö")
    assert places(response) == []
    assert response.context["mapped"].nowhere == 3
    page = response.content.decode()
    assert "Näillä ei ole omaa paikkaa" in page
    assert 'class="map"' not in page


def test_what_has_no_place_says_so_and_leads_back(visitor, found):
    page = look(visitor, q="höpönlöpö", group="articles").content.decode()
    assert "?q=h%C3%B6p%C3%B6nl%C3%B6p%C3%B6&amp;group=articles" in page
    assert "view=map" in look(visitor, q="höpönlöpö", view="").content.decode()


def test_fifteen_queries_at_most(visitor, found, django_assert_max_num_queries):
    for words in ("höpönlöpö", "höpönlöpö väkivalta", "eiolemitään"):
        look(visitor, q=words)
        with django_assert_max_num_queries(15):
            look(visitor, q=words)


@pytest.mark.parametrize("view", ["list", "MAP", "\x00", "map' OR 1=1"])
def test_another_view_is_the_list(visitor, found, view):
    response = look(visitor, q="höpönlöpö", view=view)
    assert response.status_code == 200
    assert response.context["mapped"] is None
