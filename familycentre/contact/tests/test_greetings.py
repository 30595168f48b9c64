"""What the system writes: the first message and the last warning; and the promise in words."""

from datetime import date

import pytest
from django.conf import settings
from django.utils.translation import override

from familycentre.contact import choices, greetings, promise, queries
from familycentre.contact.actions import answering, asking
from familycentre.contact.models import Conversation
from familycentre.contact.tests.cast import NOW, ask
from familycentre.people.models import Region

pytestmark = pytest.mark.django_db


def test_the_promise_is_a_day_in_words(db):
    region = Region.objects.get()
    assert promise.due(date(2026, 11, 24), region) == date(2026, 11, 26)
    for code, _name in settings.LANGUAGES:
        with override(code):
            assert "26" in promise.by_day(date(2026, 11, 26))


def test_the_greeting_names_the_day():
    for code, _name in settings.LANGUAGES:
        with override(code):
            day = promise.by_day(date(2026, 11, 26))
        assert day in greetings.greeting(code, date(2026, 11, 26))


def test_the_warning_is_read_in_the_readers_language(open_to_families, workers):
    code = ask(open_to_families).code
    answering.close(conversation=Conversation.objects.get(), outcome="advice", topic="", act=workers[0].act())
    ends = Conversation.objects.get().expires_on
    answering.purge(warning=greetings.ending, now=NOW.replace(month=12, day=20))
    words = greetings.ending(ends)
    for language in ("fi", "sv", "en"):
        with override(language):
            assert queries.read_as_family(asking.open_by_code(code))[-1].text == words[language]


def test_languages_begin_with_the_pages_own():
    for code in ("fi", "sv", "ar", "fi-x-easy"):
        with override(code):
            found = [value for value, _label in choices.languages()]
        assert found[0] == code.split("-")[0]
        assert len(found) == len(set(found))
