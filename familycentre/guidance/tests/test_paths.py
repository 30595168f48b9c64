"""Client paths and triangles: who helps at which stage and tier, what is missing where."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from familycentre.directory.models import Service, Theme
from familycentre.guidance import triangles
from familycentre.guidance.models import Path
from familycentre.people.models import User
from familycentre.people.roles import MAIN_EDITOR

pytestmark = pytest.mark.django_db


def url(name, *args, code="fi"):
    with override(code):
        return reverse(name, args=args)


def test_the_list_says_what_is_unfinished(visitor):
    page = visitor.get(url("paths")).content.decode()
    assert url("path", "arjen-polku") in page and "Arjen polku" in page
    assert page.count('class="tag care"') == 1


def test_a_path_tells_everything_of_its_stages(visitor):
    page = visitor.get(url("path", "arjen-polku")).content.decode()
    for words in [
        "Kerro jollekin.",
        "Lapsi aistii",
        "Et nuku.",
        "Kun viikko ei auta.",
        "Kotiapu",
        "Kysyy jaksamisesta.",
    ]:
        assert words in page
    assert "Polkua rakennetaan vielä." in page
    assert "Luotsi" not in page  # a draft
    assert page.count("<svg") > 2 and 'class="riverpath"' in page


def test_the_other_languages_address_leads_to_the_own_one(visitor):
    response = visitor.get(url("path", "vardagens-stig"))
    assert response.status_code == 301 and response["Location"] == url("path", "arjen-polku")
    assert "Berätta för någon." in visitor.get(url("path", "vardagens-stig", code="sv")).content.decode()


def test_a_path_takes_a_fixed_number_of_queries(visitor, assert_flat_queries):
    def add():
        path = Path.objects.get(key="arjen-polku")
        stored = [{"type": "stage", "value": value} for value in path.stored]
        path.stages = stored * 3
        path.save()

    assert_flat_queries(lambda: visitor.get(url("path", "arjen-polku")), add)


def test_a_sensitive_path_is_not_kept(visitor):
    Path.objects.filter(key="arjen-polku").update(private=True)
    response = visitor.get(url("path", "arjen-polku"))
    assert response["Cache-Control"] == "no-store"
    assert "Arjen polku" not in response.content.decode().split("</title>")[0]


def test_a_triangle_has_the_directorys_services_on_their_tiers(visitor):
    theme = Theme.objects.get(key="everyday")
    with override("fi"):
        by_number = {t["tier"]: [h.name for h in t["helpers"]] for t in triangles.triangle(theme)}
    assert by_number == {3: [], 2: ["Kotiapu"], 1: []}
    assert [t["tier"] for t in triangles.triangle(theme)] == [3, 2, 1]
    assert not any(t["helpers"] for t in triangles.triangle(theme, "902"))


def test_the_triangles_page_is_a_picture_and_a_list_and_neutral(visitor):
    page = visitor.get(url("triangle", 1) + "?municipality=901").content.decode()
    assert "Kotiapu" in page and "Pohjoissaari" in page and 'role="img"' in page
    sensitive = visitor.get(url("triangle", 2))
    assert sensitive["Cache-Control"] == "no-store" and "violence" not in url("triangle", 2)
    assert visitor.get(url("triangle", 77)).status_code == 404
    assert visitor.get(url("triangles")).status_code == 200


def test_gaps_name_theme_tier_and_municipality():
    rows = {row.theme.key: row for row in triangles.gaps()}
    universal, additional, special = rows["everyday"].cells
    assert universal.everywhere and special.everywhere
    assert additional.without == ["Etelasaari"] and (additional.least, additional.most) == (0, 1)
    Service.objects.filter(key="luotsi").update(live=True)
    universal = {row.theme.key: row for row in triangles.gaps()}["violence"].cells[0]
    assert universal.without == [] and universal.least == 1


def test_gaps_open_to_coordinators_only(client):
    user = User.objects.create_user("outi", password="a long enough password")
    assert client.get("/workspace/gaps/").status_code == 302
    user.memberships.create(role="administrator")
    client.force_login(user)
    assert client.get("/workspace/gaps/").status_code == 404
    user.memberships.update(role=MAIN_EDITOR.key)
    page = client.get("/workspace/gaps/")
    assert page.status_code == 200 and "Arki" in client.get("/workspace/gaps/?language=fi").content.decode()


def test_gaps_take_a_fixed_number_of_queries(django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        triangles.gaps()
