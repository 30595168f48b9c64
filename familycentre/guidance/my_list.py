"""What can be pinned to a reader's own list, under marks that are short and the same in every language.

The server never learns what is on a list. The page asks for a whole share of everything that can be pinned: all of
it while that is little, and later one of a few shares, each with hundreds of things in it.
"""

from typing import Any

from django.db.models import QuerySet

from familycentre.guidance.found import GROUP_OF, nearest_of
from familycentre.guidance.models import Document
from familycentre.guidance.pins import PAGES, RECORDS, mark_of

MOST_TOGETHER = (
    512  # things in one answer, about 35 kB on the wire; a share never holds fewer than half of it
)
MOST_SHARES = 128


def documents() -> "QuerySet[Document]":
    """Return the documents of all that can be pinned; nothing sensitive."""
    return Document.objects.filter(kind__in=(*RECORDS, *PAGES), sensitive=False).exclude(path="")


def shares() -> int:
    """Return in how many shares everything is told: one, two, four, … One query."""
    things, number = documents().values("kind", "key").distinct().count(), 1
    while things > MOST_TOGETHER * number and number < MOST_SHARES:
        number *= 2
    return number


def share_of(mark: str, number: int) -> int:
    """Return the share in which a mark stands; my_list.js reckons the same."""
    reckoned = 0
    for sign in mark:
        reckoned = (reckoned * 31 + ord(sign)) % 2**32
    return (reckoned ^ reckoned >> 15) % number


def everything(language: str, share: int = 0, number: int = 1) -> list[dict[str, Any]]:
    """Return what can be pinned and stands in a share, in the reader's language or the nearest one. One query."""
    rows = documents().defer("vector", "digest", "facets").order_by("kind", "key")
    marked = ((mark_of(row.kind, row.key), row) for row in rows)
    found = nearest_of((row for mark, row in marked if share_of(mark, number) == share), language)
    return [
        {
            "id": mark_of(row.kind, row.key),
            "kind": str(GROUP_OF[row.kind].one),
            "title": row.title,
            "url": row.path,
            "summary": row.summary,
            "number": row.payload.get("number", ""),
            "language": row.language if row.language != language else "",
        }
        for row in found
    ]
