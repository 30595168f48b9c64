"""The map: true places, houses that are shared where no more is known, nothing from outside."""

from types import SimpleNamespace

import pytest
from django.urls import reverse
from django.utils import translation

from familycentre.directory import projection
from familycentre.directory.models import Place, PlaceText
from familycentre.people.models import Municipality


def town(pk, latitude, longitude):
    return SimpleNamespace(pk=pk, code=str(pk), latitude=latitude, longitude=longitude)


def place(key, home, latitude=None, longitude=None, precision="municipality"):
    return SimpleNamespace(
        key=key,
        municipality=home,
        municipality_id=home and home.pk,
        latitude=latitude,
        longitude=longitude,
        precision=precision,
    )


NORTH, SOUTH = town(1, 61.0, 26.0), town(2, 60.0, 27.0)


def test_north_is_up_and_east_is_right():
    drawing = projection.draw([NORTH, SOUTH], [])
    north, south = drawing.spots
    assert north.y < south.y
    assert north.x < south.x


def test_everything_is_inside():
    drawing = projection.draw([NORTH, SOUTH, town(3, 60.5, 29.9)], [])
    assert all(0 < s.x < drawing.width and 0 < s.y < drawing.height for s in drawing.spots)
    assert all(0 < x < drawing.width and 0 < y <= drawing.height for x, y, _tall in drawing.trees)
    assert 0 < drawing.scale_x < drawing.width - drawing.scale_length


def test_vague_places_share_their_municipalitys_house():
    drawing = projection.draw(
        [NORTH, SOUTH], [place("a", NORTH, 61, 26), place("b", NORTH), place("c", SOUTH)]
    )
    assert [spot.count for spot in drawing.spots] == [2, 1]


def test_exact_place_has_a_house_of_its_own_unless_too_near():
    far = place("far", NORTH, 60.5, 26.1, "exact")
    near = place("near", NORTH, 61.001, 26.001, "exact")
    drawing = projection.draw([NORTH, SOUTH], [far, near])
    assert [[p.key for p in spot.places] for spot in drawing.spots] == [["near"], [], ["far"]]


def test_place_without_municipality_or_position_is_in_the_list_only():
    assert [s.count for s in projection.draw([NORTH], [place("x", None)]).spots] == [0]


def test_without_positions_there_is_no_map():
    assert projection.draw([town(1, None, None)], [place("x", None)]) is None


def test_one_town_alone_can_be_drawn():
    drawing = projection.draw([NORTH], [place("a", NORTH)])
    assert drawing.spots[0].x == drawing.width // 2


def test_distances_are_true():
    drawing = projection.draw([town(1, 60.5, 26.0), town(2, 60.5, 26.0 + 0.5)], [])
    a, b = drawing.spots
    km = (b.x - a.x) / drawing.scale_length * drawing.scale_km
    assert km == pytest.approx(27.4, abs=0.3)  # half a degree at 60.5° north


@pytest.fixture
def address():
    with translation.override("fi"):
        return reverse("map")


@pytest.mark.django_db
def test_every_house_leads_into_the_list(visitor, address):
    html = visitor.get(address).content.decode()
    assert 'href="#town-901"' in html
    assert 'id="town-901"' in html
    assert 'id="place-satamatalo"' in html
    assert "Piilopaikka" not in html
    assert "style=" not in html


@pytest.mark.django_db
def test_nothing_is_asked_from_outside_without_a_tile_source(visitor, address):
    html = visitor.get(address).content.decode()
    assert "data-street" not in html
    assert "street-map.js" not in html


@pytest.mark.django_db
def test_street_map_waits_for_a_click(visitor, address, settings):
    settings.MAP_TILES_URL = "https://tiles.example/{z}/{x}/{y}.png"
    html = visitor.get(address).content.decode()
    assert "data-street" in html
    assert 'id="street-places" type="application/json"' in html
    assert '<script src="' not in html
    assert "leaflet.css" not in html.split("<main")[0]


@pytest.mark.django_db
def test_flat_queries(visitor, assert_flat_queries, address):
    def more():
        for n in range(20):
            row = Place.objects.create(
                key=f"p{n}", kind="site", live=True, municipality=Municipality.objects.get(code="901")
            )
            PlaceText.objects.create(record=row, language="fi", name=f"P{n}", slug=f"p{n}")

    assert_flat_queries(lambda: visitor.get(address), more)
