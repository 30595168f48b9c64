"""Pages of information and what their kinds add: asking for help, accessibility, traces, publications, news."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from familycentre.content.models import InfoPage

pytestmark = pytest.mark.django_db


def info(key, language="fi") -> InfoPage:
    return InfoPage.objects.get(key=key, locale__language_code=language)


@pytest.mark.parametrize("key", ["about", "accessibility", "ask", "privacy", "publications", "safety"])
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_every_kind_opens_in_both_languages(visitor, key, language):
    page = info(key, language)
    response = visitor.get(page.url)
    assert response.status_code == 200
    assert page.title in response.content.decode().replace("\xad", "")
    assert not response.cookies


def test_ask_promises_what_the_region_promises(visitor):
    html = visitor.get("/fi/pyyda-apua/").content.decode()
    promise = html[html.index('class="card oat"') :][:400]
    assert "2" in promise  # the region's working days


def test_ask_leads_to_its_page_from_the_fixed_address(visitor):
    for language in ("fi", "sv", "en"):
        with override(language):
            address = reverse("ask")
        wanted = info("ask", language if language != "en" else "fi").url
        response = visitor.get(address)
        if address == wanted:
            assert response.status_code == 200
        else:
            assert response.status_code == 302
            assert response["Location"] == wanted


def test_the_view_serves_the_page_when_the_addresses_are_the_same(visitor):
    with override("fi"):
        address = reverse("ask")
    page = info("ask")
    page.slug = address.strip("/").rpartition("/")[2]
    page.save_revision().publish()
    response = visitor.get(address)
    assert response.status_code == 200
    assert page.title in response.content.decode().replace("\xad", "")


def test_without_any_page_on_traces_the_address_is_not_found(visitor):
    InfoPage.objects.filter(kind="safety").delete()
    assert visitor.get(reverse("safety")).status_code == 404


def test_traces_are_told_of_on_a_sensitive_page(visitor):
    response = visitor.get("/fi/jaljet-laitteessa/")
    assert response["Cache-Control"] == "no-store"
    assert "data-exit" in response.content.decode()


def test_accessibility_names_the_supervisor_and_the_way_to_tell(visitor):
    html = visitor.get("/fi/saavutettavuus/").content.decode()
    assert "Saarelan valvoja" in html
    assert "?kind=accessibility" in html
    assert "14" in html


def test_publications_are_cards(visitor):
    html = visitor.get("/fi/julkaisut/").content.decode()
    assert "Saariopas" in html
    assert "Näin se tehtiin." in html


def test_news_has_its_day_and_the_feed(visitor):
    InfoPage.objects.filter(key="about").update(kind="news")
    html = visitor.get("/fi/tietoa-sivusta/").content.decode()
    assert "<time datetime=" in html
    assert "application/rss" in html or "RSS" in html


def test_queries_are_few(visitor, django_assert_max_num_queries):
    for key in ("about", "ask", "publications"):
        with django_assert_max_num_queries(20):
            visitor.get(info(key).url)  # the first time builds the frame too
        with django_assert_max_num_queries(15):
            visitor.get(info(key).url)
