"""What the child-welfare card shows: official contacts out of the directory."""

from datetime import date
from typing import Any

from familycentre.contact.models import Conversation
from familycentre.directory.models import HelplineText
from familycentre.directory.texted import records_of
from familycentre.people.models import AuditEvent

CONTACTS = [
    "county-crisis",
    "county-social-advice",
]  # keys of helplines; numbers and words are the directory's


def contacts(today: date) -> list[Any]:
    """Return the official contacts that may be shown, with ``hours_now``. One query."""
    rows = HelplineText.objects.filter(record__key__in=CONTACTS, record__shown=True)
    found = records_of(rows.select_related("record").order_by("record__order"))
    for one in found:
        one.hours_now = one.hours_on(today)
    return found


def is_given(conversation: Conversation, user: Any) -> bool:
    """Say whether the person has given a reason for this conversation's card."""
    return AuditEvent.objects.filter(
        did="child-welfare-card", target=f"conversation:{conversation.ref}", by_id_then=user.pk
    ).exists()
