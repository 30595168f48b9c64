"""What the workers' pages do: the inbox, one conversation, a consultation, the ring."""

import pytest
from django.test import Client
from django.urls import reverse

from familycentre.contact import rings
from familycentre.contact.actions import answering, asking
from familycentre.contact.models import AnswerTemplate, Consultation, Conversation, Message, Presence
from familycentre.contact.tests.cast import CALENDAR, PASSPHRASE, Worker, ask
from familycentre.people import keyring, secret
from familycentre.people.actions import assign_role
from familycentre.people.models import AuditEvent, User

pytestmark = pytest.mark.django_db
SECRET = "Salainen tarina, jota lista ei näytä."


def desk(one: Worker) -> Client:
    """A browser in which a worker is logged in with unlocked keys."""
    client = Client()
    client.force_login(one.user)
    session = client.session
    client.cookies[keyring.COOKIE] = secret.into_session(session, one.user, one.keys)
    session.save()
    return client


@pytest.fixture
def ring(open_to_families):
    return open_to_families


@pytest.fixture
def marja(workers, ring):
    return desk(workers[0])


@pytest.fixture
def oskar(workers, ring):
    return desk(workers[1])


@pytest.fixture
def found(ring):
    ask(ring, text=SECRET, identity={"name": "Anna Aalto"})
    return Conversation.objects.get()


@pytest.fixture
def helena(db):
    user = User.objects.create_user(
        "helena", first_name="Helena", last_name="Hovi", password="a long enough password"
    )
    assign_role(user=user, role="expert")
    secret.make_keys(user=user, passphrase=PASSPHRASE, now=rings.datetime.now().astimezone())
    return Worker(user, secret.open_by_passphrase(user, PASSPHRASE))


def do(client, name, found, *more, **fields):
    return client.post(reverse(f"desk_{name}", args=[found.ref, *more]), fields, follow=True)


def page(client, found):
    return client.get(reverse("desk_conversation", args=[found.ref])).content.decode()


def test_the_inbox_shows_no_words_and_no_names(marja, found):
    html = marja.get(reverse("inbox")).content.decode()
    assert found.ref in html
    for word in ("Salainen", "Anna", "Aalto"):
        assert word not in html


def test_the_inbox_takes_as_many_queries_for_many_as_for_one(marja, ring, found, assert_flat_queries):
    def more():
        for _n in range(8):
            ask(ring)

    assert_flat_queries(lambda: marja.get(reverse("inbox")), more, most=40)


def test_take_answer_and_it_waits_for_the_family(marja, found):
    assert "Salainen" in page(marja, found)
    do(marja, "take", found)
    html = do(marja, "answer", found, **{"answer-text": "Hei Anna.", "do": "send"}).content.decode()
    assert "Hei Anna." in html
    found.refresh_from_db()
    assert found.state == "answered"
    assert found.ref in marja.get(reverse("inbox") + "?state=answered").content.decode()


def test_what_was_typed_comes_back_with_an_error(marja, found):
    do(marja, "take", found)
    back = do(marja, "answer", found, **{"answer-text": "Hei {name}, soitan.", "do": "send"})
    assert back.status_code == 422
    assert "Hei {name}, soitan." in back.content.decode()
    back = do(marja, "close", found, **{"close-topic": "everyday"})
    assert back.status_code == 422
    do(marja, "close", found, **{"close-outcome": "advice", "close-topic": "everyday"})
    back = do(marja, "answer", found, **{"answer-text": "Pitkä vastaus.", "do": "send"})
    assert back.status_code == 409
    assert "Pitkä vastaus." in back.content.decode()
    assert not Message.objects.filter(role="worker").exists()


def test_a_ready_text_is_put_in_without_script_and_nothing_is_sent(marja, ring, found):
    ready = AnswerTemplate.objects.create(
        ring=ring, language="sv", name="Hälsning", text="Hälsningar, {my_first_name} {who}"
    )
    do(marja, "take", found)
    html = do(marja, "answer", found, **{"answer-text": "Hej.", "answer-template": ready.pk, "do": "insert"})
    assert "Hej.\n\nHälsningar, Marja {who}" in html.content.decode()
    assert not Message.objects.filter(role="worker").exists()


def test_notes_and_calls_are_the_rings_own(marja, oskar, found):
    do(marja, "note", found, **{"note-text": "Kysyn neuvolasta."})
    do(marja, "call", found, **{"call-how": "no-answer", "call-text": "uudelleen klo 14"})
    html = page(oskar, found)
    assert "Kysyn neuvolasta." in html
    assert "uudelleen klo 14" in html
    assert "no-answer:" not in html


def test_handed_to_a_colleague_with_a_word(marja, oskar, workers, found):
    do(marja, "take", found)
    do(marja, "hand_over", found, **{"hand-to": workers[1].user.pk, "hand-note": "Osaat ruotsia."})
    found.refresh_from_db()
    assert found.taken_by == workers[1].user
    assert "Osaat ruotsia." in page(oskar, found)


def test_who_is_here_is_told_to_members_only(marja, oskar, workers, found, clock):
    page(marja, found)
    told = oskar.post(reverse("desk_presence", args=[found.ref]), {"typing": "1"}).json()
    assert told["here"] == [{"name": "Marja S", "typing": False}]
    assert "Oskar" in page(marja, found)
    rings.dismiss(ring=found.ring, user=workers[1].user, by=workers[0].user, now=clock)
    assert not marja.post(reverse("desk_presence", args=[found.ref])).json()["here"]
    assert Presence.objects.count() == 2


def test_an_expert_sees_the_excerpt_and_nothing_else(marja, found, helena):
    fresh = marja.get(reverse("desk_conversation", args=[found.ref])).context["forms"]["consult"]
    assert not fresh["excerpt"].value()
    do(marja, "consult", found, **{"consult-expert": helena.user.pk, "consult-excerpt": "Vauva 5 kk valvoo."})
    asked, expert = Consultation.objects.get(), desk(helena)
    assert asked.ref in expert.get(reverse("consultations")).content.decode()
    html = expert.get(reverse("consultation", args=[asked.ref])).content.decode()
    assert "Vauva 5 kk valvoo." in html
    for word in ("Salainen", found.ref):
        assert word not in html
    expert.post(reverse("consultation", args=[asked.ref]), {"text": "Unineuvola."})
    assert "Unineuvola." in marja.get(reverse("consultation", args=[asked.ref])).content.decode()
    assert asked.ref in marja.get(reverse("workspace")).content.decode()


def test_a_second_reader_sends_or_sends_back(marja, oskar, ring, found):
    type(ring).objects.update(second_reader=True)
    do(marja, "take", found)
    do(marja, "answer", found, **{"answer-text": "Luonnos.", "do": "send"})
    waiting = Message.objects.get(role="worker")
    assert reverse("desk_approve", args=[found.ref, waiting.pk]) not in page(marja, found)
    assert do(marja, "approve", found, waiting.pk).status_code == 404
    do(oskar, "send_back", found, waiting.pk, **{"back-why": "Lisää numero."})
    assert "Lisää numero." in page(marja, found)
    do(marja, "answer", found, **{"answer-text": "Luonnos 2.", "do": "send"})
    do(oskar, "approve", found, Message.objects.get(role="worker").pk)
    assert not Message.objects.get(role="worker").waits_for_reader


def test_who_the_family_is_needs_a_reason_and_is_shown_once(marja, found):
    assert do(marja, "identity", found).status_code == 422
    assert "Anna Aalto" in do(marja, "identity", found, **{"open-reason": "Soitto."}).content.decode()
    assert AuditEvent.objects.filter(did="identity", detail="Soitto.").count() == 1
    assert "Anna Aalto" not in page(marja, found)


def test_the_child_welfare_card_needs_a_reason(marja, found):
    url = reverse("desk_child_welfare", args=[found.ref])
    assert "417/2007" not in marja.get(url).content.decode()
    assert "417/2007" in marja.post(url, {"worry-reason": "Väkivalta."}, follow=True).content.decode()
    assert AuditEvent.objects.filter(did="child-welfare-card").exists()


def test_tampering_is_shown(marja, workers, found):
    do(marja, "take", found)
    answering.answer(conversation=found, text="Aito.", calendar=CALENDAR, act=workers[0].act())
    Message.objects.filter(role="worker").update(by=workers[1].user)
    assert "note danger" in page(marja, found)
    Message.objects.filter(number=2).update(text=b"x" * 80)
    assert marja.get(reverse("desk_conversation", args=[found.ref])).status_code == 409
    assert AuditEvent.objects.filter(did="damaged").exists()


def test_closed_and_opened_again(marja, ring):
    asked = ask(ring)
    found = Conversation.objects.get()
    do(marja, "take", found)
    do(marja, "answer", found, **{"answer-text": "Hei.", "do": "send"})
    do(marja, "close", found, **{"close-outcome": "advice", "close-topic": "everyday"})
    assert found.ref in marja.get(reverse("inbox") + "?state=closed").content.decode()
    asking.write(
        family=asking.open_by_code(asked.code),
        text="Vielä.",
        calendar=CALENDAR,
        now=rings.datetime.now().astimezone(),
    )
    assert marja.get(reverse("inbox")).context["groups"][0]["rows"][0]["again"]


def test_a_member_with_new_keys_is_told_to_be_let_in_and_is(marja, ring, workers, found, clock):
    oskar = workers[1]
    secret.make_keys(user=oskar.user, passphrase=PASSPHRASE + " uusi", now=clock)
    again = Worker(oskar.user, secret.open_by_passphrase(oskar.user, PASSPHRASE + " uusi"))
    client = desk(again)
    assert client.get(reverse("inbox")).status_code == 200
    assert client.get(reverse("desk_conversation", args=[found.ref])).status_code == 409
    marja.post(reverse("ring_admit", args=[ring.key]), {"user": oskar.user.pk})
    assert "Salainen" in page(client, found)


def test_a_new_key_is_made_when_somebody_has_left(marja, ring, workers, found):
    member = ring.members.get(user=workers[1].user)
    marja.post(reverse("ring_dismiss", args=[ring.key, member.pk]))
    assert rings.needs_new_key(ring)
    assert marja.get(reverse("inbox")).status_code == 200
    assert not rings.needs_new_key(ring)
    assert "Salainen" in page(marja, found)


def test_the_ring_opens_when_its_checklist_is_done(marja, ring):
    marja.post(reverse("ring_open_or_close", args=[ring.key, "close"]))
    assert not rings.is_open(type(ring).objects.get())
    fields = {"responsible_body": ring.responsible_body_id, "induction_on": "2026-11-01"}
    marja.post(reverse("ring_checklist", args=[ring.key]), fields)
    marja.post(reverse("ring_open_or_close", args=[ring.key, "open"]))
    assert not rings.is_open(type(ring).objects.get())  # the texts are not checked
    marja.post(reverse("ring_checklist", args=[ring.key]), {**fields, "texts_checked_on": "2026-11-02"})
    marja.post(reverse("ring_open_or_close", args=[ring.key, "open"]))
    assert rings.is_open(type(ring).objects.get())


def test_a_ring_from_nothing(client, workers, clock):
    boss = User.objects.create_user("antti", password="a long enough password")
    assign_role(user=boss, role="administrator")
    client.force_login(boss)
    client.post(reverse("new_ring"), {"key": "uusi", "name_fi": "Uusi", "name_sv": "Ny"})
    client.post(reverse("ring_first", args=["uusi"]), {"user": workers[0].user.pk})
    first = desk(workers[0])
    first.post(reverse("ring_start", args=["uusi"]))
    first.post(reverse("ring_admit", args=["uusi"]), {"user": workers[1].user.pk})
    ring = rings.Ring.objects.get(key="uusi")
    assert len(rings.keyed_members(ring)) == 2


def test_take_the_next(marja, found):
    marja.post(reverse("take_next"))
    found.refresh_from_db()
    assert found.state == "taken"


def test_a_lone_expert_has_no_inbox(helena):
    assert desk(helena).get(reverse("inbox")).status_code == 404
