"""Soft hyphens at the joins of Finnish compound words.

Browsers break Finnish words badly or not at all, so the server marks the places
where a long word may break. Without libvoikko, or in another language, a text
stays as it is.
"""

import re
import threading
from functools import lru_cache

try:
    import libvoikko
except (ImportError, OSError):  # the package or the system library is not there
    libvoikko = None

SOFT_HYPHEN = "\u00ad"
LONG = 12

_WORD = re.compile(rf"[^\W\d_]{{{LONG},}}")
_local = threading.local()


def shy(text: str) -> str:
    return _WORD.sub(lambda match: _hyphenate(match[0]), text)


@lru_cache(maxsize=4096)
def _hyphenate(word: str) -> str:
    handle = _voikko()
    if handle is None:
        return word
    readings = handle.analyze(word)
    if not readings:
        return word
    return _split(word, readings[0].get("STRUCTURE", ""))


def _split(word: str, structure: str) -> str:
    """`=` in a structure starts a part: =ppppp=ppppp is 5 letters and 5 letters."""
    out, at = [], 0
    for mark in structure:
        if mark == "=":
            if at:
                out.append(SOFT_HYPHEN)
            continue
        out.append(word[at : at + 1])
        at += 1
    return "".join(out) + word[at:]


def _voikko():
    """One handle a thread: libvoikko handles must not be shared between threads."""
    if not hasattr(_local, "handle"):
        _local.handle = _open()
    return _local.handle


def _open():
    if libvoikko is None:
        return None
    try:
        return libvoikko.Voikko("fi")
    except (OSError, libvoikko.VoikkoException):  # no system library, or no dictionary
        return None
