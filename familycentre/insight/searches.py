"""Counting what was searched for, so that nothing that one person typed is ever kept.

Below ``ENOUGH`` a term is only a keyed digest with a number. Tallies of past months are thrown away.
"""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F, Sum

from familycentre.insight.models import SearchTally, SearchTerm

ENOUGH = 5  # times in a month before a term may be read


@transaction.atomic
def count_search(*, mark: str, term: str, language: str, found: bool, day: date) -> None:
    """Count one search. The term is kept in words from its fifth time in a month on."""
    month = day.replace(day=1)
    SearchTally.objects.filter(month__lt=month).delete()
    column = "found" if found else "not_found"
    tally, _created = SearchTally.objects.get_or_create(month=month, mark=mark)
    SearchTally.objects.filter(pk=tally.pk).update(**{column: F(column) + 1})
    tally.refresh_from_db()
    times = tally.found + tally.not_found
    if times < ENOUGH:
        return
    row, _created = SearchTerm.objects.get_or_create(day=day, language=language, term=term)
    if times == ENOUGH:  # it may be read now, with all the times that led here
        SearchTerm.objects.filter(pk=row.pk).update(
            found=F("found") + tally.found, not_found=F("not_found") + tally.not_found
        )
    else:
        SearchTerm.objects.filter(pk=row.pk).update(**{column: F(column) + 1})


@transaction.atomic
def count_opened(*, term: str, language: str, day: date) -> None:
    """Count that a result was opened; only for terms that may be read already."""
    if SearchTerm.objects.filter(language=language, term=term, day__gte=day.replace(day=1)).exists():
        row, _created = SearchTerm.objects.get_or_create(day=day, language=language, term=term)
        SearchTerm.objects.filter(pk=row.pk).update(opened=F("opened") + 1)


def most_missed(since: date, most: int = 50) -> list[Any]:
    """Return the terms that found nothing, the most frequent first: "searched, not found"."""
    rows = SearchTerm.objects.filter(day__gte=since).values("language", "term")
    return list(rows.annotate(times=Sum("not_found")).filter(times__gt=0).order_by("-times", "term")[:most])


def least_opened(since: date, most: int = 50) -> list[Any]:
    """Return the terms that found something of which nothing was opened: "found, not opened"."""
    rows = SearchTerm.objects.filter(day__gte=since).values("language", "term")
    told = rows.annotate(times=Sum("found"), clicks=Sum("opened")).filter(times__gt=0, clicks=0)
    return list(told.order_by("-times", "term")[:most])
