"""The editors' pages in the index: every kind, every language, and in the transaction that publishes."""

import pytest
from django.db import transaction

from familycentre.content import search_source
from familycentre.content.models import ArticlePage
from familycentre.guidance.models import Document
from familycentre.guidance.search.find import find

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> ArticlePage:
    return ArticlePage.objects.live().filter(locale__language_code="fi").first()


def titles(text: str, language: str = "fi") -> list[str]:
    return [hit.document.title for hit in find(text, language).hits]


def test_every_published_page_is_in_the_index():
    told = {(doc.kind, doc.key, doc.language) for doc in search_source.documents()}
    kept = set(
        Document.objects.filter(kind__in=search_source.KINDS.values()).values_list("kind", "key", "language")
    )
    assert told == kept
    assert {language for _kind, _key, language in told} >= {"fi", "sv"}


def test_a_document_knows_its_address_and_words(article):
    doc = search_source.of_page(article)
    assert doc.path == article.url
    assert doc.title == article.title
    assert f"theme:{article.theme.key}" in doc.facets
    assert "<" not in doc.body


def test_a_published_change_is_found_at_once(article):
    article.title = "Peikkojen arki"
    article.save_revision().publish()
    assert "Peikkojen arki" in titles("peikko")


def test_words_in_the_text_are_found(article):
    article.body = [("text", "<p>Peikot asuvat <b>metsässä</b>.</p>")]
    article.save_revision().publish()
    assert article.title in titles("peikot")


def test_a_draft_is_not_found(article):
    article.title = "Peikkojen arki"
    article.save_revision()
    assert "Peikkojen arki" not in titles("peikko")


def test_a_publication_that_is_rolled_back_leaves_no_trace(article):
    article.title = "Peikkojen arki"
    with pytest.raises(RuntimeError), transaction.atomic():
        article.save_revision().publish()
        raise RuntimeError
    assert "Peikkojen arki" not in titles("peikko")


def test_a_withdrawn_page_is_gone_in_its_language_only(article):
    key = search_source.key_of(article)
    article.unpublish()
    left = Document.objects.filter(kind="article", key=key).values_list("language", flat=True)
    assert "fi" not in left
    assert "sv" in left


def test_a_deleted_page_is_gone(article):
    key = search_source.key_of(article)
    article.delete()
    assert not Document.objects.filter(kind="article", key=key, language="fi").exists()


def test_a_page_with_another_address_is_found_there(article):
    article.slug = "peikkojen-arki"
    article.save_revision().publish()
    assert Document.objects.get(
        kind="article", key=search_source.key_of(article), language="fi"
    ).path.endswith("/peikkojen-arki/")


def test_pages_for_professionals_come_later(article):
    before = search_source.of_page(article).boost
    article.zone = "professional"
    assert search_source.of_page(article).boost < before
