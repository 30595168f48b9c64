"""What is shown when something is not found, refused or broken: still a way to help."""

import pytest
from django.test import RequestFactory

from familycentre.config import views
from familycentre.content.models import ArticlePage, ThemePage

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "theme", "language"),
    [
        ("/fi/ei-ole/", "/fi/arki/", "fi"),
        ("/sv/finns-inte/", "/sv/vardag/", "sv"),
        ("/wp-login.php", "/fi/arki/", "fi"),
    ],
)
def test_not_found_leads_on_in_its_language(visitor, address, theme, language):
    response = visitor.get(address)
    html = response.content.decode()
    assert response.status_code == 404
    assert f'<html lang="{language}"' in html
    assert f'href="{theme}"' in html
    assert 'href="tel:112"' in html
    assert not response.cookies


def test_not_found_is_not_indexed_and_has_no_address_of_its_own(visitor):
    html = visitor.get("/fi/ei-ole/").content.decode()
    assert '<meta name="robots" content="noindex">' in html
    assert "canonical" not in html
    assert 'rel="alternate" hreflang' not in html


def test_language_menu_of_a_missing_page_leads_home(visitor):
    html = visitor.get("/fi/ei-ole/").content.decode()
    assert 'href="/sv/"' in html
    assert "/sv/ei-ole/" not in html


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        ("/fi/arki/arki-uuvuttaaa/", "/fi/arki/arki-uuvuttaa/"),
        ("/fi/arki-uuvuttaa", "/fi/arki/arki-uuvuttaa/"),
        ("/fi/vanha/kotiapuu/", "kotiapu/"),
        ("/sv/vardagen-tar-kraftrna/", "/sv/vardag/vardagen-tar-krafterna/"),
    ],
)
def test_a_typing_error_finds_what_was_meant(visitor, address, meant):
    html = visitor.get(address, follow=True).content.decode()
    main = html[html.index("<main") : html.index("</main")]
    assert meant in main


@pytest.mark.parametrize(
    "address", ["/fi/" + "ä" * 400, "/fi/%00/", "/fi/../../etc/passwd", "/fi/<script>alert(1)</script>/"]
)
def test_hostile_addresses_get_the_same_page(visitor, address):
    response = visitor.get(address)
    assert response.status_code in {301, 404}
    assert b"<script>alert" not in response.content


def test_queries_do_not_grow_and_no_session_is_read(visitor, assert_flat_queries):
    theme = ThemePage.objects.get(slug="arki")

    def more():
        for number in range(6):
            theme.add_child(instance=ArticlePage(title=f"A{number}", slug=f"a-{number}", theme=theme.theme))

    assert_flat_queries(
        lambda: visitor.get("/fi/ei-ole/"), more, most=5
    )  # to look for the page, and for a redirect


def test_what_was_published_a_moment_ago_is_found(visitor, django_capture_on_commit_callbacks):
    visitor.get("/fi/arki/kevyempi-syksi/")
    theme = ThemePage.objects.get(slug="arki")
    article = theme.add_child(instance=ArticlePage(title="Syksy", slug="kevyempi-syksy", theme=theme.theme))
    with django_capture_on_commit_callbacks(execute=True):
        article.save_revision().publish()
    html = visitor.get("/fi/arki/kevyempi-syksi/").content.decode()
    assert f'href="{article.url}"' in html


def test_refused_page_is_kind_and_not_kept(visitor):
    response = views.refused(RequestFactory().get("/fi/x/"), PermissionError())
    assert response.status_code == 403
    assert b'content="noindex"' in response.content


def test_bad_request_needs_nothing(visitor, settings):
    response = visitor.get("/fi/", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert "112" in response.content.decode()


def test_broken_page_needs_no_database():
    from django.template.loader import render_to_string

    assert "112" in render_to_string("500.html")
