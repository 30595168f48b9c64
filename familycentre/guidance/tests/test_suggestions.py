"""Suggestions while somebody types, as JSON."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from familycentre.guidance.models import DangerWord
from familycentre.guidance.search import index
from familycentre.guidance.search.document import Doc

pytestmark = pytest.mark.django_db


@pytest.fixture
def docs(db):
    """Two pages in the index, and a word of danger."""
    index.put(
        [
            Doc("service", "kerho", "fi", "Tenavakerho", path="/fi/a/"),
            Doc("article", "abc", "sv", "Pepparkaksbageri", path="/sv/g/"),
        ]
    )
    DangerWord.objects.get_or_create(kind="violence", language="fi", phrase="väkivalta")


def ask(visitor, typed, language="fi"):
    with override(language):
        return visitor.get(reverse("suggestions"), {"q": typed})


def test_an_unfinished_word_is_enough(visitor, docs):
    response = ask(visitor, "tenavak")
    assert response.json()["items"][0]["title"] == "Tenavakerho"
    assert response.json()["items"][0]["url"] == "/fi/a/"
    assert response["Cache-Control"] == "public, max-age=60"


def test_in_swedish(visitor, docs):
    assert ask(visitor, "peppark", "sv").json()["items"][0]["url"] == "/sv/g/"


def test_danger_leads_to_help_first_and_is_kept_nowhere(visitor, docs):
    response = ask(visitor, "väkivalta")
    with override("fi"):
        assert response.json()["items"][0]["url"] == reverse("help_now")
    assert response["Cache-Control"] == "no-store"


def test_nothing_typed_suggests_nothing(visitor, docs):
    assert ask(visitor, "").json() == {"items": []}
    assert ask(visitor, "t").json() == {"items": []}


def test_few_queries(visitor, docs, django_assert_max_num_queries):
    ask(visitor, "tenavak")
    with django_assert_max_num_queries(7):
        ask(visitor, "tenavak")
