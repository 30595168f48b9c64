"""Helplines as the pages show them: with hours that can be trusted, those in the reader's language first."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils.translation import get_language

from familycentre.content import nearest
from familycentre.directory.models import Helpline, HelplineText
from familycentre.directory.texted import records_of

EMERGENCY = "112"  # the same in every country of the Union; always in sight, so never listed again
FIRST_NEEDS = ["danger", "violence", "crisis"]  # whose numbers stand on the front page


def shown(today: date, *wanted: Q, **conditions: Any) -> list[Any]:
    """Return the shown helplines in order, with ``hours_now`` and ``spoken``. One query."""
    rows = HelplineText.objects.filter(*wanted, record__shown=True, **conditions).select_related("record")
    found = records_of(rows.order_by("record__order", "record__key"))
    for line in found:
        line.hours_now = line.hours_on(today)
        line.spoken = spoken(line)
    return found


def spoken(line: Helpline) -> str:
    """Return in which languages a line answers when the reader's own is not one of them."""
    code = (get_language() or settings.LANGUAGE_CODE).split("-")[0]
    if not line.languages or code in line.languages:
        return ""
    labels = line._meta.get_field("languages").labels(line)
    return ", ".join(str(label) for label in labels)


def for_reader(lines: Iterable[Any]) -> list[Any]:
    """Return the lines that answer in the reader's language, else in the nearest one; unknown ones are kept."""
    lines = list(lines)
    for code in nearest.order(get_language() or settings.LANGUAGE_CODE):
        if any(code in line.languages for line in lines):
            return [line for line in lines if code in line.languages or not line.languages]
    return lines


def first(today: date) -> list[Any]:
    """Return one number for each of the first needs. One query."""
    lines, found = shown(today), []
    for need in FIRST_NEEDS:
        fit = [line for line in lines if need in line.needs and line.number and line not in found]
        found += for_reader(fit)[:1]
    return found
