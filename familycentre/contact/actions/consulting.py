"""Asking one named expert: an excerpt under a key of its own, and nothing else is opened."""

import secrets
from typing import Any

from django.db import transaction

from familycentre.contact import places, rings, rules
from familycentre.contact.models import Consultation, ConsultationMessage, Conversation
from familycentre.contact.sealed import Act
from familycentre.core import sealing
from familycentre.core.sealing import Sealed
from familycentre.insight import actions as insight
from familycentre.people import audit
from familycentre.people.models import PersonalKey


class NoKeyError(ValueError):
    """The expert has made no keys yet, so nothing can be sealed to her."""


@transaction.atomic
def ask(*, conversation: Conversation, expert: Any, excerpt: str, act: Act) -> Consultation:
    """Send the excerpt to the expert; raise NoKeyError, NotMineError."""
    rules.require_member(conversation.ring, act.by)
    key = PersonalKey.objects.filter(user=expert).first()
    epoch = rings.present_epoch(conversation.ring)
    if key is None or epoch is None:
        raise NoKeyError
    pair = sealing.new_pair()
    consultation = Consultation.objects.create(
        conversation=conversation,
        expert=expert,
        asked_by=act.by,
        epoch=epoch,
        ref=secrets.token_hex(5),
        asked_on=act.now.date(),
        public=pair.public,
        by_ring=sealing.seal_to(bytes(epoch.public), pair.private),
        by_expert=sealing.seal_to(bytes(key.public), pair.private),
    )
    _add(consultation, excerpt, by_expert=False, act=act)
    insight.count("consultation", day=act.now.date())
    audit.record(
        by=act.by,
        did="consult",
        target=f"conversation:{conversation.ref}",
        detail=f"consultation:{consultation.ref}",
        now=act.now,
    )
    return consultation


@transaction.atomic
def reply(*, consultation: Consultation, text: str, act: Act) -> None:
    """The expert's answer, or a further word of the ring; raise NotMineError for anybody else."""
    by_expert = consultation.expert_id == act.by.pk
    if not by_expert:
        rules.require_member(consultation.conversation.ring, act.by)
    locked = Consultation.objects.select_for_update().get(pk=consultation.pk)
    _add(locked, text, by_expert=by_expert, act=act)
    if by_expert:
        locked.answered_on = act.now.date()
        locked.save(update_fields=["answered_on"])
    audit.record(by=act.by, did="consult-reply", target=f"consultation:{locked.ref}", now=act.now)


def _add(consultation: Consultation, text: str, *, by_expert: bool, act: Act) -> None:
    number = consultation.messages.count() + 1
    place = places.consultation(consultation.ref, number, by_expert)
    sealed = sealing.seal_text(bytes(consultation.public), text, place)
    ConsultationMessage.objects.create(
        consultation=consultation,
        number=number,
        by_expert=by_expert,
        day=act.now.date(),
        key=sealed.key,
        text=sealed.text,
    )


def read(*, consultation: Consultation, act: Act) -> list[tuple[bool, str]]:
    """Return (by the expert, text) in order, for the expert or a member of the ring; the look is logged."""
    if consultation.expert_id == act.by.pk:
        private = sealing.open_with(act.keys.private, bytes(consultation.by_expert))
    else:
        rules.require_member(consultation.conversation.ring, act.by)
        ring = rings.ring_private(consultation.epoch, act.by, act.keys)
        private = sealing.open_with(ring, bytes(consultation.by_ring))
    audit.record(by=act.by, did="consult-read", target=f"consultation:{consultation.ref}", now=act.now)
    return [
        (
            message.by_expert,
            sealing.open_text(
                private,
                Sealed(bytes(message.key), bytes(message.text)),
                places.consultation(consultation.ref, message.number, message.by_expert),
            ),
        )
        for message in consultation.messages.all()
    ]
