"""Conversations with families: what is clear is listed in SECURITY.md; all that anyone wrote is sealed."""

from familycentre.contact.models.conversation import (
    CaseKey,
    CodeTry,
    Consultation,
    ConsultationMessage,
    Conversation,
    Identity,
    Message,
    NoticeAddress,
    Presence,
    Tombstone,
)
from familycentre.contact.models.ring import AnswerTemplate, Ring, RingEpoch, RingKey, RingMember, RingText

__all__ = [
    "AnswerTemplate",
    "CaseKey",
    "CodeTry",
    "Consultation",
    "ConsultationMessage",
    "Conversation",
    "Identity",
    "Message",
    "NoticeAddress",
    "Presence",
    "Ring",
    "RingEpoch",
    "RingKey",
    "RingMember",
    "RingText",
    "Tombstone",
]
