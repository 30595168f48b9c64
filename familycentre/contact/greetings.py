"""What the system itself writes into a conversation: the first automatic message, and the warning before the end."""

from datetime import date

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from familycentre.contact.promise import by_day


def greeting(language: str, due_on: date) -> str:
    """Return the first automatic message, in the family's language."""
    with override(language):
        return "\n\n".join(
            [
                _("Your message has arrived, and it was good that you wrote."),
                _("A professional reads it and answers here at the latest on %(day)s.")
                % {"day": by_day(due_on)},
                _(
                    "Messages are not read at night or at weekends. If somebody is in danger, call 112. "
                    "From here nobody can send help to you."
                ),
            ]
        )


def ending(last_day: date) -> dict[str, str]:
    """Return the warning before a conversation is destroyed, in every language of the site: which is the
    family's own is sealed, so nobody knows when the warning is written."""
    texts = {}
    for code, _name in settings.LANGUAGES:
        with override(code):
            day = date_format(last_day, pgettext("date format: day, month and year", "j F Y"))
            texts[code] = _(
                "This conversation will be erased for good on %(day)s. Save it for yourself before that if you "
                "want to keep it. If you write here, the conversation goes on and nothing is erased."
            ) % {"day": day}
    return texts
