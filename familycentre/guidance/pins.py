"""The marks under which things can be pinned to a reader's own list."""

RECORDS = ("service", "event", "place", "path", "flow", "helpline")
PAGES = ("article", "theme", "section", "info", "story")
LONGEST_MARK = 12  # of a page's key, which is 32 signs: a link with many of them must fit into a QR code


def mark_of(kind: str, key: str) -> str:
    """Return the mark of something that can be pinned: ``service.family-counselling``, ``page.0f3b9c…``."""
    if kind in PAGES:
        return f"page.{key[:LONGEST_MARK]}"
    return f"{kind}.{key}" if kind in RECORDS else ""
