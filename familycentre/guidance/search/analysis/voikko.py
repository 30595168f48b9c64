"""libvoikko, if it is there: one handle a thread, because a shared one corrupts memory."""

import re
import threading
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

_BASE = re.compile(r"\(([^()+][^()]*)\)")
_local = threading.local()


def open_handle() -> Any | None:
    """Open a handle of one's own; None when the library or its Finnish dictionary is missing."""
    try:
        import libvoikko  # noqa: PLC0415 - the package is optional at run time
    except ImportError:
        return None
    try:
        return libvoikko.Voikko("fi")
    except (OSError, libvoikko.VoikkoException):
        return None


def handle() -> Any | None:
    """Return this thread's handle."""
    if not hasattr(_local, "handle"):
        _local.handle = open_handle()
    return _local.handle


def works() -> bool:
    """Say whether Finnish words can be analysed here: a word that is no longer what it was must be known."""
    voikko = handle()
    return voikko is not None and any(
        reading.get("BASEFORM") == "perheneuvola" for reading in voikko.analyze("perheneuvolaan")
    )


def version() -> str:
    """Return the library's version."""
    import libvoikko  # noqa: PLC0415

    return str(libvoikko.Voikko.getVersion())


@lru_cache(maxsize=60_000)
def readings(word: str) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Return every reading of a word: lemma, structure, and the words it is made or derived of."""
    found = []
    for reading in handle().analyze(word):  # type: ignore[union-attr]
        lemma = reading.get("BASEFORM", "").lower().replace("=", "")
        bases = tuple(base.lower() for base in _BASE.findall(reading.get("WORDBASES") or ""))
        found.append((lemma, reading.get("STRUCTURE", ""), bases))
    return tuple(found)


@lru_cache(maxsize=4_000)
def suggestions(word: str) -> tuple[str, ...]:
    """Return how a misspelt word could be spelt; some milliseconds, so ask only for few words."""
    return tuple(word.lower() for word in handle().suggest(word)[:4])  # type: ignore[union-attr]


def pieces(word: str, structure: str) -> list[str]:
    """Cut a word where its structure marks a join: ``=ppppp=ppppppp`` is five letters and seven."""
    lengths = [len(part.replace("-", "")) for part in structure.split("=") if part]
    found, at = [], 0
    for length in lengths:
        found.append(word[at : at + length])
        at += length
    return [piece for piece in found if piece]


def inner_spans(word: str, structure: str) -> Iterator[str]:
    """Yield each run of parts that is shorter than the whole word: of a-b-c: a, b, c, ab, bc."""
    parts = pieces(word, structure)
    for length in range(1, len(parts)):
        for start in range(len(parts) - length + 1):
            yield "".join(parts[start : start + length])
