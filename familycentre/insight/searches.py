"""Counting what was searched for, so that nothing that one person typed is ever kept.

Below ``ENOUGH`` a term is only a keyed digest with a number. Tallies of past months are thrown away.
"""

from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import F, Sum

from familycentre.insight.models import SearchTally, SearchTerm

ENOUGH = 5  # times in a month before a term may be read
TALLY = (
    "INSERT INTO insight_searchtally (month, mark, found, not_found) VALUES {values}"
    " ON CONFLICT (month, mark) DO UPDATE SET found = insight_searchtally.found + excluded.found,"
    " not_found = insight_searchtally.not_found + excluded.not_found RETURNING mark, found, not_found"
)
TERM = (
    "INSERT INTO insight_searchterm (day, language, term, found, not_found, opened) VALUES {values}"
    " ON CONFLICT (day, language, term) DO UPDATE SET found = insight_searchterm.found + excluded.found,"
    " not_found = insight_searchterm.not_found + excluded.not_found RETURNING term"
)


def count_searches(terms: dict[str, str], *, language: str, found: bool, day: date) -> None:
    """Count a search under the marks of its terms. A term is kept in words from its fifth time in a month on.

    One query usually, at most three, however many terms. No transaction: each is one statement, and nobody waits
    for the other; what a crash between them could lose is one count.
    """
    month, one = day.replace(day=1), (int(found), int(not found))
    stored = connection.ops.adapt_datefield_value
    tallied = _raise(TALLY, [(stored(month), mark, *one) for mark in sorted(terms)])
    if any(sum(counts) == 1 for _mark, *counts in tallied):
        SearchTally.objects.filter(month__lt=month).delete()  # a new tally: perhaps the first of its month
    rows = []
    for mark, *counts in tallied:
        if sum(counts) >= ENOUGH:  # from now on it may be read, with all the times that led here
            rows.append((stored(day), language, terms[mark], *(counts if sum(counts) == ENOUGH else one), 0))
    _raise(TERM, sorted(rows))


def _raise(sql: str, rows: list[tuple[Any, ...]]) -> list[Any]:
    """Add rows of counts to what is counted already, in one statement that cannot collide with another's."""
    if not rows:
        return []
    values = ",".join([f"({','.join(['%s'] * len(rows[0]))})"] * len(rows))
    with connection.cursor() as cursor:
        cursor.execute(sql.format(values=values), [value for row in rows for value in row])
        return cursor.fetchall()


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
