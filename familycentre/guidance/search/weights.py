"""What a word weighs where it stands, and how a query's words count. Measured; see docs and `search_eval`."""

import math

TITLE = 3.0
SEARCH_WORDS = 3.0  # everyday words of a record count like its title
SUMMARY = 1.5
BODY = 1.0
PART = 0.5  # of a compound or a derivation, in documents and queries alike
PAIR = 0.5  # of two words side by side, in titles, search words and summaries, and in queries

SATURATION = 2.0  # BM25's k1; pages here are short and say a thing again only when it matters
LENGTH = 0.75  # BM25's b

CORRECTION = 0.8  # a suggested spelling
SYNONYM = 0.5
SAYING = 0.7  # of one telling word and common ones: "ei jaksa"
PHRASE = 0.9  # of several words, all of them there
SYNONYM_ALONE = 0.9  # when the word that was typed stands in no document
MEANT = 0.3  # a phrase that means nearly the same; with the semantic extra only
NEIGHBOUR = 0.3  # times how alike the words are
NEIGHBOUR_FROM = 0.45
HERE = 1.3  # of what is in the municipality where somebody looks; the whole region's stays as it is
ELSEWHERE = 0.6
REST = 0.3  # what the weaker words of a group add to its strongest


def bm25(frequency: float, length: int, average: float) -> float:
    """Return a term's weight in a document, without the term's rarity."""
    relative = length / average if average else 1.0
    return frequency * (SATURATION + 1) / (frequency + SATURATION * (1 - LENGTH + LENGTH * relative))


def rarity(documents_with: int, documents: int) -> float:
    """Return how much a term tells: the fewer documents have it, the more."""
    return math.log(1 + (documents - documents_with + 0.5) / (documents_with + 0.5))
