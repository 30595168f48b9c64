"""Texts cut into words, safely: whatever a visitor sends becomes a short list of plain words."""

import re
import unicodedata

LONGEST_QUERY = 400
MOST_WORDS = 24
LONGEST_WORD = 60

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_FOLD = str.maketrans("åäöéüõšž", "aaoeuosz")


def clean(text: str) -> str:
    """Return the text in one normal form, without control, direction and other invisible marks."""
    plain = unicodedata.normalize("NFC", text)
    if plain.isascii() and plain.isprintable():
        return plain
    return "".join(
        " " if mark in "\t\n\r\x0b\x0c" else mark
        for mark in plain
        if mark in "\t\n\r\x0b\x0c" or unicodedata.category(mark) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
    )


def words(text: str) -> list[str]:
    """Return the words of a text in small letters; a hyphened word is one word."""
    return [word for word in _WORD.findall(clean(text).lower()) if len(word) <= LONGEST_WORD]


def query_words(text: str) -> list[str]:
    """Return the words of what a visitor typed: the first ``MOST_WORDS`` of its first ``LONGEST_QUERY`` characters."""
    return words(text[:LONGEST_QUERY])[:MOST_WORDS]


def spans(text: str) -> list[tuple[int, int, str]]:
    """Return the words of a shown text with their places in it, for marking what matched."""
    return [(found.start(), found.end(), found.group().lower()) for found in _WORD.finditer(text)]


def fold(word: str) -> str:
    """Return the word without dots and accents, as people type it on a foreign keyboard."""
    return word.lower().translate(_FOLD)


def trigrams(word: str) -> set[str]:
    """Return the three-letter pieces of a folded word, its beginning and end marked."""
    padded = f"  {fold(word)} "
    return {padded[at : at + 3] for at in range(len(padded) - 2)}


def dice(one: set[str], other: set[str]) -> float:
    """Return how alike two sets of pieces are, from 0 to 1."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
