"""Which analyser looks at which language, chosen once and said once.

Finnish is analysed by libvoikko when the system has it, else by stems, a list of compound parts and trigrams.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

from familycentre.guidance.search.analysis import voikko
from familycentre.guidance.search.analysis.finnish import Stemmed, Voikko
from familycentre.guidance.search.analysis.stemmed import Stems
from familycentre.guidance.search.analysis.word import Analyser, Word

__all__ = ["Analyser", "Word", "analyser_name", "of", "without_voikko"]

log = logging.getLogger(__name__)
_stems_only: ContextVar[bool] = ContextVar("stems_only", default=False)
FINNISH = {"fi", "fi-x-easy"}


def of(language: str) -> Analyser:
    """Return the analyser of a language."""
    if language in FINNISH:
        return _stemmed() if _stems_only.get() else _finnish()
    return _other(language)


def analyser_name() -> str:
    """Return how Finnish is analysed on this machine, for the readiness page."""
    return of("fi").name


@contextmanager
def without_voikko() -> Iterator[None]:
    """Analyse as a machine without libvoikko would."""
    token = _stems_only.set(True)
    try:
        yield
    finally:
        _stems_only.reset(token)


@lru_cache(maxsize=1)
def _finnish() -> Analyser:
    if voikko.works():
        return Voikko()
    log.warning("libvoikko or its Finnish dictionary is missing: search falls back to stems and trigrams.")
    return _stemmed()


@lru_cache(maxsize=1)
def _stemmed() -> Analyser:
    return Stemmed()


@lru_cache(maxsize=10)
def _other(language: str) -> Analyser:
    return Stems(language)
