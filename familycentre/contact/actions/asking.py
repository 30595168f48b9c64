"""The family's side: ask, come back, write, say who it is, take it back. Needs no login and keeps no trace."""

import hashlib
import json
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from familycentre.contact import ended, places, rings
from familycentre.contact.models import (
    CaseKey,
    Conversation,
    Identity,
    Message,
    NoticeAddress,
    Ring,
    Tombstone,
)
from familycentre.contact.sealed import Family, lock_notice, payload, pepper, sealed_message
from familycentre.contact.states import State, after
from familycentre.core import codes, sealing
from familycentre.core.sealing import Sealed
from familycentre.core.workdays import WorkCalendar
from familycentre.insight import actions as insight
from familycentre.people.models import Region

TOKEN_BYTES = 24
LONGEST_TEXT = 20_000


class ClosedError(Exception):
    """The ring does not take requests now; the page shows the other doors."""


@dataclass(frozen=True)
class Asked:
    """What the confirmation page shows, once."""

    code: str
    due_on: date
    ring: Ring


def new_token() -> str:
    """Return a form's token; the reading code grows out of it, so a form sent twice gives the same code."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def code_of(token: str, attempt: int) -> str:
    """Return the code that grows out of a token. Needs the pepper, which is not in the database."""
    raw = sealing.derive(f"{attempt}:{token}".encode(), purpose="fc-code-v1", pepper=pepper())
    number = int.from_bytes(raw, "big")
    body = "".join(codes.ALPHABET[(number >> (5 * i)) & 31] for i in range(codes.SELECTOR + codes.SECRET))
    return body + codes.check_symbol(body)


def digest(token: str) -> str:
    """Return what is stored of a form's token."""
    return hashlib.sha256(pepper() + token.encode()).hexdigest()


def open_request(
    *,
    ring: Ring,
    token: str,
    text: str,
    form: dict[str, Any],
    identity: dict[str, str] | None,
    notice_to: str,
    greeting: str,
    calendar: WorkCalendar,
    now: datetime,
) -> Asked:
    """Seal and store a request; return its code. Sent twice with one token it is stored once.

    Raise ClosedError when the ring is not open. ``form`` holds the family's choices (topic, municipality,
    language …); ``greeting`` is the first automatic message in its language.
    """
    already = _sent_already(token)
    if already is not None:
        return already  # also when the ring has closed since
    for attempt in range(8):
        try:
            with transaction.atomic():
                return _open_request(
                    ring, token, attempt, text, form, identity, notice_to, greeting, calendar, now
                )
        except IntegrityError:
            already = _sent_already(token)
            if already is not None:
                return already
    raise RuntimeError("No free selector was found in eight tries.")


def _sent_already(token: str) -> Asked | None:
    known = Conversation.objects.filter(send_token=digest(token)).select_related("ring").first()
    return None if known is None else Asked(code_again(known, token), known.due_on, known.ring)


def code_again(conversation: Conversation, token: str) -> str:
    """Return the code that a token gave when its conversation was opened; raise CodeError when it gave none."""
    for attempt in range(8):
        code = code_of(token, attempt)
        if codes.selector_of(code) == conversation.selector:
            return code
    raise codes.CodeError


def _open_request(
    ring: Ring,
    token: str,
    attempt: int,
    text: str,
    form: dict[str, Any],
    identity: dict[str, str] | None,
    notice_to: str,
    greeting: str,
    calendar: WorkCalendar,
    now: datetime,
) -> Asked:
    epoch = rings.present_epoch(ring)
    if epoch is None or not rings.is_open(ring):
        raise ClosedError
    code = code_of(token, attempt)
    case, notes = sealing.new_pair(), sealing.new_pair()
    ref, salt, today = secrets.token_hex(5), secrets.token_bytes(16), now.date()
    keys = codes.keys_of(code, salt=salt, pepper=pepper())
    region = Region.objects.only("promise_working_days").get()
    conversation = Conversation.objects.create(
        ref=ref,
        ring=ring,
        created_on=today,
        due_on=calendar.add(today, region.promise_working_days),
        public=case.public,
        notes_public=notes.public,
        selector=codes.selector_of(code),
        salt=salt,
        proof=keys.proof,
        by_code=sealing.lock(keys.wrap, case.private, places.by_code(ref)),
        send_token=digest(token),
        messages_count=3,
    )
    CaseKey.objects.create(
        conversation=conversation,
        epoch=epoch,
        sealed=sealing.seal_to(bytes(epoch.public), case.private + notes.private),
    )
    choices = json.dumps(form, ensure_ascii=False)
    Message.objects.bulk_create(
        [
            sealed_message(conversation, 1, Message.Role.FORM, choices, today),
            sealed_message(conversation, 2, Message.Role.FAMILY, payload(text, now), today),
            sealed_message(conversation, 3, Message.Role.SYSTEM, payload(greeting, now), today),
        ]
    )
    if identity:
        _tell_identity(conversation, epoch, keys.wrap, identity)
    if notice_to:
        NoticeAddress.objects.create(conversation=conversation, locked=lock_notice(ref, notice_to))
    week = today - timedelta(days=today.weekday())  # by the day, a lone request would tell its topic
    for name in ("topic", "municipality", "language"):
        insight.count(f"request-{name}", day=week, label=str(form.get(name) or "-"))
    return Asked(code, conversation.due_on, ring)


def _tell_identity(conversation: Conversation, epoch: Any, wrap: bytes, identity: dict[str, str]) -> None:
    pair = sealing.new_pair()
    place = places.identity(conversation.ref)
    sealed = sealing.seal_text(pair.public, json.dumps(identity, ensure_ascii=False), place)
    take_back(Identity, conversation)
    Identity.objects.create(
        conversation=conversation,
        epoch=epoch,
        public=pair.public,
        by_ring=sealing.seal_to(bytes(epoch.public), pair.private),
        by_code=sealing.lock(wrap, pair.private, place),
        key=sealed.key,
        text=sealed.text,
    )


RANDOM: dict[Any, str] = {
    Identity: "public",
    NoticeAddress: "locked",
}  # by these bytes one is told from another


def take_back(kept: Any, conversation: Conversation) -> None:
    """Delete the identity or the address for notices; noted outside the database as destroyed."""
    for row in kept.objects.filter(conversation=conversation):
        note_ended(ended.mark(getattr(row, RANDOM[kept])))
        row.delete()


def note_ended(name: str) -> None:
    """Note once it is done; it is destroyed whether or not the list can be written."""
    transaction.on_commit(lambda: ended.note(name), robust=True)


def open_by_code(typed: str) -> Family | None:
    """Return the conversation that a code opens, or None. Wrong and unknown take the same work.

    Raise CodeError when what was typed can't be a code at all (a slip of the pen): that tells nothing.
    """
    code = codes.normalised(typed)
    conversation = (
        Conversation.objects.select_related("ring").filter(selector=codes.selector_of(code)).first()
    )
    salt = bytes(conversation.salt) if conversation else bytes(16)
    proof = bytes(conversation.proof) if conversation else bytes(32)
    wrapped = bytes(conversation.by_code) if conversation else DUMMY
    keys = codes.keys_of(code, salt=salt, pepper=pepper())
    right = codes.same(keys.proof, proof)
    try:
        private = sealing.unlock(
            keys.wrap, wrapped, places.by_code(conversation.ref if conversation else "-")
        )
    except sealing.SealError:
        return None
    return Family(conversation, private) if right and conversation is not None else None


DUMMY = sealing.lock(sealing.new_key(), bytes(32), b"nowhere")


@transaction.atomic
def write(*, family: Family, text: str, calendar: WorkCalendar, now: datetime) -> Conversation:
    """Add the family's message; an answered or closed conversation gets a new due day."""
    conversation = Conversation.objects.select_for_update().get(pk=family.conversation.pk)
    was = conversation.state
    conversation.state = after(was, "family_writes")
    conversation.messages_count += 1
    sealed_message(
        conversation, conversation.messages_count, Message.Role.FAMILY, payload(text, now), now.date()
    ).save()
    conversation.unread = True
    if was in {State.ANSWERED, State.CLOSED}:
        days = Region.objects.only("promise_working_days").get().promise_working_days
        conversation.due_on = calendar.add(now.date(), days)
    conversation.waiting_since = conversation.closed_on = conversation.expires_on = None
    conversation.topic = conversation.outcome = ""
    conversation.warned = False
    conversation.save()
    return conversation


def said_already(family: Family, *, text: str, seen: int) -> bool:
    """Say whether the family wrote the same after the last message that its page showed: it was sent twice."""
    newer = family.conversation.messages.filter(number__gt=seen, role=Message.Role.FAMILY)
    for message in newer:
        place = places.message(family.conversation.ref, message.number, message.role)
        opened = sealing.open_text(family.private, Sealed(bytes(message.key), bytes(message.text)), place)
        if json.loads(opened)["text"] == text:
            return True
    return False


@transaction.atomic
def tell_identity(*, family: Family, typed: str, identity: dict[str, str]) -> None:
    """Say who the family is, under its own key; replaces what was told before."""
    conversation = family.conversation
    keys = codes.keys_of(codes.normalised(typed), salt=bytes(conversation.salt), pepper=pepper())
    epoch = CaseKey.objects.select_related("epoch").filter(conversation=conversation).latest("pk").epoch
    _tell_identity(conversation, epoch, keys.wrap, identity)


@transaction.atomic
def forget_identity(*, family: Family) -> None:
    """Take back who the family is, and the address for notices: it is anonymous again."""
    take_back(Identity, family.conversation)
    take_back(NoticeAddress, family.conversation)


@transaction.atomic
def tell_notice_address(*, family: Family, address: str) -> None:
    """Set where a notice without content goes; an empty address ends the notices."""
    take_back(NoticeAddress, family.conversation)
    if address:
        locked = lock_notice(family.conversation.ref, address)
        NoticeAddress.objects.create(conversation=family.conversation, locked=locked)


@transaction.atomic
def erase(*, family: Family, topic: str, now: datetime) -> None:
    """Destroy the conversation now, at the family's word: the keys first, then the rows; a tombstone stays."""
    shred(family.conversation, topic=topic, outcome="erased", now=now)


def shred(conversation: Conversation, *, topic: str, outcome: str, now: datetime) -> None:
    """Drop every wrap of the keys and all rows; leave month, channel, topic group and outcome.

    It is listed outside the database, too, so that a backup from before can't bring it back for good.
    """
    Tombstone.objects.create(
        month=now.date().replace(day=1), channel=conversation.channel, topic=topic, outcome=outcome
    )
    ref = conversation.ref
    CaseKey.objects.filter(conversation=conversation).delete()
    conversation.delete()
    note_ended(ref)
