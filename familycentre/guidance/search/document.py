"""A document on its way into the index: words by field, and their terms."""

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from familycentre.guidance.models.index import LONGEST_TERM
from familycentre.guidance.search import weights
from familycentre.guidance.search.analysis import of
from familycentre.guidance.search.analysis.pairs import pairs
from familycentre.guidance.search.analysis.words import words

FORMAT = 3
"""Raise when terms are weighed in another way, so that everything is indexed anew."""


@dataclass(frozen=True)
class Doc:
    """What a source tells of something that can be found, in one language."""

    kind: str
    key: str
    language: str
    title: str
    summary: str = ""
    body: str = ""
    search_words: str = ""
    path: str = ""
    facets: list[str] = field(default_factory=list)
    payload: dict[str, Any] = field(default_factory=dict)
    boost: float = 1.0
    sensitive: bool = False
    ends_on: date | None = None

    @property
    def fields(self) -> list[tuple[str, float]]:
        """Return the texts with what a word in each weighs."""
        return [
            (self.title, weights.TITLE),
            (self.search_words, weights.SEARCH_WORDS),
            (self.summary, weights.SUMMARY),
            (self.body, weights.BODY),
        ]


def length(doc: Doc) -> int:
    """Return how many words a reader of the document sees: everyday search words make no page weigh less."""
    return sum(len(words(text)) for text in (doc.title, doc.summary, doc.body))


def terms(doc: Doc, average: float) -> dict[str, float]:
    """Return the document's terms with their weights."""
    analyser = of(doc.language)
    frequency: dict[str, float] = defaultdict(float)
    for text, weight in doc.fields:
        for line in text.splitlines():
            found = words(line)
            kept = [
                word for word in found if not (analyser.is_stop(word) or (word.isdigit() and len(word) < 3))
            ]
            for word in kept:
                analysed = analyser.word(word)
                for lemma in analysed.lemmas:
                    frequency[lemma[:LONGEST_TERM]] += weight
                for part in analysed.parts:
                    frequency[part[:LONGEST_TERM]] += weight * weights.PART
            if weight >= weights.SUMMARY:
                for pair in pairs([analyser.word(word).lemmas for word in kept]):
                    frequency[pair[:LONGEST_TERM]] += weight * weights.PAIR
    count = length(doc)
    return {term: weights.bm25(tf, count, average) * doc.boost for term, tf in frequency.items()}


def digest(doc: Doc, average: float) -> str:
    """Return a mark that changes when the document's terms could."""
    told = [
        FORMAT,
        of(doc.language).name,
        round(average, 2),
        doc.boost,
        *[text for text, _weight in doc.fields],
    ]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()
