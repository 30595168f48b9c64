"""A ring from nothing: an administrator names it and its first member, who then makes its key."""

from datetime import datetime
from typing import Any

from django.db import transaction

from familycentre.contact import rings
from familycentre.contact.models import Ring, RingMember, RingText
from familycentre.people import audit
from familycentre.people.rules import may_join_ring


@transaction.atomic
def found_ring(*, key: str, names: dict[str, str], municipalities: Any, by: Any, now: datetime) -> Ring:
    """Make a ring without members, key or open form. ``names`` is by language."""
    ring = Ring.objects.create(key=key)
    ring.municipalities.set(municipalities)
    for language, name in names.items():
        if name:
            RingText.objects.create(record=ring, language=language, name=name, reviewed=True)
    audit.record(by=by, did="ring-found", target=f"ring:{ring.key}", now=now)
    return ring


@transaction.atomic
def name_first_member(*, ring: Ring, user: Any, by: Any, now: datetime) -> None:
    """Make a professional the first member and lead of a ring that has no key yet; raise RingError else."""
    if rings.present_epoch(ring) is not None or not may_join_ring(user):
        raise rings.RingError("Only a professional, and only while the ring has no key.")
    RingMember.objects.get_or_create(
        ring=ring, user=user, left_on=None, defaults={"joined_on": now.date(), "lead": True}
    )
    audit.record(by=by, did="ring-first", target=f"ring:{ring.key}", detail=f"user:{user.pk}", now=now)
