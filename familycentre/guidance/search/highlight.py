"""Why a page was found: the words of a shown text that stand for a word of the query, in any form."""

from collections.abc import Collection
from dataclasses import dataclass

from familycentre.guidance.search.analysis import of
from familycentre.guidance.search.analysis.words import spans


@dataclass(frozen=True)
class Piece:
    """A stretch of a text; ``hit`` when it is one of the words that matched."""

    text: str
    hit: bool


def pieces(text: str, language: str, terms: Collection[str]) -> list[Piece]:
    """Cut a text into what matched and what did not; joined again they are the text."""
    analyser = of(language)
    found, at = [], 0
    for start, end, word in spans(text):
        if analyser.is_stop(word) or not analyser.word(word).terms & set(terms):
            continue
        if start > at:
            found.append(Piece(text[at:start], hit=False))
        found.append(Piece(text[start:end], hit=True))
        at = end
    if at < len(text):
        found.append(Piece(text[at:], hit=False))
    return found
