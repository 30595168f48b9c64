"""Who answers day and night, for the pages where a family writes. Numbers and words come from the directory only."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import get_language

from familycentre.directory.models import Helpline, HelplineText
from familycentre.directory.texted import records_of

EMERGENCY = "112"  # always in sight, so never listed again
MOST = 3


def lines(today: date) -> list[Any]:
    """Return the helplines that can be called, those in the reader's language first, with ``hours_now``. One query."""
    rows = HelplineText.objects.filter(record__shown=True).exclude(record__tel__in=["", EMERGENCY])
    found = records_of(rows.select_related("record").order_by("record__order", "record__key"))
    for line in found:
        line.hours_now = line.hours_on(today)
    return sorted(found, key=lambda line: not speaks(line))


def speaks(line: Helpline) -> bool:
    """Say whether a line answers in the reader's language, as far as we know."""
    own = (get_language() or settings.LANGUAGE_CODE).split("-")[0]
    return not line.languages or own in line.languages


def day_and_night(found: Iterable[Any]) -> list[Any]:
    """Return the lines that are open now whatever the hour."""
    return [line for line in found if line.always_open and line.hours_now][:MOST]


def for_needs(found: Iterable[Any], needs: Iterable[str]) -> list[Any]:
    """Return the first line in the reader's language for each need, and what else answers when there is none."""
    lines, chosen = list(found), []
    for need in needs:
        fit = [line for line in lines if need in line.needs and line not in chosen]
        chosen += fit[:1]
    return chosen[:MOST]
