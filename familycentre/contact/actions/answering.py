"""The workers' side: take, answer, note, hand over, release, close. Each act is in the log."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from familycentre.contact import ended, rules
from familycentre.contact.actions.asking import RANDOM, shred, take_back
from familycentre.contact.models import Conversation, Message, NoticeAddress
from familycentre.contact.notices import tell
from familycentre.contact.sealed import Act, payload, sealed_message, signed_part, unlock_notice
from familycentre.contact.states import State, StepError, after
from familycentre.core import sealing
from familycentre.core.workdays import WorkCalendar
from familycentre.insight import actions as insight
from familycentre.people import audit
from familycentre.people.models import Region

OUTCOMES = ["advice", "guided", "handed-on", "other-channel", "no-contact"]


def _locked(conversation: Conversation, user: Any) -> Conversation:
    """Return the row, locked and read anew; raise NotMineError when the person is not in its ring."""
    found = Conversation.objects.select_for_update().select_related("ring").get(pk=conversation.pk)
    rules.require_member(found.ring, user)
    return found


def _log(act: Act, did: str, conversation: Conversation, detail: str = "") -> None:
    audit.record(by=act.by, did=did, target=f"conversation:{conversation.ref}", detail=detail, now=act.now)


@transaction.atomic
def take(*, conversation: Conversation, act: Act) -> Conversation:
    """Take it: from now on it is seen whose it is. Raise StepError when a colleague was faster."""
    found = _locked(conversation, act.by)
    if found.state == State.TAKEN and found.taken_by_id not in {None, act.by.pk}:
        raise StepError("A colleague has taken it.")
    found.state = after(found.state, "take")
    found.taken_by = act.by
    found.save(update_fields=["state", "taken_by"])
    _log(act, "take", found)
    return found


@transaction.atomic
def release(*, conversation: Conversation, act: Act) -> None:
    """Put it back for the ring."""
    found = _locked(conversation, act.by)
    found.state = after(found.state, "release")
    found.taken_by = None
    found.save(update_fields=["state", "taken_by"])
    _log(act, "release", found)


@transaction.atomic
def hand_over(*, conversation: Conversation, to: Any | None, note: str, act: Act) -> None:
    """Hand it to a colleague of the ring, or to the ring, with a note that only the ring reads."""
    found = _locked(conversation, act.by)
    if to is not None:
        rules.require_member(found.ring, to)
    found.state = after(found.state, "hand_over")
    if to is not None:
        found.state = after(found.state, "take")
    found.taken_by = to
    _add(found, Message.Role.NOTE, note, act)
    found.save()
    _log(act, "hand-over", found, detail=f"user:{to.pk}" if to else "ring")


def _add(conversation: Conversation, role: str, text: str, act: Act, waits: bool = False) -> Message:
    conversation.messages_count += 1
    message = sealed_message(
        conversation, conversation.messages_count, role, payload(text, act.now), act.now.date(), act.by
    )
    message.waits_for_reader = waits
    message.signature = sealing.sign(act.keys.signing, signed_part(message))
    message.save()
    return message


@transaction.atomic
def note(*, conversation: Conversation, text: str, act: Act, kind: str = "note") -> Message:
    """Write an internal note or a line of the callback log; the family's code never opens it."""
    found = _locked(conversation, act.by)
    message = _add(found, Message.Role.NOTE, text if kind == "note" else f"[{kind}] {text}", act)
    found.save(update_fields=["messages_count"])
    _log(act, kind, found)
    return message


@transaction.atomic
def answer(*, conversation: Conversation, text: str, calendar: WorkCalendar, act: Act) -> Message:
    """Answer the family. In a ring with a second reader the answer waits until a colleague has read it."""
    found = _locked(conversation, act.by)
    waits = found.ring.second_reader
    target = after(found.state, "answer")
    message = _add(found, Message.Role.WORKER, text, act, waits=waits)
    if waits:
        found.save(update_fields=["messages_count"])
        _log(act, "answer-waits", found)
    else:
        _sent(found, target, calendar, act)
    return message


@transaction.atomic
def approve(*, message: Message, calendar: WorkCalendar, act: Act) -> None:
    """Send an answer that waited for a second reader; the writer can't approve the own one."""
    found = _locked(message.conversation, act.by)
    rules.require_second_reader(message, act.by)
    message.waits_for_reader = False
    message.save(update_fields=["waits_for_reader"])
    _sent(found, after(found.state, "answer"), calendar, act, did="approve")


@transaction.atomic
def send_back(*, message: Message, why: str, act: Act) -> None:
    """Return a waiting answer to its writer with a word; the answer itself is dropped."""
    found = _locked(message.conversation, act.by)
    rules.require_second_reader(message, act.by)
    message.delete()
    _add(found, Message.Role.NOTE, why, act)
    found.save(update_fields=["messages_count"])
    _log(act, "send-back", found)


def _sent(found: Conversation, state: str, calendar: WorkCalendar, act: Act, did: str = "answer") -> None:
    today = act.now.date()
    if found.answered_on is None:
        found.answered_on = today
        days = calendar.between(found.created_on, today)
        insight.count("first-answer-days", day=today, label=str(days))
        insight.count("promise", day=today, label="kept" if today <= found.due_on else "broken")
    found.state, found.waiting_since, found.unread = state, today, False
    found.save()
    _log(act, did, found)
    notice = NoticeAddress.objects.filter(conversation=found).first()
    if notice is not None:
        address = unlock_notice(found.ref, bytes(notice.locked))
        transaction.on_commit(lambda: tell(address))


@transaction.atomic
def close(*, conversation: Conversation, outcome: str, topic: str, act: Act) -> None:
    """End it: it is kept for the region's days and then destroyed. A new message opens it again."""
    if outcome not in OUTCOMES:
        raise ValueError(f"{outcome} is not an outcome")
    found = _locked(conversation, act.by)
    found.state = after(found.state, "close")
    found.closed_on = act.now.date()
    region = Region.objects.only("help_request_days").get()
    found.expires_on = found.closed_on + timedelta(days=region.help_request_days)
    found.outcome, found.topic, found.taken_by, found.waiting_since = outcome, topic, None, None
    found.save()
    take_back(NoticeAddress, found)
    insight.count("outcome", day=found.closed_on, label=outcome)
    _log(act, "close", found, detail=outcome)


@transaction.atomic
def child_welfare(*, conversation: Conversation, reason: str, act: Act) -> None:
    """Log that the hand-over card was opened and why; the system itself sends nothing anywhere."""
    found = _locked(conversation, act.by)
    _add(found, Message.Role.NOTE, f"[child-welfare] {reason}", act)
    found.save(update_fields=["messages_count"])
    _log(act, "child-welfare-card", found)


def destroy_again(now: datetime) -> int:
    """Destroy what a backup has brought back after its end; return how many conversations."""
    noted = ended.noted()
    for kept, field in RANDOM.items() if noted else ():
        rows = kept.objects.values_list("pk", field)
        kept.objects.filter(pk__in=[pk for pk, random in rows if ended.mark(random) in noted]).delete()
    back = set(Conversation.objects.values_list("ref", flat=True)) & noted
    for ref in sorted(back):
        with transaction.atomic():
            row = Conversation.objects.select_for_update().filter(ref=ref).first()
            if row is not None:
                shred(row, topic=row.topic, outcome=row.outcome or "erased", now=now)
    return len(back)


def purge(*, warning: Callable[[date], dict[str, str]], now: datetime) -> tuple[int, int]:
    """Destroy what has expired and warn seven days before; return both numbers. Run by a timer.

    ``warning`` gives the words for a last day in every language: the family's own is sealed, so nobody here knows it.
    """
    today = now.date()
    warned, gone = 0, destroy_again(now)
    for found in Conversation.objects.filter(expires_on__lte=today + timedelta(days=7)):
        with transaction.atomic():
            row = (
                Conversation.objects.select_for_update()
                .filter(pk=found.pk, expires_on=found.expires_on)
                .first()
            )
            if row is None:
                continue  # the family wrote in between
            if row.expires_on is not None and row.expires_on <= today:
                shred(row, topic=row.topic, outcome=row.outcome, now=now)
                gone += 1
            elif not row.warned:
                row.messages_count += 1
                words = payload("", now, texts=warning(row.expires_on or today))
                sealed_message(row, row.messages_count, Message.Role.SYSTEM, words, today).save()
                row.warned = True
                row.save(update_fields=["messages_count", "warned"])
                warned += 1
    return warned, gone
