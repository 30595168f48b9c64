"""One link, one week, one use; nobody learns from it who has a login."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from familycentre.people import conduct, inviting
from familycentre.people.models import AuditEvent, Invitation, Organisation, User

pytestmark = pytest.mark.django_db
GOOD = "seitsemän sanaa riittää"


@pytest.fixture
def link(person):
    return inviting.invite(
        email="Marja@Example.org",
        name="Marja Lehto",
        role="professional",
        organisation=Organisation.objects.get(key="saarelan-hyvinvointialue"),
        by=person("anna", "administrator", first_name="Anna", last_name="Aho"),
        now=timezone.now(),
    )


@pytest.fixture
def told(link, django_capture_on_commit_callbacks):
    return link


def token_of(link):
    return link.rstrip("/").rpartition("/")[2]


def accept(client, link, password=GOOD, **more):
    client.get(link.replace("http://127.0.0.1:8000", ""))
    return client.post("/invited/", {"secret": password, "again": password, "conduct": "on", **more})


def test_a_letter_goes_out_and_the_link_is_not_kept(person, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        link = inviting.invite(
            email="a@example.org",
            role="expert",
            by=person("anna", "administrator"),
            now=timezone.now(),
            language="sv",
        )
    letter = mail.outbox[-1]
    assert letter.to == ["a@example.org"]
    assert link in letter.body
    assert token_of(link) not in str(list(Invitation.objects.values()))


def test_the_invited_person_cannot_log_in_yet(link):
    marja = User.objects.get(email="marja@example.org")
    assert not marja.is_active
    assert not marja.has_usable_password()
    assert marja.has_role("professional")
    assert inviting.state_of(marja) == inviting.INVITED


def test_accepting_opens_the_login_and_leads_to_the_second_factor(link, client):
    client.get(link.replace("http://127.0.0.1:8000", ""))
    page = client.get("/invited/").content.decode()
    assert "Marja Lehto" in page
    assert client.get("/invited/")["Cache-Control"] == "no-store"
    assert client.get(f"/invited/{token_of(link)}/")["Referrer-Policy"] == "no-referrer"
    response = client.post("/invited/", {"secret": GOOD, "again": GOOD, "conduct": "on"})
    assert response["Location"] == "/account/second/"
    marja = User.objects.get(email="marja@example.org")
    assert marja.is_active
    assert marja.check_password(GOOD)
    assert marja.acceptances.get().version == conduct.VERSION
    assert client.get("/workspace/keys/")["Location"].startswith("/account/second/")  # not whole yet
    assert client.get("/account/second/app/").status_code == 200  # without being asked again
    assert [row.did for row in AuditEvent.objects.all()[:4]] == [
        "login",
        "invitation.accepted",
        "conduct.accepted",
        "invitation.sent",
    ]


@pytest.mark.parametrize(
    "wrong",
    [{"conduct": ""}, {"again": "something else entirely"}, {"secret": "short", "again": "short"}],
)
def test_what_is_missing_is_asked_for(link, client, wrong):
    assert accept(client, link, **wrong).status_code == 200
    assert not User.objects.get(email="marja@example.org").is_active


def bodies(*links):
    found = set()
    for link in links:
        client = Client()
        client.get(f"/invited/{token_of(link)}/")
        response = client.get("/invited/")
        found.add((response.status_code, re.sub(r'value="\w{64}"', "", response.content.decode())))
    return found


def test_used_old_void_and_made_up_links_look_the_same(link, person, clock):
    accept(Client(), link)
    kalle = {"email": "kalle@example.org", "role": "expert", "by": None}
    void = inviting.invite(**kalle, now=timezone.now())
    inviting.send_link(user=User.objects.get(email="kalle@example.org"), by=None, now=timezone.now())
    old = inviting.invite(email="old@example.org", role="expert", by=None, now=timezone.now())
    clock.move(days=7, minutes=1)
    found = bodies(link, void, old, "x" * 43)
    assert len(found) == 1
    assert found.pop()[0] == 404


def test_a_link_can_not_be_used_twice_at_once(link):
    first, second = Client(), Client()
    for client in (first, second):
        client.get(f"/invited/{token_of(link)}/")
    data = {"secret": GOOD, "again": GOOD, "conduct": "on"}
    assert first.post("/invited/", data).status_code == 302
    assert second.post("/invited/", data).status_code == 404


def test_an_open_session_of_somebody_else_ends(link, worker):
    worker.get(f"/invited/{token_of(link)}/")
    assert worker.get("/workspace/keys/").status_code == 302


def test_inviting_somebody_who_is_here_looks_the_same(
    administrator, person, django_capture_on_commit_callbacks
):
    person("marja", "professional")
    answers = []
    for address in ("new@example.org", "MARJA@example.org"):
        with django_capture_on_commit_callbacks(execute=True):
            response = administrator.post(
                "/workspace/people/invite/",
                {"email": address, "name": "X Y", "role": "expert", "language": "fi"},
            )
        page = administrator.get(response["Location"]).content.decode()
        note = re.search(r'class="note ok".*?</div></div>', page, re.DOTALL).group()
        answers.append(note.replace(address, "ADDRESS"))
    assert answers[0] == answers[1]
    assert [letter.to for letter in mail.outbox] == [["new@example.org"], ["marja@example.org"]]
    assert "/invited/" not in mail.outbox[1].body
    assert not User.objects.get(username="marja").has_role("expert")


def test_who_may_not_invite_may_not(person):
    for role, giver in (
        ("professional", "main-editor"),
        ("administrator", "main-editor"),
        ("expert", "professional"),
    ):
        by = person(f"{giver}-{role}", giver)
        with pytest.raises(inviting.NotAllowedError):
            inviting.invite(email="x@example.org", role=role, by=by, now=timezone.now())


def test_a_new_link_takes_the_old_login_away(person, client, now):
    marja = person("marja", "professional")
    link = inviting.send_link(user=marja, by=person("anna", "administrator"), now=timezone.now())
    marja.refresh_from_db()
    assert not marja.has_usable_password()
    assert not marja.authenticator_set.exists()
    accept(client, link)
    marja.refresh_from_db()
    assert marja.check_password(GOOD)


def test_a_closed_login_is_not_opened_by_a_link(person):
    accept_now = timezone.now()
    marja = person("marja", "professional", is_active=False)
    Invitation.objects.create(
        user=marja, digest="x", made_at=accept_now, ends_at=accept_now, accepted_at=accept_now
    )
    with pytest.raises(inviting.NotAllowedError):
        inviting.send_link(user=marja, by=None, now=accept_now)
