"""The attack table: every address of the workspace × everybody who might try it. A route without a row fails."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLPattern, URLResolver
from django.utils import timezone

from familycentre.contact import rings
from familycentre.contact.actions import answering, consulting
from familycentre.contact.models import Conversation
from familycentre.contact.tests.cast import CALENDAR, NOW, PASSPHRASE, Worker, ask, open_ring, worker
from familycentre.core import sealing
from familycentre.people import keyring, secret
from familycentre.people.actions import assign_role
from familycentre.people.models import User

pytestmark = pytest.mark.django_db
WHO = ("anonymous", "half", "stranger", "expert", "administrator", "officer", "left", "own", "locked")
# login: to the login · step: to the second step · unlock: to the passphrase · ok: shown · did: done, and led on
# 404: not there · bad: the form is wrong (nothing was filled in)
EVERYBODY = "login step ok ok ok ok ok ok ok"
GAPS = "login step 404 404 404 404 404 404 404"  # for editors who coordinate services
WORDLESS = "login step ok ok 404 404 ok ok ok"  # own keys: whoever may hold some
MANAGERS = "login step 404 404 ok 404 404 404 404"
OFFICERS = "login step 404 404 404 ok 404 404 404"
RING = "login step 404 404 404 404 404 {own} unlock"
OWN = "login step {0} 404 404 404 404 {0} unlock"  # the stranger sees her own ring's
CLEAR = "login step 404 404 ok 404 404 ok ok"
LEADS = "login step 404 404 {did} 404 404 {did} {did}"


def members(own: str) -> str:
    """The row of what only a present member with opened keys can do."""
    return RING.format(own=own)


def leads(did: str) -> str:
    """The row of what the ring's lead and an administrator can do; it opens nothing, so no keys are needed."""
    return LEADS.format(did=did)


# name: (method, who gets what); the arguments are those of ``arguments``
TABLE = {
    "workspace": ("get", EVERYBODY),
    "inbox": ("get", OWN.format("ok")),
    "take_next": ("post", OWN.format("did")),
    "desk_conversation": ("get", members("ok")),
    "desk_presence": ("post", members("ok")),
    "desk_take": ("post", members("did")),
    "desk_release": ("post", members("did")),
    "desk_answer": ("post", members("bad")),
    "desk_approve": ("post", members("404")),  # it does not wait
    "desk_send_back": ("post", members("bad")),
    "desk_note": ("post", members("bad")),
    "desk_call": ("post", members("bad")),
    "desk_hand_over": ("post", members("bad")),
    "desk_consult": ("post", members("bad")),
    "desk_close": ("post", members("bad")),
    "desk_identity": ("post", members("bad")),
    "desk_child_welfare": ("get", members("ok")),
    "consultations": ("get", WORDLESS),
    "consultation": ("get", "login step 404 ok 404 404 404 ok unlock"),
    "rings": ("get", "login step did 404 ok 404 404 did did"),
    "new_ring": ("get", MANAGERS),
    "ring": ("get", CLEAR),
    "ring_start": ("post", members("did")),
    "ring_first": ("post", leads("bad")),
    "ring_admit": ("post", members("bad")),
    "ring_dismiss": ("post", leads("did")),
    "ring_checklist": ("post", leads("did")),
    "ring_open_or_close": ("post", leads("did")),
    "ring_template": ("post", leads("bad")),
    "numbers": ("get", "login step ok 404 ok 404 404 ok ok"),
    "numbers_csv": ("get", "login step ok 404 ok 404 404 ok ok"),
    "numbers_json": ("get", "login step ok 404 ok 404 404 ok ok"),
    "conduct": ("get", EVERYBODY),
    "keys": ("get", WORDLESS),
    "keys_make": ("get", WORDLESS),
    "keys_unlock": ("get", WORDLESS),
    "keys_passphrase": ("get", WORDLESS),
    "keys_lock": ("post", "login step did did 404 404 did did did"),
    "people_list": ("get", MANAGERS),
    "invite_person": ("get", MANAGERS),
    "person": ("get", MANAGERS),
    "give_role": ("post", "login step 404 404 bad 404 404 404 404"),
    "take_role": ("post", "login step 404 404 did 404 404 404 404"),
    "person_act": ("post", "login step 404 404 did 404 404 404 404"),
    "gaps": ("get", GAPS),
    "log": ("get", OFFICERS),
    "log_csv": ("get", OFFICERS),
}


def routes(patterns=None, before: str = "") -> Iterator[tuple[str, str]]:
    """Yield path and name of every address under /workspace/."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        path = before + str(pattern.pattern).lstrip("^")
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, path)
        elif isinstance(pattern, URLPattern) and path.startswith("workspace/"):
            yield path, pattern.name or ""


POSTS = [name for name, (method, _row) in TABLE.items() if method == "post"]


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(sealing, "PASSPHRASE_OPS", 1)
    monkeypatch.setattr(sealing, "PASSPHRASE_MEMORY", 8192)


def browser(user: User, opened: secret.Opened | None = None) -> Client:
    """A browser in which a person is wholly logged in, with unlocked keys when there are some."""
    client = Client()
    client.force_login(user)
    if opened is not None:
        session = client.session
        client.cookies[keyring.COOKIE] = secret.into_session(session, user, opened)
        session.save()
    return client


def somebody(name: str, role: str) -> User:
    user = User.objects.create_user(name, first_name=name.capitalize(), password="a long enough password")
    assign_role(user=user, role=role)
    return user


def keyed(user: User) -> Worker:
    secret.make_keys(user=user, passphrase=PASSPHRASE, now=NOW)
    return Worker(user, secret.open_by_passphrase(user, PASSPHRASE))


@pytest.fixture
def world():
    """A ring with a request and everybody who might try to get at it."""
    now = timezone.localtime()
    marja, oskar, left, stranger = (worker(name) for name in ("marja", "oskar", "lea", "stina"))
    ring, _other = open_ring(marja, oskar, left), open_ring(stranger, key="muu")
    ask(ring, identity={"name": "Anna"})
    found = Conversation.objects.get()
    answering.take(conversation=found, act=marja.act(now))
    answering.answer(conversation=found, text="Hei.", calendar=CALENDAR, act=marja.act(now))
    expert = keyed(somebody("helena", "expert"))
    asked = consulting.ask(conversation=found, expert=expert.user, excerpt="Uni.", act=marja.act(now))
    clients = {
        "anonymous": Client(),
        "half": Client(),
        "stranger": browser(stranger.user, stranger.keys),
        "expert": browser(expert.user, expert.keys),
        "administrator": browser(somebody("antti", "administrator")),
        "officer": browser(somebody("tiina", "data-protection")),
        "left": browser(left.user, left.keys),  # her session is older than her leaving
        "own": browser(marja.user, marja.keys),
        "locked": browser(marja.user),
    }
    clients["half"].password_only(marja.user)
    rings.dismiss(ring=ring, user=left.user, by=marja.user, now=now)
    person = somebody("outsider", "expert")
    return clients, {
        "ref": found.ref,
        "consultation": asked.ref,
        "key": ring.key,
        "message": found.messages.filter(role="worker").get().pk,
        "member": ring.members.get(user=oskar.user).pk,
        "person": person.pk,
        "membership": person.memberships.get().pk,
    }


def arguments(name: str, at: dict[str, object]) -> dict[str, object]:
    """The arguments of a route's address, all of things that are there."""
    if name == "consultation":
        return {"ref": at["consultation"]}
    if name in {"desk_approve", "desk_send_back"}:
        return {"ref": at["ref"], "pk": at["message"]}
    if name == "ring_dismiss":
        return {"key": at["key"], "pk": at["member"]}
    if name == "ring_open_or_close":
        return {"key": at["key"], "verb": "close"}
    if name == "take_role":
        return {"pk": at["person"], "membership": at["membership"]}
    if name == "person_act":
        return {"pk": at["person"], "verb": "close"}
    if name in {"person", "give_role"}:
        return {"pk": at["person"]}
    if name.startswith("desk_"):
        return {"ref": at["ref"]}
    return {"key": at["key"]} if name == "ring" or name.startswith("ring_") else {}


def kind(response) -> str:
    """What an answer amounts to."""
    if response.status_code in {301, 302}:
        for word, start in (
            ("login", "/login/?"),
            ("unlock", "/workspace/keys/unlock/"),
            ("step", "/account/second/"),
        ):
            if response["Location"].startswith(start):
                return word
        return "did"
    return {200: "ok", 404: "404", 422: "bad"}.get(response.status_code, str(response.status_code))


def test_every_route_has_a_row_and_every_row_a_route():
    assert {name for _path, name in routes()} == set(TABLE)


def test_everybody_gets_what_the_table_says(world):
    clients, at = world
    found = {}
    for name, (method, _row) in TABLE.items():
        url, kinds = reverse(name, kwargs=arguments(name, at)), []
        for who in WHO:
            with transaction.atomic():  # everybody finds the same world
                kinds.append(kind(getattr(clients[who], method)(url)))
                transaction.set_rollback(True)
        found[name] = " ".join(kinds)
    assert found == {name: " ".join(row.split()) for name, (_method, row) in TABLE.items()}


def test_no_act_without_the_token_of_its_own_page(world):
    clients, at = world
    for name in POSTS:
        for who in ("own", "administrator"):
            strict = Client(enforce_csrf_checks=True)
            strict.cookies = clients[who].cookies
            assert strict.post(reverse(name, kwargs=arguments(name, at))).status_code == 403, (name, who)


def test_nothing_is_done_by_looking(world):
    clients, at = world
    for name in POSTS:
        assert clients["own"].get(reverse(name, kwargs=arguments(name, at))).status_code in {404, 405}, name


def test_a_left_member_reads_nothing_with_her_old_session_and_old_keys(world):
    clients, at = world
    response = clients["left"].get(reverse("desk_conversation", args=[at["ref"]]))
    assert response.status_code == 404
    assert "Vauva" not in response.content.decode()
