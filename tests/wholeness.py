"""What a site must still hold after its server was killed: ``-m tests.wholeness prepare | check`` in its environment.

``prepare`` makes a ring that takes messages. ``check`` reads from its input what the site has acknowledged
(``Kept`` as JSON) and prints what became of it: by the code, by a member's passphrase, and as rows.
"""

import fcntl
import json
import sys
from dataclasses import asdict, dataclass, field
from io import StringIO
from typing import Any

import django
from django.core.management import call_command
from django.db import connection, models, transaction

from tools.site import ROOT


@dataclass
class Kept:
    """A conversation whose code page came in full, and every text of the family that the site said it has."""

    code: str
    texts: list[str]
    exact: bool
    """Whatever was not answered was sent again: there is nothing but these texts, each once."""


@dataclass
class Found:
    """What is wrong, and how much was looked at."""

    conversations: int = 0
    messages: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    half: list[str] = field(default_factory=list)
    miscounted: int = 0
    integrity: str = "ok"
    seen_when_planted: int = 0
    """How many of two planted losses the check itself finds."""


def prepare() -> None:
    """Load the invented region, make two workers and the ring that they answer, see that pages can be shown."""
    from familycentre.contact.tests.cast import open_ring, worker  # noqa: PLC0415 - after django.setup()
    from tools import prepare as site  # noqa: PLC0415

    call_command("load_region", "saarela", quiet=True, stdout=StringIO())
    open_ring(worker("marja"), worker("oskar"))
    with (ROOT / "var" / "static.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        site.style()
        site.static()


def member() -> Any:
    """Return a member of the ring who unlocks her keys with her passphrase, as after a night."""
    from django.utils import timezone  # noqa: PLC0415

    from familycentre.contact.sealed import Act  # noqa: PLC0415
    from familycentre.contact.tests.cast import PASSPHRASE  # noqa: PLC0415
    from familycentre.people import secret  # noqa: PLC0415
    from familycentre.people.models import User  # noqa: PLC0415

    oskar = User.objects.get(username="oskar")
    return Act(oskar, secret.open_by_passphrase(oskar, PASSPHRASE), timezone.localtime())


def look(kept: list[Kept], act: Any) -> Found:
    """Return what is lost, doubled or half-written."""
    from familycentre.contact.models import Conversation  # noqa: PLC0415
    from familycentre.insight.models import Count  # noqa: PLC0415

    found, by_ring = Found(), {}
    for conversation in Conversation.objects.select_related("ring"):
        found.conversations += 1
        by_ring[conversation.selector] = texts = as_member(conversation, act)
        found.half += [] if texts else [conversation.ref]
    for told in kept:
        by_code = as_family(told.code)
        for read in (by_code, by_ring.get(told.code[:5], [])):
            found.lost += [text for text in told.texts if text not in read]
            found.doubled += [text for text in told.texts if read.count(text) > 1]
            found.lost += ["other words"] if told.exact and read and read != told.texts else []
        found.messages += len(told.texts)
    counted = Count.objects.filter(name="request-topic").aggregate(n=models.Sum("n"))["n"] or 0
    found.miscounted = counted - found.conversations
    return found


def as_family(code: str) -> list[str]:
    """Return the family's texts in a conversation as its code opens them."""
    from familycentre.contact import queries  # noqa: PLC0415
    from familycentre.contact.actions import asking  # noqa: PLC0415
    from familycentre.core.sealing import SealError  # noqa: PLC0415

    family = asking.open_by_code(code)
    if family is None:
        return []
    try:
        return [line.text for line in queries.read_as_family(family) if line.role == "family"]
    except SealError:
        return []


def as_member(conversation: Any, act: Any) -> list[str]:
    """Return the family's texts as the ring reads them; none when anything of the conversation is missing."""
    from familycentre.contact import queries  # noqa: PLC0415
    from familycentre.contact.models import CaseKey  # noqa: PLC0415
    from familycentre.core.sealing import SealError  # noqa: PLC0415

    try:
        lines = queries.read(conversation, act)
    except (SealError, CaseKey.DoesNotExist):
        return []
    whole = [line.number for line in lines] == list(range(1, conversation.messages_count + 1))
    whole = whole and [line.role for line in lines[:3]] == ["form", "family", "system"]
    whole = whole and bool(conversation.by_code) and conversation.keys.count() == 1
    return [line.text for line in lines if line.role == "family"] if whole else []


def planted(kept: list[Kept], act: Any) -> int:
    """Take out a wrap and a message for a moment; return how many of the two show."""
    from familycentre.contact.models import CaseKey, Message  # noqa: PLC0415

    with transaction.atomic():
        first, last = Message.objects.order_by("pk").first(), Message.objects.order_by("pk").last()
        CaseKey.objects.filter(conversation=first.conversation_id).delete()
        last.delete()
        seen = len(look(kept, act).half)
        transaction.set_rollback(True)
    return seen


def check(kept: list[Kept]) -> Found:
    """Return what is wrong in this site."""
    act = member()
    found = look(kept, act)
    found.seen_when_planted = planted(kept, act) - len(found.half)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            found.integrity = str(cursor.fetchone()[0])
    return found


if __name__ == "__main__":
    django.setup()
    if sys.argv[1] == "prepare":
        prepare()
    else:
        json.dump(asdict(check([Kept(**told) for told in json.load(sys.stdin)])), sys.stdout)
