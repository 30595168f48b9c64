"""Words of danger: they put immediate help above the results and hide nothing.

Every language is looked for, whatever language the site is read in. Inflected and spoken forms count; a misspelt
word counts when it is spelt much like a danger word. Better once too often than once too little.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Count, Max

from familycentre.guidance.models import DangerWord
from familycentre.guidance.search.analysis import analyser_name, of
from familycentre.guidance.search.analysis.words import dice, fold, query_words, trigrams

ALIKE = 0.62
SHORTEST_ALIKE = 6
_kept: dict[str, tuple[object, "DangerLexicon"]] = {}


@dataclass(frozen=True)
class Phrase:
    """A danger phrase: each of ``needs`` must be said by some word, none of ``not_with`` may be there."""

    kind: str
    language: str
    needs: tuple[frozenset[str], ...]
    not_with: frozenset[str]


class DangerLexicon:
    """Danger words, ready to be looked for. Pure: knows only what it was made of."""

    def __init__(self, rows: Iterable[tuple[str, str, str]]) -> None:
        self.phrases = [phrase for row in rows if (phrase := parse(*row)) is not None]

    def kinds(self, text: str) -> set[str]:
        """Return the kinds of danger that a text speaks of."""
        typed = query_words(text)
        said = {
            language: lemmas_of(typed, language) for language in {phrase.language for phrase in self.phrases}
        }
        return {
            phrase.kind
            for phrase in self.phrases
            if not phrase.not_with & said[phrase.language]
            and all(self._met(lemmas, said[phrase.language], typed) for lemmas in phrase.needs)
        }

    def _met(self, lemmas: frozenset[str], said: frozenset[str], typed: list[str]) -> bool:
        return bool(lemmas & said) or any(alike(lemma, word) for lemma in lemmas for word in typed)


def parse(kind: str, language: str, phrase: str) -> Phrase | None:
    """Read a phrase; a word after a minus must not be there ("hakata -sydän")."""
    analyser = of(language)
    words = phrase.lower().split()
    needs = tuple(
        frozenset(fold(lemma) for lemma in analyser.word(word).lemmas)
        for word in words
        if not word.startswith("-")
    )
    unwanted = {fold(lemma) for w in words if w.startswith("-") for lemma in analyser.word(w[1:]).lemmas}
    return Phrase(kind, language, needs, frozenset(unwanted)) if needs else None


def lemmas_of(typed: list[str], language: str) -> frozenset[str]:
    """Return all that the typed words may stand for in a language, dots left out."""
    analyser = of(language)
    found = set()
    for word in typed:
        for form in analyser.spoken(word):
            found |= analyser.word(form).terms
        if not analyser.word(word).known and len(word) >= SHORTEST_ALIKE:
            for form in analyser.corrections(word):
                found |= analyser.word(form).terms
    return frozenset(fold(term) for term in found)


@lru_cache(maxsize=20_000)
def alike(lemma: str, word: str) -> bool:
    """Say whether a typed word is spelt much like a danger word."""
    if min(len(lemma), len(word)) < SHORTEST_ALIKE or abs(len(lemma) - len(word)) > 3:
        return False
    return fold(word[0]) == lemma[0] and dice(trigrams(lemma), trigrams(word)) >= ALIKE


def dangers(text: str) -> set[str]:
    """Return the kinds of danger (``DangerWord.Kind``) in what was typed. One query, to see whether words changed."""
    rows = DangerWord.objects.filter(active=True)
    mark = tuple(rows.aggregate(n=Count("pk"), last=Max("changed_at")).values())
    known = _kept.get(analyser_name())
    if known is None or known[0] != mark:
        lexicon = DangerLexicon(rows.values_list("kind", "language", "phrase"))
        known = _kept[analyser_name()] = (mark, lexicon)
    return known[1].kinds(text)
