"""Triangles and gaps: what there is on each tier by theme, area and municipality, and what is missing where."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from familycentre.directory.models import Place, Service, ServiceText, Theme
from familycentre.guidance import triangles, where
from familycentre.people.models import Area, AreaText, Municipality, User
from familycentre.people.roles import MAIN_EDITOR

pytestmark = pytest.mark.django_db


def url(name, *args, code="fi"):
    with override(code):
        return reverse(name, args=args)


def spot(value):
    with override("fi"):
        return next(s for s in [*where.areas(drafts=True), *where.municipalities()] if s.value == value)


def helpers(theme, value=""):
    with override("fi"):
        found = triangles.triangle(Theme.objects.get(key=theme), spot(value) if value else None)
    return {tier["tier"]: [helper.name for helper in tier["helpers"]] for tier in found}


def add_area(key, *towns):
    large = Area.objects.get(key="koko-saarela")
    area = Area.objects.create(key=key, kind="small", parent=large, published=True)
    area.municipalities.set(towns)
    area.texts.add(AreaText(language="fi", name=key.title(), slug=key))
    area.save()


def page_of(visitor, slug, **asked):
    return visitor.get(url("triangle", slug), asked)


def test_a_triangle_has_the_directorys_services_on_their_tiers():
    assert helpers("everyday") == {3: [], 2: ["Kotiapu"], 1: []}
    assert list(helpers("everyday")) == [3, 2, 1]


@pytest.mark.parametrize(
    ("value", "there"),
    [("901", True), ("902", False), ("koko-saarela", True), ("satama", True), ("nimeton", False)],
)
def test_a_service_of_a_municipality_is_offered_in_the_areas_that_hold_it(value, there):
    assert helpers("everyday", value)[2] == (["Kotiapu"] if there else [])


def test_a_service_that_is_held_at_a_place_is_offered_in_the_area_of_the_place():
    town = Municipality.objects.get(code="901")
    add_area("ranta", town)
    service = Service.objects.get(key="kotiapu")
    service.places.set([Place.objects.get(key="satamatalo")])
    service.save()
    found = {value: helpers("everyday", value)[2] for value in ("satama", "ranta", "koko-saarela", "901")}
    assert found == {"satama": ["Kotiapu"], "ranta": [], "koko-saarela": ["Kotiapu"], "901": ["Kotiapu"]}
    Place.objects.filter(key="satamatalo").update(area=None)  # of the place only the town is known
    assert helpers("everyday", "ranta")[2] == ["Kotiapu"]
    Place.objects.filter(key="satamatalo").update(live=False)  # a draft says nothing
    assert helpers("everyday", "ranta")[2] == ["Kotiapu"]


def test_a_triangles_page_is_a_picture_and_a_list(visitor):
    page = page_of(visitor, "arki", where="901").content.decode()
    assert "Kotiapu" in page and "Pohjoissaari" in page and 'role="img"' in page
    assert visitor.get(url("triangles")).status_code == 200


def test_the_chooser_offers_areas_and_municipalities_and_no_drafts(visitor):
    page = page_of(visitor, "arki", where="satama").content.decode()
    assert page.count("<optgroup") == 2 and '<option value="satama" selected>Satama<' in page
    assert page.index('"koko-saarela"') < page.index('"satama"') < page.index('"901"')
    assert "nimeton" not in page and page_of(visitor, "arki", where="nimeton").context["spot"] is None


def test_a_theme_has_an_address_in_each_language_and_it_is_neutral(visitor):
    assert page_of(visitor, "turva")["Cache-Control"] == "no-store"
    moved = visitor.get(url("triangle", "trygghet"))
    assert moved.status_code == 301 and moved["Location"] == url("triangle", "turva")
    assert url("triangle", "trygghet", code="sv") in page_of(visitor, "turva").content.decode()
    for theme in triangles.themes():
        assert all(theme.key not in address for address in triangles.addresses(theme).values())
    for slug in ("1", "none-such"):
        assert page_of(visitor, slug).status_code == 404
    assert url("triangle", "arki") in visitor.get(url("triangles")).content.decode()


def grow():
    for number in range(4):
        add_area(f"osa-{number}", *Municipality.objects.all())
        service = Service.objects.create(
            key=f"apu-{number}",
            tier="special",
            theme=Theme.objects.get(key="everyday"),
            provider_kind="county",
            live=True,
        )
        service.texts.add(
            ServiceText(language="fi", name=f"Apu {number}", slug=f"apu-{number}", summary="Apu.")
        )
        service.places.set([Place.objects.get(key="satamatalo")])
        service.save()


def test_a_triangle_takes_a_fixed_number_of_queries(visitor, assert_flat_queries):
    assert_flat_queries(lambda: page_of(visitor, "arki", where="satama"), grow)
    assert len(helpers("everyday", "satama")[3]) == 4 and len(where.areas()) == 6


def rows_for(*values):
    return {row.theme.key: row.cells for row in triangles.gaps([spot(value) for value in values])}


def test_gaps_name_theme_tier_and_municipality():
    universal, additional, special = rows_for("901", "902")["everyday"]
    assert universal.nothing and special.nothing
    assert additional.without == ["Etelasaari"] and (additional.least, additional.most) == (0, 1)
    Service.objects.filter(key="luotsi").update(live=True)
    universal = rows_for("901", "902")["violence"][0]
    assert universal.without == [] and universal.least == 1


def test_gaps_name_the_areas():
    additional = rows_for("koko-saarela", "satama", "nimeton")["everyday"][1]
    assert additional.without == ["Alue 2"] and (additional.least, additional.most) == (0, 1)


@pytest.fixture
def coordinator(client):
    user = User.objects.create_user("outi", password="a long enough password")
    user.memberships.create(role=MAIN_EDITOR.key)
    client.force_login(user)
    return client


def test_gaps_open_to_coordinators_only(client):
    user = User.objects.create_user("outi", password="a long enough password")
    assert client.get("/workspace/gaps/").status_code == 302
    user.memberships.create(role="administrator")
    client.force_login(user)
    assert client.get("/workspace/gaps/").status_code == 404
    user.memberships.update(role=MAIN_EDITOR.key)
    page = client.get("/workspace/gaps/")
    assert page.status_code == 200 and "Arki" in client.get("/workspace/gaps/?language=fi").content.decode()


@pytest.mark.parametrize(
    ("asked", "places"),
    [
        ("", ["Koko Saarela", "Satama"]),
        ("areas", ["Koko Saarela", "Satama"]),
        ("municipalities", ["Etelasaari", "Pohjoissaari"]),
        ("902", ["Etelasaari"]),
        ("nimeton", ["Alue 2"]),
        ("none-such", ["Koko Saarela", "Satama"]),
    ],
)
def test_the_gaps_are_chosen_by_area_or_municipality(coordinator, asked, places):
    response = coordinator.get("/workspace/gaps/", {"where": asked, "language": "fi"})
    universal = response.context["rows"][0].cells[0]  # the theme has no universal service
    assert universal.without == places
    page = response.content.decode()
    assert page.count("<optgroup") == 2 and page.count(" selected>") == (
        asked not in {"", "areas", "none-such"}
    )


def test_gaps_take_a_fixed_number_of_queries(coordinator, assert_flat_queries):
    assert_flat_queries(lambda: coordinator.get("/workspace/gaps/"), grow, most=20)
