"""A demonstration's ring: two workers with keys, an open form, and invented families who wrote.

Nothing of it is real, and its passphrase is printed, so it is loaded only where demo logins are (``load_demo``).
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.db import transaction

from demo.cast import CAST, RING
from familycentre.contact import greetings, promise, rings
from familycentre.contact.actions import answering, asking, consulting
from familycentre.contact.models import AnswerTemplate, Conversation, Ring, RingMember, RingText
from familycentre.contact.sealed import Act
from familycentre.core import codes
from familycentre.core.sealing import SealError
from familycentre.core.workdays import ZONE
from familycentre.people import rules, secret
from familycentre.people.models import Municipality, Region, User

REQUESTS = settings.ROOT / "demo" / "requests.yaml"
READY = settings.ROOT / "demo" / "ready_texts.yaml"
KEY = "demo"
NAMES = {"fi": "Perhetiimi", "sv": "Familjeteamet", "en": "The family team"}
OLD = timedelta(days=10)  # after so long the families of the demo write anew
PRINTED = "answered"


@dataclass
class Loaded:
    """What was made, and what it takes to look at it."""

    ring: str = ""
    asked: int = 0
    passphrase: str = ""
    code: str = ""
    problems: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        if self.problems:
            return "Demo ring: " + "; ".join(self.problems)
        told = [f"Demo ring: {self.ring}, with {self.asked} requests."]
        told.append(f"  Passphrase of the workers' keys: {self.passphrase}")
        told.append(f"  A family's code, to read an answer with: {self.code}")
        return "\n".join(told)


@transaction.atomic
def load_demo_ring(*, passphrase: str, now: datetime, path: Path = REQUESTS) -> Loaded:
    """Make the ring and its families. Loaded again, it leaves everything as it is; after ten days it begins anew."""
    workers = {user.username: user for user in User.objects.filter(username__in=[p.username for p in CAST])}
    if not set(RING) <= set(workers):
        return Loaded(problems=["left out, because its workers have no logins here"])
    started = earlier(now, 20, "09:00")
    try:
        acts = keys_of(workers, passphrase, started)
    except SealError:
        return Loaded(problems=["left as it is, because its workers have another passphrase by now"])
    ring = ring_of(acts, started)
    told = Loaded(NAMES["en"], passphrase=passphrase)
    if not rings.is_open(ring):
        return Loaded(problems=["left as it is, because somebody has closed it"])
    forget_old(ring, now)
    for row in yaml.safe_load(path.read_text(encoding="utf-8")):
        code, is_new = ask(ring, row, now)
        told.asked += 1
        if is_new:
            for step in row.get("steps", []):
                act(step, code, acts, now)
        if row["token"] == PRINTED:
            told.code = codes.grouped(code)
    return told


def known(passphrase: str) -> str:
    """Return what it takes to look at a demo ring that was loaded before; nothing when there is none."""
    found = Conversation.objects.filter(ring__key=KEY, send_token=asking.digest(token_of(PRINTED))).first()
    marja = User.objects.filter(username=RING[0]).first()
    if found is None or marja is None:
        return ""
    try:
        secret.open_by_passphrase(marja, passphrase)
    except SealError:
        passphrase = "(another one by now)"  # noqa: S105 - says that it is not known
    code = codes.grouped(asking.code_again(found, token_of(PRINTED)))
    return str(Loaded(NAMES["en"], Conversation.objects.filter(ring=found.ring).count(), passphrase, code))


def keys_of(workers: dict[str, Any], passphrase: str, now: datetime) -> dict[str, Act]:
    """Give those who may hold keys their keys, and return the keys opened; raise SealError."""
    acts = {}
    for name, user in workers.items():
        if rules.may_hold_keys(user):
            if not hasattr(user, "personal_key"):
                secret.make_keys(user=user, passphrase=passphrase, now=now)
            acts[name] = Act(user, secret.open_by_passphrase(user, passphrase), now)
    return acts


def ring_of(acts: dict[str, Act], now: datetime) -> Ring:
    """Return the demo's ring, made and opened if need be."""
    ring, created = Ring.objects.get_or_create(
        key=KEY,
        defaults={
            "responsible_body": Region.objects.select_related("county").get().county,
            "induction_on": now.date(),
            "texts_checked_on": now.date(),
        },
    )
    if created:
        for language, name in NAMES.items():
            RingText.objects.create(record=ring, language=language, name=name, reviewed=True)
        first = acts[RING[0]]
        rings.start(ring=ring, by=first.by, now=now)
        RingMember.objects.filter(ring=ring, user=first.by).update(lead=True)
        for name in RING[1:]:
            rings.admit(ring=ring, user=acts[name].by, by=first.by, keys=first.keys, now=now)
        for row in yaml.safe_load(READY.read_text(encoding="utf-8")):
            AnswerTemplate.objects.create(ring=ring, **row)
        rings.open_to_families(ring=ring, by=first.by, now=now)
    return ring


def forget_old(ring: Ring, now: datetime) -> None:
    """Drop the demo's families once all of them wrote long ago."""
    tokens = [
        asking.digest(token_of(row["token"])) for row in yaml.safe_load(REQUESTS.read_text(encoding="utf-8"))
    ]
    found = Conversation.objects.filter(ring=ring, send_token__in=tokens)
    if not found.filter(created_on__gt=now.date() - OLD).exists():
        found.delete()


def token_of(name: str) -> str:
    """Return the token of an invented family: always the same, so that it is loaded once."""
    return f"demo-{name}"


def ask(ring: Ring, row: dict[str, Any], now: datetime) -> tuple[str, bool]:
    """Let an invented family write; return its code, and whether it is new."""
    token, when = token_of(row["token"]), earlier(now, row["ago"], row["at"])
    known = Conversation.objects.filter(send_token=asking.digest(token)).exists()
    due = promise.due(when.date(), Region.objects.get())
    chosen = {
        "about": "",
        "other_language": "",
        "call_times": "",
        "call_safe": "",
        "call_message": "",
        **row["form"],
    }
    town = Municipality.objects.order_by("code").first()
    asked = asking.open_request(
        ring=ring,
        token=token,
        text=row["text"].strip(),
        form={
            **chosen,
            "language": row["language"],
            "interpreter": row.get("interpreter", False),
            "municipality": town.code if town else "",
        },
        identity=row.get("identity"),
        notice_to="",
        greeting=greetings.greeting(row["language"], due),
        calendar=promise.calendar(),
        now=when,
    )
    return asked.code, not known


def act(step: dict[str, Any], code: str, acts: dict[str, Act], now: datetime) -> None:
    """Let one step of an invented story happen."""
    family, when, calendar = (
        asking.open_by_code(code),
        earlier(now, step["ago"], step["at"]),
        promise.calendar(),
    )
    if family is None:
        return
    if step["by"] == "family":
        asking.write(family=family, text=step["text"], calendar=calendar, now=when)
        return
    who = acts[step["by"]]
    by, conversation = Act(who.by, who.keys, when), family.conversation
    if step["did"] == "take":
        answering.take(conversation=conversation, act=by)
    elif step["did"] == "note":
        answering.note(conversation=conversation, text=step["text"], act=by)
    elif step["did"] == "answer":
        answering.answer(conversation=conversation, text=step["text"].strip(), calendar=calendar, act=by)
    elif step["did"] == "consult":
        consulting.ask(
            conversation=conversation, expert=acts[step["expert"]].by, excerpt=step["text"], act=by
        )
    else:
        answering.close(conversation=conversation, outcome=step["outcome"], topic=step["topic"], act=by)


def earlier(now: datetime, working_days: int, at: str) -> datetime:
    """Return a time of day so many working days before now; never later than now."""
    day: date = now.date()
    calendar = promise.calendar()
    while working_days:
        day -= timedelta(days=1)
        working_days -= calendar.is_working_day(day)
    return min(datetime.combine(day, time.fromisoformat(at), ZONE), now)
