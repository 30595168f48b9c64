"""A request from asking to erasing: who reads what, and what nobody reads."""

from datetime import date, timedelta

import pytest
from django.core import mail

from familycentre.contact import queries, rings
from familycentre.contact.actions import answering, asking, consulting
from familycentre.contact.models import Conversation, Message, Tombstone
from familycentre.contact.rules import NotMineError
from familycentre.contact.states import StepError
from familycentre.contact.tests.cast import CALENDAR, NOW, PASSPHRASE, Worker, ask, open_ring, worker
from familycentre.core import codes
from familycentre.core.sealing import SealError
from familycentre.people import audit, secret
from familycentre.people.models import AuditEvent, User

pytestmark = pytest.mark.django_db


def soon(last_day):
    return {"fi": "Poistetaan pian.", "sv": "Raderas snart."}


@pytest.fixture
def marja():
    return worker("marja")


@pytest.fixture
def oskar():
    return worker("oskar")


@pytest.fixture
def stranger():
    return worker("stranger")


@pytest.fixture
def ring(marja, oskar):
    return open_ring(marja, oskar)


def only() -> Conversation:
    return Conversation.objects.get()


def test_the_family_comes_back_with_its_code(ring):
    asked = ask(ring)
    assert asked.due_on == date(2026, 11, 26)  # two working days in this region
    family = asking.open_by_code(codes.grouped(asked.code).lower())
    lines = queries.read_as_family(family)
    assert [(line.role, line.text) for line in lines] == [
        ("family", "Vauva valvoo ja minä itken."),
        ("system", "Viestisi on perillä."),
    ]
    assert lines[0].at.hour == 22


def test_sent_twice_is_one_request_with_one_code(ring):
    token = asking.new_token()
    first, second = ask(ring, token=token), ask(ring, token=token)
    assert first.code == second.code
    assert Conversation.objects.count() == 1
    assert ask(ring).code != first.code


def test_wrong_and_unknown_codes_open_nothing(ring):
    asked = ask(ring)
    other = asked.code[:5] + asking.code_of("x", 0)[5:]
    other = other[:-1] + codes.check_symbol(other[:-1])
    assert asking.open_by_code(other) is None
    assert asking.open_by_code(asking.code_of("never used", 0)) is None
    with pytest.raises(codes.CodeError):
        asking.open_by_code(asked.code[:-1])


def test_a_member_reads_and_a_stranger_does_not(ring, marja, stranger):
    ask(ring)
    lines = queries.read(only(), marja.act())
    assert lines[1].text == "Vauva valvoo ja minä itken."
    assert queries.conversation_for(stranger.user, only().ref) is None
    with pytest.raises(NotMineError):
        queries.read(only(), stranger.act())
    rows, total = queries.inbox(stranger.act())
    assert (rows, total) == ([], 0)
    rows, total = queries.inbox(marja.act())
    assert total == 1
    assert rows[0].form["topic"] == "parenting"


def test_take_answer_and_the_family_reads(ring, marja, oskar):
    asked = ask(ring)
    answering.take(conversation=only(), act=marja.act())
    with pytest.raises(StepError):
        answering.take(conversation=only(), act=oskar.act())
    answering.note(conversation=only(), text="Soitin neuvolaan.", act=marja.act())
    answering.answer(conversation=only(), text="Hyvä, että kirjoitit.", calendar=CALENDAR, act=marja.act())
    family = asking.open_by_code(asked.code)
    texts = [line.text for line in queries.read_as_family(family)]
    assert "Hyvä, että kirjoitit." in texts
    assert not any("neuvolaan" in text for text in texts)
    worker_lines = queries.read(only(), oskar.act())
    assert any(line.text == "Soitin neuvolaan." and line.genuine for line in worker_lines)
    assert only().state == "answered"
    later = NOW + timedelta(days=6)
    asking.write(family=family, text="Kiitos.", calendar=CALENDAR, now=later)
    assert only().state == "taken"
    assert only().due_on == CALENDAR.add(later.date(), 2)


def test_the_familys_code_does_not_open_notes(ring, marja):
    asked = ask(ring)
    answering.take(conversation=only(), act=marja.act())
    note = answering.note(conversation=only(), text="Vain tiimille.", act=marja.act())
    family = asking.open_by_code(asked.code)
    with pytest.raises(SealError):
        queries._line(family.conversation, note, family.private, {})


def test_second_reader(marja, oskar):
    ring = open_ring(marja, oskar, second_reader=True)
    asked = ask(ring)
    answering.take(conversation=only(), act=marja.act())
    waiting = answering.answer(conversation=only(), text="Vastaus.", calendar=CALENDAR, act=marja.act())
    assert "Vastaus." not in [line.text for line in queries.read_as_family(asking.open_by_code(asked.code))]
    with pytest.raises(NotMineError):
        answering.approve(message=waiting, calendar=CALENDAR, act=marja.act())
    answering.approve(message=waiting, calendar=CALENDAR, act=oskar.act())
    assert "Vastaus." in [line.text for line in queries.read_as_family(asking.open_by_code(asked.code))]
    again = answering.answer(conversation=only(), text="Toinen.", calendar=CALENDAR, act=marja.act())
    answering.send_back(message=again, why="Lisää puhelinaika.", act=oskar.act())
    assert any("puhelinaika" in line.text for line in queries.read(only(), marja.act()))


def test_an_expert_reads_the_excerpt_only(ring, marja, stranger):
    ask(ring, text="Koko tarina, josta asiantuntija ei saa tietää.")
    consultation = consulting.ask(
        conversation=only(), expert=stranger.user, excerpt="Vauva 5 kk valvoo.", act=marja.act()
    )
    assert consulting.read(consultation=consultation, act=stranger.act()) == [(False, "Vauva 5 kk valvoo.")]
    consulting.reply(consultation=consultation, text="Unineuvola auttaa.", act=stranger.act())
    assert consulting.read(consultation=consultation, act=marja.act())[-1] == (True, "Unineuvola auttaa.")
    with pytest.raises(NotMineError):
        queries.read(only(), stranger.act())
    outsider = worker("outsider")
    with pytest.raises(NotMineError):
        consulting.read(consultation=consultation, act=outsider.act())


def test_identity_needs_a_reason_and_is_logged(ring, marja):
    asked = ask(ring, identity={"name": "Anna", "phone": "040 1"})
    with pytest.raises(ValueError, match="reason"):
        queries.identity(only(), reason=" ", act=marja.act())
    assert queries.identity(only(), reason="Soitto sovittu.", act=marja.act())["name"] == "Anna"
    assert AuditEvent.objects.filter(did="identity", detail="Soitto sovittu.").exists()
    family = asking.open_by_code(asked.code)
    asking.tell_identity(family=family, typed=asked.code, identity={"name": "Anna K"})
    assert queries.identity(only(), reason="Uusi nimi.", act=marja.act())["name"] == "Anna K"


def test_a_newcomer_reads_what_is_open(ring, marja, stranger):
    ask(ring)
    rings.admit(ring=ring, user=stranger.user, by=marja.user, keys=marja.keys, now=NOW)
    assert queries.read(only(), stranger.act())[1].text == "Vauva valvoo ja minä itken."


def test_a_leaver_stops_reading_at_once_and_for_good(ring, marja, oskar, stranger):
    ask(ring)
    rings.admit(ring=ring, user=stranger.user, by=marja.user, keys=marja.keys, now=NOW)
    kept = rings.ring_private(rings.present_epoch(ring), oskar.user, oskar.keys)
    rings.dismiss(ring=ring, user=oskar.user, by=marja.user, now=NOW)
    with pytest.raises(NotMineError):
        queries.read(only(), oskar.act())
    assert rings.needs_new_key(ring)
    rings.new_key(ring=ring, by=marja.user, keys=marja.keys, now=NOW)
    assert not rings.needs_new_key(ring)
    from familycentre.core import sealing

    key = only().keys.get()
    with pytest.raises(SealError):
        sealing.open_with(kept, bytes(key.sealed))
    assert queries.read(only(), stranger.act())[1].text == "Vauva valvoo ja minä itken."
    ask(ring, text="Uusi.")
    assert len(queries.inbox(stranger.act())[0]) == 2


def test_new_keys_must_be_let_in_again(ring, marja, oskar):
    ask(ring)
    secret.make_keys(user=oskar.user, passphrase=PASSPHRASE + " uusi", now=NOW)
    again = Worker(oskar.user, secret.open_by_passphrase(oskar.user, PASSPHRASE + " uusi"))
    with pytest.raises(SealError):
        queries.read(only(), again.act())
    assert [u.username for u in rings.keyed_members(ring)] == ["marja"]
    assert not rings.is_open(ring)
    rings.admit(ring=ring, user=oskar.user, by=marja.user, keys=marja.keys, now=NOW)
    assert queries.read(only(), again.act())[1].text == "Vauva valvoo ja minä itken."
    assert rings.is_open(ring)
    assert rings.is_thin(ring)


def test_a_closed_ring_takes_nothing(ring, oskar, marja):
    rings.dismiss(ring=ring, user=oskar.user, by=marja.user, now=NOW)
    with pytest.raises(asking.ClosedError):
        ask(ring)
    assert not Conversation.objects.exists()


def test_tampered_moved_and_crossed_messages_are_refused(ring, marja):
    ask(ring)
    ask(ring, text="Toinen perhe.")
    one, two = Conversation.objects.order_by("pk")
    first, second = one.messages.get(number=2), two.messages.get(number=2)
    Message.objects.filter(pk=second.pk).update(key=bytes(first.key), text=bytes(first.text))
    with pytest.raises(SealError):
        queries.read(two, marja.act())
    changed = bytearray(bytes(first.text))
    changed[40] ^= 1
    Message.objects.filter(pk=first.pk).update(text=bytes(changed))
    with pytest.raises(SealError):
        queries.read(one, marja.act())


def test_a_forged_answer_is_seen(ring, marja, oskar):
    ask(ring)
    answering.take(conversation=only(), act=marja.act())
    message = answering.answer(conversation=only(), text="Aito.", calendar=CALENDAR, act=marja.act())
    Message.objects.filter(pk=message.pk).update(by=oskar.user)
    assert not queries.read(only(), marja.act())[-1].genuine


def test_erase_leaves_a_tombstone(ring):
    asked = ask(ring, notice_to="anna@example.invalid")
    asking.erase(family=asking.open_by_code(asked.code), topic="parenting", now=NOW)
    assert not Conversation.objects.exists()
    assert not Message.objects.exists()
    stone = Tombstone.objects.get()
    assert (stone.month, stone.topic, stone.outcome) == (date(2026, 11, 1), "parenting", "erased")
    assert asking.open_by_code(asked.code) is None


def test_close_warn_and_purge(ring, marja):
    asked = ask(ring)
    answering.close(conversation=only(), outcome="advice", topic="parenting", act=marja.act())
    assert only().expires_on == NOW.date() + timedelta(days=30)
    assert answering.purge(warning=soon, now=NOW + timedelta(days=22)) == (0, 0)
    assert answering.purge(warning=soon, now=NOW + timedelta(days=23)) == (1, 0)
    assert answering.purge(warning=soon, now=NOW + timedelta(days=24)) == (0, 0)
    assert queries.read_as_family(asking.open_by_code(asked.code))[-1].text == "Poistetaan pian."
    assert answering.purge(warning=soon, now=NOW + timedelta(days=30)) == (0, 1)
    assert Tombstone.objects.get().outcome == "advice"


def test_a_new_message_opens_a_closed_one_again(ring, marja):
    asked = ask(ring)
    answering.close(conversation=only(), outcome="advice", topic="parenting", act=marja.act())
    asking.write(family=asking.open_by_code(asked.code), text="Vielä yksi.", calendar=CALENDAR, now=NOW)
    found = only()
    assert (found.state, found.topic, found.expires_on) == ("new", "", None)


def test_notice_says_nothing(ring, marja, django_capture_on_commit_callbacks):
    ask(ring, notice_to="anna@example.invalid")
    answering.take(conversation=only(), act=marja.act())
    with django_capture_on_commit_callbacks(execute=True):
        answering.answer(conversation=only(), text="Salainen vastaus.", calendar=CALENDAR, act=marja.act())
    (sent,) = mail.outbox
    assert sent.to == ["anna@example.invalid"]
    whole = sent.subject + sent.body
    assert not any(word in whole for word in ("Salainen", only().ref, "Perhetiimi", "parenting", "Marja"))


def test_every_look_is_in_the_log_and_the_log_shows_tampering(ring, marja):
    ask(ring)
    queries.read(only(), marja.act())
    assert AuditEvent.objects.filter(
        did="read", target=f"conversation:{only().ref}", by_name="marja"
    ).exists()
    assert audit.verify() is None
    victim = AuditEvent.objects.order_by("pk")[1]
    from django.db import connection

    with connection.cursor() as cursor:
        for vendor_trigger in ("people_auditevent_no_update", "people_auditevent_no_delete"):
            if connection.vendor == "sqlite":
                cursor.execute(f"DROP TRIGGER IF EXISTS {vendor_trigger}")
            else:
                cursor.execute("ALTER TABLE people_auditevent DISABLE TRIGGER ALL")
        cursor.execute("UPDATE people_auditevent SET by_name = 'nobody' WHERE id = %s", [victim.pk])
    assert audit.verify() == victim.pk


def test_who_is_no_professional_any_more_is_shut_out_at_once(ring, marja, oskar):
    ask(ring)
    oskar.user.memberships.all().delete()
    gone = Worker(User.objects.get(pk=oskar.user.pk), oskar.keys)
    assert queries.conversation_for(gone.user, only().ref) is None
    assert queries.inbox(gone.act())[0] == []
    with pytest.raises(NotMineError):
        queries.read(only(), gone.act())
    assert [user.username for user in rings.keyed_members(ring)] == ["marja"]
    assert not rings.is_open(ring)
    assert rings.open_rings() == []
