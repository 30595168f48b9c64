"""Words of danger in what a family wrote: they show help above the page, and do nothing else.

The words are those of the search (``guidance.search.dangers``), so editors keep one list.
"""

from familycentre.guidance.search.dangers import dangers_in_text

NEEDS = {  # kind of danger → need of a helpline, the most urgent first
    "medical": "danger",
    "child": "danger",
    "violence": "violence",
    "abuse": "violence",
    "suicide": "crisis",
}


def needs(*texts: str) -> list[str]:
    """Return the needs of helplines that the texts speak of, each once; none when they speak of none. One query."""
    told = "\n".join(text for text in texts if text)
    found = dangers_in_text(told) if told.strip() else set()
    return list(dict.fromkeys(need for kind, need in NEEDS.items() if kind in found))
