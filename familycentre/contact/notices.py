"""Notices without content: that there is something new, and where the front page is."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext, override
from django.utils.translation import gettext_noop as _

LANGUAGES = [
    *settings.FULL_LANGUAGES,
    "en",
]  # the family's own is sealed, so a notice is written in all of these
SUBJECT = _("Something new")
BODY = _("There is something new for you.")


def tell(address: str) -> None:
    """Send a notice without content: no topic, no name, no number, only where the front page is."""
    subject = " / ".join(in_each(SUBJECT))
    body = "\n".join(in_each(BODY)) + f"\n\n{settings.BASE_URL}/\n"
    EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [address]).send(fail_silently=True)


def in_each(words: str) -> list[str]:
    """Return words in each of the notices' languages, each wording once."""
    said = []
    for code in LANGUAGES:
        with override(code):
            said.append(gettext(words))
    return list(dict.fromkeys(said))
