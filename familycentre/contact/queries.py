"""Opening what is sealed, for those who may. The only doors to a conversation's words."""

import json
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import get_language

from familycentre.contact import places, rings, rules
from familycentre.contact.models import CaseKey, Conversation, Identity, Message, NoticeAddress, RingEpoch
from familycentre.contact.sealed import Act, Family, pepper, signed_part, unlock_notice
from familycentre.contact.states import State
from familycentre.core import codes, sealing
from familycentre.core.sealing import Sealed, SealError
from familycentre.people import audit
from familycentre.people.models import PersonalKey
from familycentre.people.rules import may_join_ring

PAGE = 50


@dataclass(frozen=True)
class Line:
    """One opened message."""

    pk: int
    number: int
    role: str
    text: str
    at: datetime | None
    by: str = ""
    waits: bool = False
    genuine: bool = True
    """False when a worker's signature does not fit: somebody has tampered with the database."""


@dataclass(frozen=True)
class Row:
    """A line of the inbox: what is clear, and the family's choices opened for this reader."""

    conversation: Conversation
    form: dict[str, Any] = field(default_factory=dict)

    def band(self, today: date, soon: date | None = None) -> str:
        """Return late, today, soon (by the next working day ``soon``), later, waiting or closed, for the eye."""
        if self.conversation.state in {State.ANSWERED, State.CLOSED}:
            return "waiting" if self.conversation.state == State.ANSWERED else "closed"
        due = self.conversation.due_on
        if due <= today:
            return "late" if due < today else "today"
        return "soon" if due <= (soon or today + timedelta(days=1)) else "later"


@dataclass(frozen=True)
class Keys:
    """A conversation's two private keys, opened."""

    case: bytes
    notes: bytes


def mine(user: Any) -> "QuerySet[Conversation]":
    """Return the conversations of the rings that the person is in now; none for who is no professional any more."""
    if not may_join_ring(user):
        return Conversation.objects.none()
    return Conversation.objects.filter(ring__members__user=user, ring__members__left_on=None)


def conversation_for(user: Any, ref: str) -> Conversation | None:
    """Return a conversation of the person's rings, or None: what is not yours is not there."""
    return mine(user).select_related("ring", "taken_by").filter(ref=ref).first()


def inbox(act: Act, *, state: str = "open", page: int = 1) -> tuple[list[Row], int]:
    """Return a page of the inbox by due day and how many there are in all. Queries do not grow with the rows."""
    found = mine(act.by).select_related("taken_by", "ring")
    if state == "open":
        found = found.filter(state__in=[State.NEW, State.TAKEN])
    elif state == "mine":
        found = found.filter(state__in=[State.TAKEN, State.ANSWERED], taken_by=act.by)
    elif state in State.values:
        found = found.filter(state=state)
    total = found.count()
    shown = list(found.order_by("due_on", "pk")[(page - 1) * PAGE : page * PAGE])
    forms = _forms(shown, act)
    audit.record(by=act.by, did="inbox", target=f"page:{page}", now=act.now)
    return [Row(conversation, forms.get(conversation.pk, {})) for conversation in shown], total


def _forms(conversations: list[Conversation], act: Act) -> dict[int, dict[str, Any]]:
    """Open the families' choices of many conversations: three queries and about 0.1 ms each."""
    keys = {
        k.conversation_id: k
        for k in CaseKey.objects.filter(conversation__in=conversations).select_related("epoch__ring")
    }
    messages = Message.objects.filter(conversation__in=conversations, number=1, role=Message.Role.FORM)
    privates: dict[int, bytes] = {}
    found = {}
    by_pk = {conversation.pk: conversation for conversation in conversations}
    for message in messages:
        key = keys.get(message.conversation_id)
        if key is None:
            continue
        try:
            if key.epoch_id not in privates:
                privates[key.epoch_id] = rings.ring_private(key.epoch, act.by, act.keys)
            case = sealing.open_with(privates[key.epoch_id], bytes(key.sealed))[:32]
            place = places.message(by_pk[message.conversation_id].ref, 1, message.role)
            text = sealing.open_text(case, Sealed(bytes(message.key), bytes(message.text)), place)
            found[message.conversation_id] = json.loads(text)
        except SealError:
            continue  # a member who must be let in again sees the rows, not the words
    return found


def open_keys(conversation: Conversation, act: Act) -> Keys:
    """Return the conversation's keys for a member of its ring; raise NotMineError or SealError."""
    rules.require_member(conversation.ring, act.by)
    key = CaseKey.objects.select_related("epoch__ring").filter(conversation=conversation).latest("pk")
    private = rings.ring_private(key.epoch, act.by, act.keys)
    both = sealing.open_with(private, bytes(key.sealed))
    return Keys(both[:32], both[32:])


def read(conversation: Conversation, act: Act) -> list[Line]:
    """Return everything in a conversation for a member of its ring; the look is logged first."""
    keys = open_keys(conversation, act)
    audit.record(by=act.by, did="read", target=f"conversation:{conversation.ref}", now=act.now)
    verify = dict(PersonalKey.objects.values_list("user_id", "verify"))
    return [
        _line(conversation, message, keys.notes if message.role == Message.Role.NOTE else keys.case, verify)
        for message in conversation.messages.select_related("by")
    ]


def read_as_family(family: Family) -> list[Line]:
    """Return what the family sees: its own words, sent answers, automatic messages; no notes, no drafts."""
    shown = [Message.Role.FAMILY, Message.Role.WORKER, Message.Role.SYSTEM]
    messages = list(
        family.conversation.messages.filter(role__in=shown, waits_for_reader=False).select_related("by")
    )
    keys = PersonalKey.objects.filter(user__in={message.by_id for message in messages if message.by_id})
    verify = dict(keys.values_list("user_id", "verify"))
    lines = [_line(family.conversation, message, family.private, verify) for message in messages]
    return [
        replace(
            line, by=message.by.first_name if message.by else ""
        )  # a worker's surname is not for everyone
        for line, message in zip(lines, messages, strict=True)
    ]


def form_as_family(family: Family) -> dict[str, Any]:
    """Return the choices that the family made when it asked."""
    message = family.conversation.messages.get(number=1)
    place = places.message(family.conversation.ref, 1, message.role)
    text = sealing.open_text(family.private, Sealed(bytes(message.key), bytes(message.text)), place)
    found: dict[str, Any] = json.loads(text)
    return found


def identity_as_family(family: Family, typed: str) -> dict[str, str]:
    """Return who the family said it is, opened with its code; nothing when it has not said."""
    row = Identity.objects.filter(conversation=family.conversation).first()
    if row is None:
        return {}
    salt, place = bytes(family.conversation.salt), places.identity(family.conversation.ref)
    wrap = codes.keys_of(codes.normalised(typed), salt=salt, pepper=pepper()).wrap
    private = sealing.unlock(wrap, bytes(row.by_code), place)
    found: dict[str, str] = json.loads(
        sealing.open_text(private, Sealed(bytes(row.key), bytes(row.text)), place)
    )
    return found


def notice_as_family(family: Family) -> str:
    """Return the address to which notices go, or nothing."""
    row = NoticeAddress.objects.filter(conversation=family.conversation).first()
    return unlock_notice(family.conversation.ref, bytes(row.locked)) if row else ""


def _line(conversation: Conversation, message: Message, private: bytes, verify: dict[int, Any]) -> Line:
    place = places.message(conversation.ref, message.number, message.role)
    opened = sealing.open_text(private, Sealed(bytes(message.key), bytes(message.text)), place)
    content = json.loads(opened)
    message.conversation = conversation
    genuine = True
    if message.role in {Message.Role.WORKER, Message.Role.NOTE}:
        key = verify.get(message.by_id or 0)
        genuine = key is not None and sealing.is_signed(
            bytes(key), signed_part(message), bytes(message.signature)
        )
    at = content.get("at") if message.role != Message.Role.FORM else None
    return Line(
        pk=message.pk,
        number=message.number,
        role=message.role,
        text=_words(content) if message.role != Message.Role.FORM else opened,
        at=datetime.fromisoformat(at) if at else None,
        by=message.by.get_full_name() if message.by else "",
        waits=message.waits_for_reader,
        genuine=genuine,
    )


def _words(content: dict[str, Any]) -> str:
    """Return the words of a message; what the clock wrote is there in every language, as nobody knew the reader's."""
    texts = content.get("texts") or {}
    return str(texts.get(get_language()) or texts.get(settings.LANGUAGE_CODE) or content.get("text", ""))


def identity(conversation: Conversation, *, reason: str, act: Act) -> dict[str, str]:
    """Return who the family said it is; logged with the reason, which must be given."""
    if not reason.strip():
        raise ValueError("Opening who the family is needs a reason.")
    rules.require_member(conversation.ring, act.by)
    row = conversation.identity
    epoch = RingEpoch.objects.select_related("ring").get(pk=row.epoch_id)
    private = sealing.open_with(rings.ring_private(epoch, act.by, act.keys), bytes(row.by_ring))
    audit.record(
        by=act.by, did="identity", target=f"conversation:{conversation.ref}", detail=reason[:300], now=act.now
    )
    opened = sealing.open_text(
        private, Sealed(bytes(row.key), bytes(row.text)), places.identity(conversation.ref)
    )
    found: dict[str, str] = json.loads(opened)
    return found
