"""The frame around every page: read once, kept under the stamp, built anew after publishing."""

import pytest
from django.test import RequestFactory
from django.utils.translation import override

from familycentre.content import frame
from familycentre.content.models import InfoPage, SectionPage
from familycentre.core import pagecache

pytestmark = pytest.mark.django_db


def built(language="fi", path="/fi/"):
    with override(language):
        return frame.frame(RequestFactory().get(path))


def test_second_reading_takes_no_query(django_assert_num_queries):
    first = built()
    with django_assert_num_queries(0):
        assert built()["nav"] == first["nav"]


def test_each_language_has_its_own():
    assert built("fi")["nav"]["youth"] == "/fi/nuorille/"
    assert built("sv")["nav"]["youth"] == "/sv/for-unga/"
    assert built("fi")["region_name"] == "Saarela"
    assert built("sv")["region_name"] == "Holmia"


def test_a_language_without_the_page_leads_to_another():
    assert built("en")["nav"]["youth"] == "/fi/nuorille/"
    shown = {page["language"] for page in built("en")["footer_pages"]}
    assert shown == {"fi"}


def test_publishing_builds_it_anew():
    built()
    SectionPage.objects.filter(kind="youth", locale__language_code="fi").update(url_path="/etusivu/uusi/")
    assert built()["nav"]["youth"] == "/fi/nuorille/"
    pagecache.purge_now()
    assert built()["nav"]["youth"] == "/fi/uusi/"


def test_key_pages_have_their_names_in_the_menus():
    nav = built()["nav"]
    assert nav["about"] == "/fi/tietoa-sivusta/"
    assert nav["family_centre"] == "/fi/mika-perhekeskus-on/"
    assert nav["ask"] == "/fi/pyyda-apua/"
    assert nav["accessibility"] == "/fi/saavutettavuus/"


def test_without_pages_and_region_it_still_stands():
    from familycentre.people.models import Region

    InfoPage.objects.all().delete()
    Region.objects.all().delete()
    pagecache.purge_now()
    known = built()
    assert known["exit_url"] == frame.NEUTRAL
    assert known["emergency_number"] == "112"


def test_admin_gets_none():
    assert frame.frame(RequestFactory().get("/admin/")) == {}


def test_quick_exit_comes_from_the_region(visitor):
    assert 'href="https://saa.example/"' in visitor.get("/fi/tuki/").content.decode()


def test_the_language_menu_always_tells_the_present_language():
    request = RequestFactory().get("/ru/themes/")
    with override("ru"):
        menu = list(frame.frame(request)["languages"])
    assert [entry["code"] for entry in menu] == ["fi", "sv", "en", "ru"]
    assert [entry["code"] for entry in menu if entry["current"]] == ["ru"]
