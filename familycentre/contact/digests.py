"""Letters that something waits: once a working day to each member, one more to leads when a promise is for today.

They say nothing else: no topic, no name, no number, no ring. What was sent is found in the log, so that a timer may run
the command as often as it likes.
"""

import logging
from collections.abc import Iterable
from datetime import datetime
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone
from django.utils.translation import gettext_noop as _

from familycentre.contact import desk
from familycentre.contact.models import Conversation
from familycentre.contact.notices import in_each
from familycentre.core.workdays import WorkCalendar
from familycentre.people import audit
from familycentre.people.models import AuditEvent, User

logger = logging.getLogger(__name__)
SUBJECT = _("Something waits in the workspace")
BODY = _("Something waits for you in the workspace.")
URGENT_SUBJECT = _("Something in the workspace must be done today")
URGENT_BODY = _("Something in the workspace must be done today. Please look whether somebody is at it.")


def send_all(calendar: WorkCalendar, now: datetime) -> int:
    """Send what has not been sent today; return how many letters went. Outside office hours nothing is sent."""
    if not calendar.in_office_hours(now):
        return 0
    open_ones = Conversation.objects.filter(state__in=desk.OPEN)
    waiting = members(open_ones.values("ring"))
    urgent = members(open_ones.filter(due_on__lte=now.date()).values("ring"), lead=True)
    sent = send_to(waiting, "digest", SUBJECT, BODY, now)
    return sent + send_to(urgent, "digest-lead", URGENT_SUBJECT, URGENT_BODY, now)


def members(rings: Any, **more: bool) -> Iterable[Any]:
    """Return the present members of rings who have an address; with ``lead=True`` only their leads."""
    inside = {"rings__ring__in": rings, "rings__left_on": None}
    inside |= {f"rings__{name}": value for name, value in more.items()}
    return User.objects.filter(is_active=True, **inside).exclude(email="").distinct().order_by("pk")


def send_to(people: Iterable[Any], kind: str, subject: str, body: str, now: datetime) -> int:
    """Send one letter each to those who have not had it today; one that can't be sent is tried again next time."""
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    had = set(AuditEvent.objects.filter(did=kind, at__gte=midnight).values_list("target", flat=True))
    heading = " / ".join(in_each(subject))
    text = "\n".join(in_each(body)) + f"\n\n{settings.BASE_URL}/workspace/\n"
    sent = 0
    for person in people:
        target = f"user:{person.pk}"
        if target in had:
            continue
        try:
            EmailMessage(heading, text, settings.DEFAULT_FROM_EMAIL, [person.email]).send()
        except (SMTPException, OSError):
            logger.exception("A digest could not be sent.")
            continue
        audit.record(by=None, did=kind, target=target, now=now)
        sent += 1
    return sent
