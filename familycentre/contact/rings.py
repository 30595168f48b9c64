"""Ring keys: who holds them, how a member joins, leaves, and is let in again."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Count, F, OuterRef, Subquery

from familycentre.contact.models import CaseKey, Consultation, Identity, Ring, RingEpoch, RingKey, RingMember
from familycentre.contact.models.ring import LEAST_MEMBERS, WARN_BELOW
from familycentre.core import pagecache, sealing
from familycentre.people import audit
from familycentre.people.models import PersonalKey
from familycentre.people.roles import PROFESSIONAL
from familycentre.people.rules import may_join_ring
from familycentre.people.secret import Opened


class RingError(ValueError):
    """It can't be done with the ring as it is; the message says why."""


def present_epoch(ring: Ring) -> RingEpoch | None:
    """Return the epoch under which new conversations are sealed."""
    return ring.epochs.order_by("-number").first()


def keyed_members(ring: Ring) -> list[Any]:
    """Return the present members who can open what is sealed to the present epoch."""
    epoch = present_epoch(ring)
    return [] if epoch is None else keyed_members_of(epoch)


def is_member(ring: Ring, user: Any) -> bool:
    """Say whether the person is in the ring now; who is no longer a professional here is shut out at once."""
    return (
        may_join_ring(user)
        and RingMember.objects.filter(ring=ring, user=user, left_on=None, user__is_active=True).exists()
    )


def checklist(ring: Ring) -> dict[str, bool]:
    """Return the go-live checklist: all must be true before the public form opens."""
    return {
        "responsible_body": ring.responsible_body_id is not None,
        "induction": ring.induction_on is not None,
        "texts_checked": ring.texts_checked_on is not None,
        "members": len(keyed_members(ring)) >= LEAST_MEMBERS,
        "opened": ring.opened_on is not None,
    }


def is_open(ring: Ring) -> bool:
    """Say whether families may write to the ring."""
    return all(checklist(ring).values())


def open_rings() -> list[Ring]:
    """Return the rings that families may write to now, with their names and municipalities.

    At most five queries, however many rings there are; says the same as ``is_open`` of each.
    """
    latest = RingEpoch.objects.filter(ring=OuterRef("epoch__ring")).order_by("-number").values("pk")[:1]
    enough = (
        RingKey.objects.filter(
            epoch=Subquery(latest),
            to_public=F("user__personal_key__public"),
            user__rings__ring=F("epoch__ring"),
            user__rings__left_on=None,
            user__is_active=True,
            user__memberships__role=PROFESSIONAL.key,
        )
        .values("epoch__ring")
        .annotate(n=Count("user", distinct=True))
        .filter(n__gte=LEAST_MEMBERS)
    )
    ready = Ring.objects.filter(
        pk__in=enough.values("epoch__ring"),
        responsible_body__isnull=False,
        induction_on__isnull=False,
        texts_checked_on__isnull=False,
        opened_on__isnull=False,
    )
    related = ("texts", "municipalities", "responsible_body__texts")
    return list(ready.select_related("responsible_body").prefetch_related(*related).order_by("pk"))


def ring_for(municipality: str, found: list[Ring]) -> Ring | None:
    """Return which of the open rings answers a municipality: its own one, else one for the whole region.

    An empty code is a family from elsewhere, or one that would rather not say: the whole region's ring answers.
    """
    served = [(ring, {town.code for town in ring.municipalities.all()}) for ring in found]
    own = [ring for ring, codes in served if municipality and municipality in codes]
    return next(iter([*own, *(ring for ring, codes in served if not codes)]), None)


@transaction.atomic
def open_to_families(*, ring: Ring, by: Any, now: datetime) -> None:
    """Open the ring's form; raise RingError while something of the go-live checklist is missing."""
    missing = [name for name, done in checklist(ring).items() if not done and name != "opened"]
    if missing:
        raise RingError(f"Not ready yet: {', '.join(missing)}.")
    ring.opened_on = now.date()
    ring.save(update_fields=["opened_on"])
    audit.record(by=by, did="ring-open", target=f"ring:{ring.key}", now=now)
    pagecache.purge()


@transaction.atomic
def close_to_families(*, ring: Ring, by: Any, now: datetime) -> None:
    """Close the ring's form: the site shows the other doors; what families wrote is still answered."""
    ring.opened_on = None
    ring.save(update_fields=["opened_on"])
    audit.record(by=by, did="ring-close", target=f"ring:{ring.key}", now=now)
    pagecache.purge()


def is_thin(ring: Ring) -> bool:
    """Say whether so few hold the key that one illness would close the ring."""
    return len(keyed_members(ring)) < WARN_BELOW


def ring_private(epoch: RingEpoch, user: Any, keys: Opened) -> bytes:
    """Return an epoch's private key for a member; raise SealError for everybody else."""
    row = RingKey.objects.filter(epoch=epoch, user=user).first()
    if row is None or not is_member(epoch.ring, user):
        raise sealing.SealError
    return sealing.open_with(keys.private, bytes(row.sealed))


@transaction.atomic
def start(*, ring: Ring, by: Any, now: datetime) -> RingEpoch:
    """Make the ring's first key, held by its first keyed member. Raise RingError when it has one already."""
    if present_epoch(ring) is not None:
        raise RingError("The ring has its key.")
    _check_may_join(by)
    RingMember.objects.get_or_create(ring=ring, user=by, left_on=None, defaults={"joined_on": now.date()})
    pair = sealing.new_pair()
    epoch = RingEpoch.objects.create(ring=ring, number=1, public=pair.public, made_on=now.date())
    _give(epoch, by, pair.private)
    audit.record(by=by, did="ring-start", target=f"ring:{ring.key}", now=now)
    return epoch


def _check_may_join(user: Any) -> None:
    if not may_join_ring(user):
        raise RingError(
            "Only a professional may join: who manages or watches people never opens what families write."
        )


def _give(epoch: RingEpoch, user: Any, private: bytes) -> None:
    key = PersonalKey.objects.filter(user=user).first()
    if key is None:
        raise RingError("The person has no keys yet.")
    public = bytes(key.public)
    RingKey.objects.update_or_create(
        epoch=epoch, user=user, defaults={"to_public": public, "sealed": sealing.seal_to(public, private)}
    )


@transaction.atomic
def admit(*, ring: Ring, user: Any, by: Any, keys: Opened, now: datetime, lead: bool = False) -> None:
    """Let a person in, or in again after new keys: from now on she reads all that is open.

    Raise RingError when she has no keys or may not hold any, SealError when ``by`` can't open the ring.
    """
    epoch = present_epoch(ring)
    if epoch is None:
        raise RingError("The ring has no key yet.")
    _check_may_join(user)
    private = ring_private(epoch, by, keys)
    RingMember.objects.get_or_create(
        ring=ring, user=user, left_on=None, defaults={"joined_on": now.date(), "lead": lead}
    )
    _give(epoch, user, private)
    audit.record(by=by, did="ring-admit", target=f"ring:{ring.key}", detail=f"user:{user.pk}", now=now)
    pagecache.purge()  # the ring may be open now


@transaction.atomic
def dismiss(*, ring: Ring, user: Any, by: Any, now: datetime) -> None:
    """End a membership at once. Needs no key: the rules shut the person out; the next member's session re-keys."""
    RingMember.objects.filter(ring=ring, user=user, left_on=None).update(left_on=now.date())
    if RingKey.objects.filter(epoch__ring=ring, user=user).delete()[0]:
        RingEpoch.objects.filter(ring=ring).update(stale=True)
    audit.record(by=by, did="ring-dismiss", target=f"ring:{ring.key}", detail=f"user:{user.pk}", now=now)
    pagecache.purge()  # the ring may be closed now


def needs_new_key(ring: Ring) -> bool:
    """Say whether somebody who held the present key has left since it was made."""
    epoch = present_epoch(ring)
    return epoch is not None and epoch.stale


@transaction.atomic
def new_key(*, ring: Ring, by: Any, keys: Opened, now: datetime) -> RingEpoch:
    """Make the next epoch, move everything open to it, drop the old wraps.

    Not retroactive: who kept the old private key *and* an old backup can still read what was in that backup.
    """
    old = ring.epochs.select_for_update().order_by("-number").first()
    if old is None:
        raise RingError("The ring has no key yet.")
    old_private = ring_private(old, by, keys)
    pair = sealing.new_pair()
    epoch = RingEpoch.objects.create(ring=ring, number=old.number + 1, public=pair.public, made_on=now.date())
    for member in keyed_members_of(old):
        _give(epoch, member, pair.private)
    for key in CaseKey.objects.filter(epoch=old).select_for_update():
        CaseKey.objects.create(
            conversation_id=key.conversation_id,
            epoch=epoch,
            sealed=sealing.seal_to(pair.public, sealing.open_with(old_private, bytes(key.sealed))),
        )
        key.delete()
    for model in (Identity, Consultation):
        for row in model.objects.filter(epoch=old):
            row.by_ring = sealing.seal_to(pair.public, sealing.open_with(old_private, bytes(row.by_ring)))
            row.epoch = epoch
            row.save(update_fields=["by_ring", "epoch"])
    RingKey.objects.filter(epoch=old).delete()
    audit.record(
        by=by, did="ring-new-key", target=f"ring:{ring.key}", detail=f"epoch:{epoch.number}", now=now
    )
    return epoch


def keyed_members_of(epoch: RingEpoch) -> list[Any]:
    """Return the present members who hold this epoch's key under their present own key."""
    keys = RingKey.objects.filter(
        epoch=epoch,
        to_public=F("user__personal_key__public"),
        user__rings__ring=epoch.ring,
        user__rings__left_on=None,
        user__is_active=True,
        user__memberships__role=PROFESSIONAL.key,
    )
    return [key.user for key in keys.select_related("user").distinct()]
