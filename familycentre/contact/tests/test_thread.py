"""Coming back: slips are caught kindly, guesses told nothing, and what the family may do with its conversation."""

from datetime import timedelta

import pytest

from familycentre.contact import queries
from familycentre.contact.actions import answering, asking
from familycentre.contact.models import Conversation, Identity, Message, NoticeAddress, Tombstone
from familycentre.contact.tests.cast import CALENDAR, NOW, ask
from familycentre.contact.tests.family import at, post
from familycentre.core import codes

pytestmark = pytest.mark.django_db
ACTS = ["thread", "thread_write", "thread_identity", "thread_download", "thread_erase"]


@pytest.fixture
def code(open_to_families) -> str:
    """A family's code."""
    return ask(open_to_families, identity={"name": "Anna"}).code


@pytest.fixture
def answered(code, workers) -> str:
    """The code of a conversation that was answered, with a note that only the ring reads."""
    marja = workers[0]
    answering.take(conversation=only(), act=marja.act())
    answering.note(conversation=only(), text="Vain tiimille.", act=marja.act())
    answering.answer(
        conversation=only(),
        text="Hyvä, että kirjoitit.\nSoita 112 hädässä.",
        calendar=CALENDAR,
        act=marja.act(),
    )
    return code


def only() -> Conversation:
    return Conversation.objects.get()


def wrong(code: str) -> str:
    """Return a code of the same conversation with another secret."""
    other = code[: codes.SELECTOR] + codes.new_code()[codes.SELECTOR : -1]
    return other + codes.check_symbol(other)


def test_the_family_reads_what_is_meant_for_it(visitor, answered):
    answer = post(visitor, "thread", code=codes.grouped(answered).lower())
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "Vauva valvoo" in text
    assert "Hyvä, että kirjoitit." in text
    assert "Vain tiimille." not in text
    assert "Marja" in text
    assert "Suku" not in text  # a worker's surname
    assert only().ref not in text
    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert not answer.cookies


@pytest.mark.parametrize("act", ACTS)
def test_without_a_post_or_with_a_wrong_code_there_is_only_the_entry(visitor, code, act):
    assert visitor.get(at(act)).url == at("thread_open")
    answer = post(visitor, act, code=wrong(code), text="x", sure="1", forget="1", name="x")
    assert answer.status_code == 422
    assert Conversation.objects.count() == 1
    assert Identity.objects.count() == 1
    assert "Vauva valvoo" not in answer.content.decode()


def test_a_slip_is_said_kindly_and_what_was_typed_stays(visitor, code):
    swapped = code[:6] + ("7" if code[6] != "7" else "8") + code[7:]
    for typed in (code[:-1], swapped, "hei", ""):
        answer = post(visitor, "thread", code=typed)
        assert answer.status_code == 422
        assert answer.context["form"]["code"].value() == typed
        assert answer.context["form"].errors


def test_unknown_and_wrong_codes_look_the_same(visitor, code):
    known, unknown = wrong(code), codes.new_code()
    one = post(visitor, "thread", code=known)
    other = post(visitor, "thread", code=unknown)
    assert one.status_code == other.status_code
    assert one.content.decode().replace(known, "") == other.content.decode().replace(unknown, "")
    assert dict(one.headers) | {"Content-Length": ""} == dict(other.headers) | {"Content-Length": ""}


def test_the_code_is_never_in_an_address(visitor, answered):
    text = post(visitor, "thread", code=answered).content.decode()
    for part in text.split('href="')[1:] + text.split('action="')[1:]:
        assert answered not in part.split('"')[0]


def test_write_once_however_often_it_is_sent(visitor, answered):
    page = post(visitor, "thread", code=answered)
    seen = page.context["reply"].initial["seen"]
    for _ in range(2):
        answer = post(visitor, "thread_write", code=answered, text="Kiitos.", seen=seen)
        assert answer.status_code == 200
        assert answer.content.decode().count("Kiitos.") == 1
    assert only().state == "taken"
    assert Message.objects.filter(role="family").count() == 2
    post(visitor, "thread_write", code=answered, text="Kiitos.", seen=seen + 1)
    assert Message.objects.filter(role="family").count() == 3  # the same words once more, from the new page


def test_an_empty_or_coded_reply_keeps_the_words(visitor, answered):
    assert post(visitor, "thread_write", code=answered, text=" ").status_code == 422
    answer = post(visitor, "thread_write", code=answered, text="Lapseni on 131052-308T.")
    assert answer.status_code == 422
    assert answer.context["reply"].has_code
    assert "Lapseni on 131052-308T." in answer.content.decode()
    post(visitor, "thread_write", code=answered, text="Lapseni on 131052-308T.", without_codes="1")
    assert queries.read_as_family(asking.open_by_code(answered))[-1].text == "Lapseni on […]."


def test_a_reply_of_danger_shows_help(visitor, answered):
    answer = post(visitor, "thread_write", code=answered, text="Hän löi minua taas.")
    assert [line.key for line in answer.context["danger_lines"]] == ["nollalinja"]
    assert only().state == "taken"


def test_say_who_one_is_and_take_it_back(visitor, code, workers):
    act = workers[0].act()
    assert post(visitor, "thread", code=code).context["who"].initial["name"] == "Anna"
    told = {"name": "Anna Aalto", "phone": "040 1", "contact": "", "notice_to": "a@example.invalid"}
    assert post(visitor, "thread_identity", code=code, **told).status_code == 200
    assert queries.identity(only(), reason="Soitto.", act=act) == {"name": "Anna Aalto", "phone": "040 1"}
    assert post(visitor, "thread", code=code).context["who"].initial["notice_to"] == "a@example.invalid"
    assert post(visitor, "thread_identity", code=code, notice_to="nonsense").status_code == 422
    assert post(visitor, "thread_identity", code=code, forget="1").context["said"] == "forgotten"
    assert not Identity.objects.exists()
    assert not NoticeAddress.objects.exists()


def test_erasing_asks_once_and_then_leaves_nothing(visitor, answered):
    asked = post(visitor, "thread_erase", code=answered)
    assert asked.status_code == 200
    assert Conversation.objects.exists()
    done = post(visitor, "thread_erase", code=answered, sure="1")
    assert "storage" in done["Clear-Site-Data"]
    assert not Conversation.objects.exists()
    assert not Message.objects.exists()
    assert (Tombstone.objects.get().topic, Tombstone.objects.get().outcome) == ("parenting", "erased")
    assert post(visitor, "thread", code=answered).status_code == 422


def test_download_is_plain_and_named_neutrally(visitor, answered):
    answer = post(visitor, "thread_download", code=answered)
    text = answer.content.decode()
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert "attachment" in answer["Content-Disposition"]
    assert "Hyvä, että kirjoitit.\nSoita 112 hädässä." in text
    assert "Vain tiimille." not in text
    assert answered not in text
    assert answer["Cache-Control"] == "no-store"


def test_close_makes_the_browser_forget(visitor):
    answer = visitor.get(at("thread_leave"))
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert "saa.example" in answer.content.decode()


def test_what_is_said_of_where_the_matter_stands(visitor, code, workers, monkeypatch):
    from django.utils import timezone

    act = workers[0].act()
    assert post(visitor, "thread", code=code).context["state"] == "waits"
    monkeypatch.setattr(timezone, "now", lambda: NOW + timedelta(days=4))
    assert post(visitor, "thread", code=code).context["state"] == "late"
    answering.take(conversation=only(), act=act)
    answering.answer(conversation=only(), text="Hei.", calendar=CALENDAR, act=act)
    assert post(visitor, "thread", code=code).context["state"] == "answered"
    answering.close(conversation=only(), outcome="advice", topic="parenting", act=act)
    answer = post(visitor, "thread", code=code)
    assert answer.context["state"] == "closed"
    assert answer.context["conversation"].expires_on is not None


def test_a_forged_answer_is_not_shown(visitor, answered, workers):
    Message.objects.filter(role="worker").update(by=workers[1].user)
    assert "Hyvä, että kirjoitit." not in post(visitor, "thread", code=answered).content.decode()


def test_a_damaged_conversation_says_so(visitor, answered):
    Message.objects.filter(role="worker").update(text=b"\x01" + bytes(300))
    answer = post(visitor, "thread", code=answered)
    assert answer.status_code == 500
    assert 'href="tel:112"' in answer.content.decode()


def test_queries_do_not_grow_with_the_messages(visitor, answered, workers, assert_flat_queries):
    def add():
        for number in range(6):
            answering.answer(
                conversation=only(), text=f"Viesti {number}", calendar=CALENDAR, act=workers[0].act()
            )

    assert_flat_queries(lambda: post(visitor, "thread", code=answered), add)
