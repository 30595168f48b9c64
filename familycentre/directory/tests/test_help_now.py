"""Help now: the emergency number first, in every language, no traces, no number that nobody checked."""

import re

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import translation

from familycentre.directory.models import Helpline, HelplineText

pytestmark = pytest.mark.django_db


def url(language="fi") -> str:
    with translation.override(language):
        return reverse("help_now")


def make(key, **fields):
    line = Helpline.objects.create(key=key, shown=True, **{"needs": ["crisis"], **fields})
    words = {"name": f"Linja {key}", "summary": f"Ohje {key}.", "hours": "Ma 9–10"}
    HelplineText.objects.create(record=line, language="fi", **words)
    return line


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_answers_in_every_language(visitor, language):
    page = visitor.get(url(language))
    html = page.content.decode()
    assert page.status_code == 200
    assert html.index('href="tel:112"') < html.index("tel:0800000001")
    assert f'lang="{language}"' in html
    for code, _name in settings.LANGUAGES:
        assert url(code) in html


def test_leaves_no_traces(visitor):
    page = visitor.get(url())
    html = page.content.decode()
    assert page["Cache-Control"] == "no-store"
    assert page["Referrer-Policy"] == "no-referrer"
    assert html.index("data-exit") < html.index("<main")
    assert "Help now" not in re.search(r"<title>(.*?)</title>", html).group(1)
    assert "ld+json" not in html
    assert not page.cookies


def test_unverified_numbers_and_old_hours_are_hidden(visitor):
    html = visitor.get(url()).content.decode()
    assert "0800000003" not in html
    assert "0800000002" in html
    assert "Ma 9–10" not in html


def test_each_line_once_under_its_first_need(visitor):
    make("kaksi", needs=["crisis", "violence"], tel="0100", number="0100")
    groups = {g.key: [line.key for line in g.lines] for g in visitor.get(url()).context["help"].groups}
    assert groups["crisis"] == ["kaksi"]
    assert groups["violence"] == ["nollalinja"]
    assert "danger" not in groups


def test_line_without_need_is_not_lost(visitor):
    make("muu", needs=[], tel="0100", number="0100")
    assert "tel:0100" in visitor.get(url()).content.decode()


def test_without_a_number_it_says_what_to_do(visitor):
    make("numeroton")
    html = visitor.get(url("en")).content.decode()
    assert "Ohje numeroton." in html
    assert "We do not have this number yet" in html
    assert 'href="tel:"' not in html


def test_chats_for_those_who_cannot_speak(visitor):
    make("chatti", chat_url="https://chat.example")
    html = visitor.get(url("en")).content.decode()
    assert "You cannot speak aloud?" in html
    assert html.count('href="https://chat.example"') == 2


@pytest.mark.parametrize(("free", "said"), [(True, "Free of charge"), (False, "The call costs")])
def test_price_is_said_when_known(visitor, free, said):
    Helpline.objects.update(free=None)
    make("hinta", tel="0100", number="0100", free=free)
    assert said in visitor.get(url("en")).content.decode()


def test_lines_in_the_readers_language_come_first(visitor):
    make("suomi", tel="1", number="1", languages=["fi"])
    make("ruotsi", tel="2", number="2", languages=["sv"])
    groups = {g.key: [line.key for line in g.lines] for g in visitor.get(url("sv")).context["help"].groups}
    assert groups["crisis"] == ["ruotsi", "suomi"]


def test_words_in_another_language_are_marked(visitor):
    assert re.search(r'<span lang="fi">Turvalinja', visitor.get(url("ru")).content.decode())


def test_flat_queries(visitor, assert_flat_queries):
    assert_flat_queries(
        lambda: visitor.get(url()),
        lambda: [make(f"l{n}", tel="0100", number="0100") for n in range(20)],
        most=8,
    )
