"""The demo ring: open, in several states, readable by its workers, and loaded once."""

from datetime import timedelta

import pytest

from demo.cast import PASSPHRASE
from familycentre.contact import demo, queries, rings
from familycentre.contact.actions import asking
from familycentre.contact.models import Consultation, Conversation, Ring
from familycentre.contact.sealed import Act
from familycentre.contact.tests.cast import NOW
from familycentre.core import codes
from familycentre.people import secret
from familycentre.people.actions import assign_role
from familycentre.people.models import Organisation, PersonalKey, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def logins():
    county = Organisation.objects.get(key="saarelan-hyvinvointialue")
    for name in ("marja", "oskar"):
        assign_role(user=User.objects.create_user(name), role="professional", organisation=county)
    for name, role in (
        ("helena", "expert"),
        ("administrator", "administrator"),
        ("data-protection", "data-protection"),
    ):
        assign_role(user=User.objects.create_user(name), role=role)


def test_without_its_people_it_is_left_out():
    assert "left out" in str(demo.load_demo_ring(passphrase=PASSPHRASE, now=NOW))
    assert not Ring.objects.exists()
    assert demo.known(PASSPHRASE) == ""


def test_the_ring_is_open_and_its_families_are_in_several_states(logins):
    told = demo.load_demo_ring(passphrase=PASSPHRASE, now=NOW)
    ring = Ring.objects.get()
    assert rings.is_open(ring)
    assert told.asked == Conversation.objects.count() == 6
    assert set(Conversation.objects.values_list("state", flat=True)) == {"new", "taken", "answered", "closed"}
    assert Conversation.objects.filter(due_on__lt=NOW.date(), state="new").exists()  # one is late
    assert Consultation.objects.get().expert.username == "helena"
    assert not PersonalKey.objects.filter(user__username__in=["administrator", "data-protection"]).exists()
    marja = User.objects.get(username="marja")
    act = Act(marja, secret.open_by_passphrase(marja, PASSPHRASE), NOW)
    rows, total = queries.inbox(act)
    assert total == len([row for row in rows if row.form["writer"]]) == 4
    family = asking.open_by_code(codes.normalised(told.code))
    assert [line.role for line in queries.read_as_family(family)] == ["family", "system", "worker"]


def test_loaded_again_it_stays_as_it_is_and_begins_anew_when_old(logins):
    first = demo.load_demo_ring(passphrase=PASSPHRASE, now=NOW)
    refs = set(Conversation.objects.values_list("ref", flat=True))
    again = demo.load_demo_ring(passphrase=PASSPHRASE, now=NOW + timedelta(hours=1))
    assert set(Conversation.objects.values_list("ref", flat=True)) == refs
    assert again.code == first.code
    assert first.code in demo.known(PASSPHRASE)
    demo.load_demo_ring(passphrase=PASSPHRASE, now=NOW + timedelta(days=30))
    assert not set(Conversation.objects.values_list("ref", flat=True)) & refs


def test_another_passphrase_or_a_closed_ring_is_respected(logins):
    demo.load_demo_ring(passphrase=PASSPHRASE, now=NOW)
    assert "another passphrase" in str(demo.load_demo_ring(passphrase="not the one it was", now=NOW))
    rings.close_to_families(ring=Ring.objects.get(), by=None, now=NOW)
    assert "closed" in str(demo.load_demo_ring(passphrase=PASSPHRASE, now=NOW))
