"""A thousand words that exist nowhere else, typed into every field: the ring reads them, nothing else holds them."""

import base64
import json
import logging
import secrets

import pytest
from django.core import mail

from familycentre.contact import queries
from familycentre.contact.actions import answering
from familycentre.contact.models import Conversation
from familycentre.contact.tests import traces
from familycentre.contact.tests.cast import CALENDAR, NOW
from familycentre.contact.tests.family import FIELDS, code_in, hidden, post
from familycentre.insight import actions as insight

pytestmark = pytest.mark.django_db
MARK = "kanari"  # every canary begins with it, so that half a canary is found, too
WORDS = 1000
A_LINE = 10  # as many as a line may hold
REFUSED = 40  # in a form that is refused anyway, too long lines among what is wrong
CHOICES = ["writer", "about", "topic", "municipality", "language", "reply", "call_safe", "call_message"]


@pytest.fixture
def canaries() -> list[str]:
    """A thousand random words."""
    return [MARK + secrets.token_hex(5) for _ in range(WORDS)]


def typed(words: list[str]) -> dict[str, str]:
    """Return a form with the words in every field that takes words."""
    said = " ".join(words)
    lines = dict.fromkeys(["text", "phone", "call_times", "other_language", "name", "contact"], said)
    address = {"notice_to": f"{words[0]}@example.invalid"}
    return {
        **FIELDS,
        "language": "other",
        "reply": "call",
        "call_safe": "yes",
        "tell_who": "on",
        **lines,
        **address,
    }


def test_a_thousand_canaries(
    visitor, open_to_families, workers, settings, canaries, caplog, capfd, django_capture_on_commit_callbacks
):
    settings.ASKS_A_MINUTE, settings.PAGE_CACHE_SECONDS = 10_000, 60
    caplog.set_level(logging.DEBUG)
    type_everywhere(visitor, canaries)
    found_by_ring(workers[0], canaries)
    with django_capture_on_commit_callbacks(execute=True):
        answer_one(workers[0], canaries[0])
    assert len(mail.outbox) == 1
    insight.count("control", day=NOW.date(), label="verrokki")
    logging.getLogger("django.request").warning("verrokki")
    kept = {
        "database": traces.database(),
        "cache": traces.cached(),
        "media": traces.files(),
        "logs": caplog.text.encode(),
        "output": "".join(capfd.readouterr()).encode(),
        "mail": "".join(message.subject + message.body for message in mail.outbox).encode(),
    }
    assert b"verrokki" in kept["database"]  # the search finds what is there
    assert b"verrokki" in kept["logs"]
    for where, all_of_it in kept.items():
        plain = all_of_it.lower()
        assert not traces.holds(all_of_it, MARK), where
        assert not [word for word in canaries if word[len(MARK) :].encode() in plain], where


def type_everywhere(visitor, canaries):
    """Type every word into every field of every page of the family's: what is refused, then what is taken."""
    for start in range(0, len(canaries), REFUSED):
        words = canaries[start : start + REFUSED]
        post(
            visitor, "ask_confirm", **{**typed(words), **dict(zip(CHOICES, words, strict=False))}
        )  # into the choices, too
        post(visitor, "ask_form", "sv", **typed(words))
        post(visitor, "thread", code=" ".join(words))
    for start in range(0, len(canaries), A_LINE):
        words = canaries[start : start + A_LINE]
        carried = hidden(post(visitor, "ask_confirm", **typed(words)))
        code = code_in(post(visitor, "ask_code", **carried))
        post(visitor, "thread_write", code=code, text=f"Vielä {words[0]}.", seen=3)
        post(
            visitor,
            "thread_identity",
            code=code,
            name=" ".join(words),
            notice_to=f"{words[1]}@example.invalid",
        )
        post(visitor, "thread_download", code=code)


@pytest.mark.parametrize("before", ["", "x", "xy", "xyz"])
@pytest.mark.parametrize("after", ["", "x", "xy"])
def test_every_form_of_a_word_is_found(before, after):
    hidden_word = f"{before}{MARK}{after}".encode()
    for kept in (hidden_word, hidden_word.upper(), base64.b64encode(hidden_word), hidden_word.hex().encode()):
        assert traces.holds(b"..." + kept + b"...", MARK), kept
    assert traces.decoded(b"COPY\t\\\\x" + hidden_word.hex().encode() + b"\t1\n") == hidden_word
    assert not traces.holds(base64.b64encode(b"kissa ja koira"), MARK)


def found_by_ring(marja, canaries):
    """Check that the words are there for those who may read them: otherwise the search proves nothing."""
    read, told = "", ""
    for conversation in Conversation.objects.all():
        lines = queries.read(conversation, marja.act())
        read += " ".join(line.text for line in lines)
        told += json.dumps(queries.identity(conversation, reason="Testi.", act=marja.act()))
    assert not [word for word in canaries if word not in read]
    assert not [word for word in canaries if word not in told]


def answer_one(marja, canary):
    """Let a worker answer with a canary, so that a notice goes out."""
    conversation = Conversation.objects.first()
    answering.take(conversation=conversation, act=marja.act())
    answering.note(conversation=conversation, text=canary, act=marja.act())
    answering.answer(conversation=conversation, text=canary, calendar=CALENDAR, act=marja.act())
