"""PTV's rules for texts, checked while an editor writes. Pure.

Source: the Digital and Population Data Services Agency's quality criteria for service descriptions:
summary at most 150 characters and not the name again, description at most 5,000, contact data, dates and
names not in free text, one to four service classes of which at least one sub-class.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

LONGEST_SUMMARY = 150
LONGEST_DESCRIPTION = 5000
MOST_CLASSES = 4
LONG_SENTENCE = 20

PHONE = re.compile(r"(?<![\w/])(?:\+358[\s\d-]{6,}|0\d{1,3}[\s-]?\d{3}[\s\d-]{2,}\d)(?!\w)")
MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)
DAY = re.compile(r"\b\d{1,2}\.\d{1,2}\.(?:\d{2,4})?")


@dataclass(frozen=True)
class Finding:
    """One thing to mend: the field, what is wrong, and whether it stops publishing."""

    field: str
    message: str
    stops: bool = True


def check_summary(name: str, summary: str) -> Iterable[Finding]:
    """Yield what is wrong with a summary."""
    if len(summary) > LONGEST_SUMMARY:
        yield Finding(
            "summary",
            _("The summary is %(n)d characters; PTV allows %(most)d.")
            % {"n": len(summary), "most": LONGEST_SUMMARY},
        )
    if summary and summary.strip(" .").casefold() == name.strip(" .").casefold():
        yield Finding("summary", _("The summary says the name again. Say what the reader gets."))


def check_free_text(field: str, text: str) -> Iterable[Finding]:
    """Yield contact data and dates in a free text: they grow old there and nobody finds them."""
    if len(text) > LONGEST_DESCRIPTION:
        yield Finding(field, _("The text is over %(most)d characters.") % {"most": LONGEST_DESCRIPTION})
    for pattern, message in (
        (
            PHONE,
            _("A phone number in the text: %(found)s. Choose the number under “Numbers to call” instead."),
        ),
        (MAIL, _("An e-mail address in the text: %(found)s. Put it in a channel instead.")),
        (ADDRESS, _("A web address in the text: %(found)s. Put it in a channel instead.")),
        (DAY, _("A date in the text: %(found)s. It will be wrong soon; an event has its own dates.")),
    ):
        found = pattern.search(text)
        if found:
            yield Finding(field, message % {"found": found.group().strip()})
    longest = max((len(sentence.split()) for sentence in re.split(r"[.!?:\n]", text)), default=0)
    if longest > LONG_SENTENCE:
        yield Finding(
            field, _("A sentence of %(n)d words. Twelve is easier to read.") % {"n": longest}, stops=False
        )


def check_classes(classes: list[str]) -> Iterable[Finding]:
    """Yield what is wrong with a service's PTV classes, such as P3 (main) and P3.7 (sub-class)."""
    if len(classes) > MOST_CLASSES:
        yield Finding("ptv_classes", _("PTV takes at most four service classes."))
    if classes and not any("." in code for code in classes):
        yield Finding("ptv_classes", _("At least one service class must be a sub-class, such as P3.7."))
