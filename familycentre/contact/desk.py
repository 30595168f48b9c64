"""What the workers' pages show around the sealed words: loads, rings, colleagues, who is at a conversation now."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from familycentre.contact import promise, queries, rings
from familycentre.contact.models import (
    AnswerTemplate,
    Consultation,
    Conversation,
    Presence,
    Ring,
    RingEpoch,
    RingKey,
    RingMember,
)
from familycentre.contact.sealed import Act
from familycentre.contact.states import State
from familycentre.core.sealing import SealError
from familycentre.people import roles
from familycentre.people.models import PersonalKey, User

HERE_FOR = timedelta(seconds=45)  # three polls of the page
OPEN = [State.NEW, State.TAKEN]


@dataclass(frozen=True)
class Mine:
    """A ring of the person's, and how the person stands in it."""

    ring: Ring
    lead: bool
    keyed: bool
    """Whether the person holds the present key; a member who does not must be let in (again)."""
    holders: int
    stale: bool

    @property
    def thin(self) -> bool:
        """Whether one illness would close the ring."""
        return self.holders < rings.WARN_BELOW


@dataclass(frozen=True)
class Load:
    """How many conversations wait, by when."""

    late: int = 0
    today: int = 0
    soon: int = 0
    later: int = 0
    mine: int = 0
    waiting: int = 0
    untaken: int = 0

    @property
    def open(self) -> int:
        return self.late + self.today + self.soon + self.later


def in_ring(user: Any) -> bool:
    """Say whether the person is in some ring now. One query."""
    return RingMember.objects.filter(user=user, left_on=None, user__is_active=True).exists()


def next_working_day(today: date) -> date:
    """Return the day up to which something is due soon."""
    return promise.calendar().add(today, 1)


def load(user: Any, today: date) -> Load:
    """Return how much waits in the person's rings. One query, nothing is opened."""
    soon = next_working_day(today)
    is_open = Q(state__in=OPEN)
    counts = queries.mine(user).aggregate(
        late=Count("pk", filter=is_open & Q(due_on__lt=today)),
        today=Count("pk", filter=is_open & Q(due_on=today)),
        soon=Count("pk", filter=is_open & Q(due_on__gt=today, due_on__lte=soon)),
        later=Count("pk", filter=is_open & Q(due_on__gt=soon)),
        mine=Count("pk", filter=Q(state__in=[State.TAKEN, State.ANSWERED], taken_by=user)),
        waiting=Count("pk", filter=Q(state=State.ANSWERED)),
        untaken=Count("pk", filter=Q(state=State.NEW)),
    )
    return Load(**counts)


def mine(user: Any) -> list[Mine]:
    """Return the person's rings with their names, in order. Five queries, however many rings there are."""
    memberships = RingMember.objects.filter(user=user, left_on=None).select_related("ring")
    found = list(memberships.prefetch_related("ring__texts").order_by("pk"))
    epochs: dict[int, RingEpoch] = {}
    for epoch in RingEpoch.objects.filter(ring__in=[row.ring_id for row in found]).order_by("number"):
        epochs[epoch.ring_id] = epoch  # the latest stays
    held = RingKey.objects.filter(
        epoch__in=list(epochs.values()),
        to_public=F("user__personal_key__public"),
        user__is_active=True,
        user__memberships__role=roles.PROFESSIONAL.key,
        user__rings__ring=F("epoch__ring"),
        user__rings__left_on=None,
    )
    holders: dict[int, set[int]] = {}
    for ring, holder in held.values_list("epoch__ring", "user"):
        holders.setdefault(ring, set()).add(holder)
    return [
        Mine(
            row.ring,
            row.lead,
            user.pk in holders.get(row.ring_id, set()),
            len(holders.get(row.ring_id, set())),
            row.ring_id in epochs and epochs[row.ring_id].stale,
        )
        for row in found
    ]


def renew(found: list[Mine], act: Act) -> list[Ring]:
    """Make new keys for the rings that somebody has left; return them. A member who can't is passed over."""
    renewed = []
    for one in found:
        if one.stale and one.keyed:
            try:
                rings.new_key(ring=one.ring, by=act.by, keys=act.keys, now=act.now)
            except (SealError, rings.RingError):
                continue
            renewed.append(one.ring)
    return renewed


def members(ring: Ring) -> list[Any]:
    """Return the present memberships, each with ``keyed``: holds the key, must be let in (again), or has no keys."""
    holders = {user.pk for user in rings.keyed_members(ring)}
    found = ring.members.filter(left_on=None).select_related("user")
    found = found.annotate(has_keys=Exists(PersonalKey.objects.filter(user=OuterRef("user"))))
    rows = list(found.order_by("-lead", "user__last_name", "user__first_name"))
    for row in rows:
        row.keyed = row.user_id in holders
    return rows


def colleagues(ring: Ring, user: Any) -> "QuerySet[User]":
    """Return the other present members of a ring."""
    found = User.objects.filter(rings__ring=ring, rings__left_on=None, is_active=True)
    return found.exclude(pk=user.pk).order_by("last_name", "first_name")


def candidates(ring: Ring) -> "QuerySet[User]":
    """Return who can be let into a ring: professionals with keys who do not hold its present key."""
    inside = [user.pk for user in rings.keyed_members(ring)]
    return professionals().filter(personal_key__isnull=False).exclude(pk__in=inside)


def professionals() -> "QuerySet[User]":
    """Return who may be in a ring, by name."""
    alone = User.objects.filter(memberships__role__in=roles.ALONE).values("pk")
    found = User.objects.filter(memberships__role=roles.PROFESSIONAL.key, is_active=True)
    return found.exclude(pk__in=alone).distinct().order_by("last_name", "first_name")


def experts(user: Any) -> "QuerySet[User]":
    """Return who can be consulted: experts with keys, by name."""
    found = User.objects.filter(
        memberships__role=roles.EXPERT.key, personal_key__isnull=False, is_active=True
    )
    return found.exclude(pk=user.pk).distinct().order_by("last_name", "first_name")


def templates(ring: Ring) -> "QuerySet[AnswerTemplate]":
    """Return the ready answers of a ring and of all rings."""
    return AnswerTemplate.objects.filter(Q(ring=ring) | Q(ring=None))


def consultations_of(user: Any) -> "QuerySet[Consultation]":
    """Return what the person was asked as an expert, the unanswered first."""
    return user.consultations.select_related("asked_by").order_by(
        F("answered_on").asc(nulls_first=True), "-asked_on", "-pk"
    )


def replied(user: Any) -> "QuerySet[Consultation]":
    """Return the consultations that the person asked for and that were answered, while the request is still open."""
    found = Consultation.objects.filter(
        asked_by=user, answered_on__isnull=False, conversation__state__in=OPEN
    )
    still = RingMember.objects.filter(ring=OuterRef("conversation__ring"), user=user, left_on=None)
    return (
        found.filter(Exists(still)).select_related("expert", "conversation").order_by("-answered_on", "-pk")
    )


def open_count(user: Any) -> int:
    """Return how many requests are open in the person's rings."""
    return queries.mine(user).filter(state__in=OPEN).count()


def see(conversation: Conversation, user: Any, now: datetime, *, typing: bool = False) -> None:
    """Note that the person has the conversation open; forget who was there a while ago."""
    Presence.objects.filter(seen_at__lt=now - HERE_FOR).delete()
    Presence.objects.update_or_create(
        conversation=conversation, user=user, defaults={"typing": typing, "seen_at": now}
    )


def others_at(conversation: Conversation, user: Any, now: datetime) -> list[Presence]:
    """Return the other present members who have the conversation open now."""
    here = Presence.objects.filter(conversation=conversation, seen_at__gte=now - HERE_FOR)
    still = RingMember.objects.filter(ring=conversation.ring_id, user=OuterRef("user"), left_on=None)
    return list(here.filter(Exists(still)).exclude(user=user).select_related("user").order_by("pk"))
