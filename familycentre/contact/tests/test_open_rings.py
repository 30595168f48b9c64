"""Which rings families may write to: the same answer from one ring and from all, at a fixed cost; who may join."""

from datetime import date

import pytest

from familycentre.contact import rings
from familycentre.contact.tests.cast import NOW, open_ring, worker
from familycentre.core import pagecache
from familycentre.people import secret
from familycentre.people.actions import assign_role
from familycentre.people.models import AuditEvent, Municipality, User

pytestmark = pytest.mark.django_db


def test_every_item_of_the_checklist_closes_the_ring(workers):
    ring = open_ring(*workers)
    assert rings.open_rings() == [ring]
    for field in ("responsible_body", "induction_on", "texts_checked_on", "opened_on"):
        before = getattr(ring, field)
        setattr(ring, field, None)
        ring.save()
        assert not rings.is_open(ring)
        assert rings.open_rings() == []
        setattr(ring, field, before)
        ring.save()
    rings.dismiss(ring=ring, user=workers[1].user, by=workers[0].user, now=NOW)
    assert rings.open_rings() == []


def test_members_without_the_present_key_do_not_count(workers):
    ring = open_ring(*workers)
    secret.make_keys(user=workers[1].user, passphrase="a wholly new passphrase", now=NOW)
    assert not rings.is_open(ring)
    assert rings.open_rings() == []


def test_a_login_that_was_closed_does_not_count(workers):
    ring = open_ring(*workers)
    User.objects.filter(pk=workers[1].user.pk).update(is_active=False)
    assert not rings.is_open(ring)
    assert rings.open_rings() == []


def test_many_rings_cost_no_more_than_one(workers, django_assert_max_num_queries):
    for number in range(5):
        open_ring(*workers, key=f"rinki-{number}")
    with django_assert_max_num_queries(5):
        found = rings.open_rings()
        assert [ring.text.name for ring in found] == ["Perhetiimi"] * 5
        assert found[0].responsible_body.text.name
        assert rings.ring_for("901", found) == found[0]


def test_the_own_ring_of_a_municipality_goes_before_the_regions(workers):
    general, own = open_ring(*workers, key="koko"), open_ring(*workers, key="oma")
    own.municipalities.set(Municipality.objects.filter(code="901"))
    found = rings.open_rings()
    assert rings.ring_for("901", found) == own
    assert rings.ring_for("902", found) == general
    assert rings.ring_for("", found) == general
    assert rings.ring_for("902", [ring for ring in found if ring == own]) is None


def test_opening_and_closing_are_logged_and_seen_by_the_next_reader(
    workers, django_capture_on_commit_callbacks
):
    ring = open_ring(*workers)
    for act in (rings.close_to_families, rings.open_to_families):
        before = pagecache.stamp()
        with django_capture_on_commit_callbacks(execute=True):
            act(ring=ring, by=workers[0].user, now=NOW)
        assert pagecache.stamp() != before
    assert set(AuditEvent.objects.values_list("did", flat=True)) >= {"ring-open", "ring-close"}
    ring.induction_on = None
    with pytest.raises(rings.RingError, match="induction"):
        rings.open_to_families(ring=ring, by=workers[0].user, now=NOW)


def test_who_manages_people_never_joins(workers):
    ring = open_ring(*workers)
    chief = User.objects.create_user("chief", password="a long enough password")
    assign_role(user=chief, role="administrator")
    secret.make_keys(user=chief, passphrase="kolme venettä rannalla", now=NOW)
    with pytest.raises(rings.RingError):
        rings.admit(ring=ring, user=chief, by=workers[0].user, keys=workers[0].keys, now=NOW)
    newcomer = worker("newcomer")
    rings.admit(ring=ring, user=newcomer.user, by=workers[0].user, keys=workers[0].keys, now=NOW)
    assert len(rings.keyed_members(ring)) == 3
    assert ring.opened_on == date(2026, 11, 3)
