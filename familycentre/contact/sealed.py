"""Sealed things as they are written and signed; what queries and actions both stand on."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings

from familycentre.contact import places
from familycentre.contact.models import Conversation, Message
from familycentre.core import sealing
from familycentre.people.secret import Opened


@dataclass(frozen=True)
class Act:
    """Who does it, with which keys, when."""

    by: Any
    keys: Opened
    now: datetime


@dataclass(frozen=True)
class Family:
    """A conversation opened with its code; lives for one request."""

    conversation: Conversation
    private: bytes


def pepper() -> bytes:
    """Return the secret that lies in the environment, not in the database."""
    return hashlib.sha256(settings.CODE_PEPPER.encode()).digest()


def payload(text: str, now: datetime, **more: Any) -> str:
    """Return what is sealed: the words and when they were written."""
    return json.dumps({"text": text, "at": now.isoformat(timespec="minutes"), **more}, ensure_ascii=False)


def sealed_message(
    conversation: Conversation, number: int, role: str, text: str, day: date, by: Any | None = None
) -> Message:
    """Return an unsaved message, sealed into its place. Notes go under the notes' key."""
    public = conversation.notes_public if role == Message.Role.NOTE else conversation.public
    sealed = sealing.seal_text(bytes(public), text, places.message(conversation.ref, number, role))
    return Message(
        conversation=conversation, number=number, role=role, day=day, by=by, key=sealed.key, text=sealed.text
    )


def lock_notice(ref: str, address: str) -> bytes:
    """Lock an address under the server's secret: a stolen database does not tell it."""
    return sealing.lock(
        sealing.derive(pepper(), purpose="fc-notice-v1"), address.encode(), places.notice(ref)
    )


def unlock_notice(ref: str, locked: bytes) -> str:
    """Return the address for a notice."""
    key = sealing.derive(pepper(), purpose="fc-notice-v1")
    return sealing.unlock(key, locked, places.notice(ref)).decode()


def signed_part(message: Message) -> bytes:
    """Return what a worker signs: place and ciphertext, so that an answer can't be forged without the worker's key.

    Who can also write to the database's key table can put another key there: see SECURITY.md."""
    place = sealing.bound(message.conversation.ref, message.number, message.role, message.by_id or 0)
    return place + bytes(message.key) + bytes(message.text)
