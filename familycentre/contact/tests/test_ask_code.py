"""Sending: one request however often it is sent, a code that is shown once, floods that lose no word."""

import pytest

from familycentre.contact import queries, rings
from familycentre.contact.actions import asking
from familycentre.contact.models import Conversation, Identity, NoticeAddress
from familycentre.contact.tests.cast import NOW
from familycentre.contact.tests.family import CALL, TEXT, WHO, check, code_in, hidden, post, send
from familycentre.core import codes
from familycentre.insight.models import Count

pytestmark = pytest.mark.django_db


def test_the_code_opens_what_was_written(visitor, open_to_families):
    answer = send(visitor)
    assert answer.status_code == 200
    family = asking.open_by_code(code_in(answer))
    assert [line.role for line in queries.read_as_family(family)] == ["family", "system"]
    assert queries.read_as_family(family)[0].text == TEXT
    assert queries.form_as_family(family) == {
        "writer": "parent",
        "about": "me",
        "topic": "everyday",
        "municipality": "901",
        "language": "fi",
        "other_language": "",
        "interpreter": False,
        "reply": "code",
        "call_times": "",
        "call_safe": "",
        "call_message": "",
    }


def test_the_code_page_shows_it_and_keeps_it_nowhere_else(visitor, open_to_families):
    answer = send(visitor)
    code = code_in(answer)
    assert len(answer.context["groups"]) == 6
    assert "".join(answer.context["groups"]) == code
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies
    assert code not in str(answer.headers)
    assert codes.normalised(code) == code


def test_sent_twice_is_one_request_with_one_code(visitor, open_to_families):
    carried = hidden(check(visitor))
    first, second = post(visitor, "ask_code", **carried), post(visitor, "ask_code", **carried)
    assert code_in(first) == code_in(second)
    assert Conversation.objects.count() == 1
    rings.close_to_families(ring=open_to_families, by=None, now=NOW)
    assert asking.open_request(**again(open_to_families, carried)).code == code_in(first)


def again(ring, carried):
    """Return what the view gives for the same page, with the ring closed by now."""
    from familycentre.contact.forms import AskForm, known_token
    from familycentre.contact.tests.cast import CALENDAR
    from familycentre.contact.views import visitor

    form = AskForm(carried, **visitor.known([ring]))
    assert form.is_valid()
    return {
        "ring": ring,
        "token": form.bound(known_token(carried["token"])),
        "text": form.cleaned_data["text"],
        "form": form.sealed_choices,
        "identity": None,
        "notice_to": "",
        "greeting": "",
        "calendar": CALENDAR,
        "now": NOW,
    }


def test_other_words_sent_from_an_old_page_are_another_request(visitor, open_to_families):
    carried = hidden(check(visitor))
    first = post(visitor, "ask_code", **carried)
    second = post(visitor, "ask_code", **{**carried, "text": "Vielä yksi asia."})
    assert code_in(first) != code_in(second)
    assert Conversation.objects.count() == 2


def test_a_token_that_is_not_ours_asks_to_look_once_more(visitor, open_to_families):
    carried = hidden(check(visitor))
    for token in ("", "guessed", carried["token"][:-2]):
        answer = post(visitor, "ask_code", **{**carried, "token": token})
        assert answer.status_code == 422
        assert dict(answer.context["hidden"])["text"] == TEXT
        assert hidden(answer)["token"] not in {"", "guessed"}
    assert not Conversation.objects.exists()


def test_who_the_family_is_lies_under_its_own_key(visitor, open_to_families, workers):
    send(visitor, **CALL, **WHO, notice_to="anna@example.invalid")
    conversation = Conversation.objects.get()
    marja = workers[0]
    assert queries.identity(conversation, reason="Soitto sovittu.", act=marja.act()) == {
        "name": WHO["name"],
        "phone": CALL["phone"],
        "contact": WHO["contact"],
    }
    form = next(line for line in queries.read(conversation, marja.act()) if line.role == "form").text
    assert CALL["phone"] not in form
    assert WHO["name"] not in form
    assert b"anna" not in bytes(NoticeAddress.objects.get().locked)


def test_anonymous_is_anonymous(visitor, open_to_families):
    send(visitor)
    assert not Identity.objects.exists()
    assert not NoticeAddress.objects.exists()


def test_the_greeting_is_in_the_familys_language(visitor, open_to_families, monkeypatch):
    from familycentre.contact import greetings

    said = []
    monkeypatch.setattr(greetings, "greeting", lambda language, due_on: said.append(language) or "…")
    for language in ("sv", "ar", "other", "sign"):
        send(visitor, language=language)
    assert said == ["sv", "ar", "fi", "fi"]


def test_a_flood_loses_no_word_and_tells_whom_to_call(visitor, open_to_families, settings):
    settings.ASKS_A_MINUTE = 2
    send(visitor, text="Yksi.")
    send(visitor, text="Kaksi.")
    answer = send(visitor, text="Kolme jää kesken.")
    assert answer.status_code == 503
    assert answer["Retry-After"] == "60"
    carried = hidden(answer)
    assert carried["text"] == "Kolme jää kesken."
    assert 'href="tel:112"' in answer.content.decode()
    assert Conversation.objects.count() == 2
    settings.ASKS_A_MINUTE = 20
    assert post(visitor, "ask_code", **carried).status_code == 200


def test_a_ring_that_closes_meanwhile_leaves_the_words_on_the_page(visitor, open_to_families, workers):
    carried = hidden(check(visitor))
    rings.dismiss(ring=open_to_families, user=workers[1].user, by=workers[0].user, now=NOW)
    answer = post(visitor, "ask_code", **carried)
    assert answer.status_code == 503
    assert TEXT in answer.content.decode()
    assert not Conversation.objects.exists()


def test_only_codes_are_counted(visitor, open_to_families):
    send(visitor, municipality="-", topic="", language="other", other_language="klingon")
    labels = {count.label for count in Count.objects.filter(name__startswith="request-")}
    assert labels == {"-", "other"}
