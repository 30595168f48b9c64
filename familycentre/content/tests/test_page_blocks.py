"""The blocks of a text: nothing is fetched from elsewhere before the reader asks for it."""

import pytest

from familycentre.content.models import InfoPage
from familycentre.directory.models import Service

pytestmark = pytest.mark.django_db


def shown(visitor, *blocks) -> str:
    page = InfoPage.objects.get(key="about", locale__language_code="fi")
    page.body = list(blocks)
    page.save_revision().publish()
    return visitor.get(page.url).content.decode()


def test_note_and_quote(visitor):
    html = shown(
        visitor,
        ("note", {"kind": "danger", "text": "<p>Varo tätä.</p>"}),
        ("quote", {"text": "Yksi puhelu.", "who": "Äiti"}),
    )
    assert 'class="note danger"' in html
    assert "<figcaption>Äiti</figcaption>" in html


def test_a_linked_video_tells_where_it_leads_and_loads_nothing(visitor):
    video = {"title": "Käynti", "link": "https://video.example/x", "transcript": "Tervetuloa."}
    html = shown(visitor, ("video", video))
    assert 'href="https://video.example/x" rel="noopener noreferrer"' in html
    assert "video.example" in html
    assert "<iframe" not in html
    assert "<video" not in html
    assert "Tervetuloa." in html


def test_an_own_video_waits_behind_a_click(visitor):
    html = shown(
        visitor, ("video", {"title": "Käynti", "document": "/media/x.mp4", "transcript": "Tervetuloa."})
    )
    assert html.index("<details") < html.index('<video preload="none" controls')


def test_services_in_a_text_keep_their_facts_in_the_directory(visitor):
    block = {"title": "Näistä apua", "services": list(Service.objects.filter(key__in=["kotiapu", "luotsi"]))}
    html = shown(visitor, ("services", block))
    assert "Saat apua kotiin hetkeksi." in html
    assert "Luotsi" not in html  # a draft


def test_publication_with_and_without_address(visitor):
    html = shown(
        visitor,
        (
            "publication",
            {"title": "Opas", "author": "Tekijä", "year": "2018", "url": "https://opas.example/a"},
        ),
        ("publication", {"title": "Toinen"}),
    )
    assert '<a href="https://opas.example/a" rel="noopener noreferrer">Opas</a>' in html
    assert "opas.example" in html
    assert "Toinen" in html
