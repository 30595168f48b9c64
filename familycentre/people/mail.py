"""Letters to people with a login. Sent after the answer, so that its time does not tell whether there was a letter."""

import logging
import threading

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import override

logger = logging.getLogger(__name__)


def letter(template: str, address: str, language: str, **context: object) -> EmailMessage:
    """Render a letter; the first line of the template is its subject."""
    with override(language):
        text = render_to_string(f"people/mail/{template}.txt", {"base_url": settings.BASE_URL, **context})
    subject, _gap, body = text.strip().partition("\n")
    return EmailMessage(subject.strip(), body.strip() + "\n", settings.DEFAULT_FROM_EMAIL, [address])


def send_later(message: EmailMessage | None) -> None:
    """Send a letter beside the request; with None the same thread starts and does nothing."""
    threading.Thread(target=send, args=[message]).start()


def send(message: EmailMessage | None) -> None:
    """Send a letter now; one that can't be sent is told to the operator's log, without its address."""
    if message is None:
        return
    try:
        message.send()
    except Exception:  # noqa: BLE001 - whatever the mail server says, the site goes on
        logger.exception("A letter could not be sent.")
