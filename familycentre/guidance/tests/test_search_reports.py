"""What editors see of searches, and how they teach the search a word."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from familycentre.insight.models import SearchTerm
from familycentre.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(db) -> Client:
    """Someone who owns the words of the search."""
    client = Client()
    client.force_login(User.objects.create_superuser("editor", "editor@example.org", "long-enough-word"))
    return client


@pytest.fixture
def terms(db):
    day = timezone.localdate()
    SearchTerm.objects.create(day=day, language="fi", term="hirvikärpänen", not_found=7)
    SearchTerm.objects.create(day=day, language="fi", term="kerho", found=9)
    SearchTerm.objects.create(day=day, language="fi", term="neuvola", found=9, opened=3)


def test_searched_and_not_found(editor, terms):
    page = editor.get(reverse("searches_not_found")).content.decode()
    assert "hirvikärpänen" in page
    assert "kerho" not in page


def test_found_and_not_opened(editor, terms):
    page = editor.get(reverse("searches_not_opened")).content.decode()
    assert "kerho" in page
    assert "neuvola" not in page


def test_the_term_is_filled_in_for_a_new_synonym(editor, terms):
    page = editor.get(reverse("searches_not_found"))
    add = page.context["rows"][0]["add"]
    assert "hirvikärpänen" in editor.get(add).content.decode()


def test_others_are_refused(terms):
    client = Client()
    client.force_login(User.objects.create_user("somebody", "somebody@example.org", "long-enough-word"))
    assert client.get(reverse("searches_not_found")).status_code == 404
