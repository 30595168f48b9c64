"""What can be pinned to a reader's own list, under marks that are short and the same in every language."""

from typing import Any

from familycentre.guidance.found import GROUP_OF, nearest_of
from familycentre.guidance.models import Document

RECORDS = ("service", "event", "place", "path", "flow", "helpline")
PAGES = ("article", "theme", "section", "info", "story")
LONGEST_MARK = 12  # of a page's key, which is 32 signs: a link with many of them must fit into a QR code


def mark_of(kind: str, key: str) -> str:
    """Return the mark of something that can be pinned: ``service.family-counselling``, ``page.0f3b9c…``."""
    return f"page.{key[:LONGEST_MARK]}" if kind in PAGES else f"{kind}.{key}"


def everything(language: str) -> list[dict[str, Any]]:
    """Return all that can be pinned, in the reader's language or the nearest one; nothing sensitive. One query."""
    rows = Document.objects.filter(kind__in=(*RECORDS, *PAGES), sensitive=False).exclude(path="")
    found = nearest_of(rows.defer("vector", "digest", "facets").order_by("kind", "key"), language)
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
