"""Words of danger: they show immediate help and hide nothing. One list for what is searched and what is written.

Every language is looked for, whatever language the site is read in. Inflected and spoken forms count. In a search
the words may stand in any order, and a misspelt word counts when it is spelt much like a danger word: better once
too often than once too little. In a long text they must follow one another within a sentence, spelt right, and
the phrases that are ``only_search`` don't count.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from familycentre.guidance.models import DangerWord
from familycentre.guidance.search import marks
from familycentre.guidance.search.analysis import analyser_name, of
from familycentre.guidance.search.analysis.words import dice, fold, query_words, trigrams, words

ALIKE = 0.62
SHORTEST_ALIKE = 6
GAP = 3  # words that may stand between two words of a phrase in a long text
SENTENCE = re.compile(r"[.!?…؟\n]+")
_kept: dict[str, tuple[object, "DangerLexicon"]] = {}


@dataclass(frozen=True)
class Need:
    """A word of a phrase: said by any of the lemmas, or by a word that begins like this ("itsemurh*")."""

    lemmas: frozenset[str]
    start: str = ""

    def said_by(self, word: str, lemmas: frozenset[str]) -> bool:
        """Say whether a word with these lemmas says it."""
        return fold(word).startswith(self.start) if self.start else bool(self.lemmas & lemmas)


@dataclass(frozen=True)
class Phrase:
    """A danger phrase: each of ``needs`` must be said by some word, none of ``not_with`` may be there."""

    kind: str
    language: str
    needs: tuple[Need, ...]
    not_with: frozenset[str]


class DangerLexicon:
    """Danger words, ready to be looked for. Pure: knows only what it was made of.

    A row is a kind, a language, a phrase, and whether it counts in searches only.
    """

    def __init__(self, rows: Iterable[tuple[str, str, str, bool]]) -> None:
        self.phrases: list[Phrase] = []
        self._by_first: dict[str, dict[str, list[Phrase]]] = defaultdict(lambda: defaultdict(list))
        self._starts: dict[str, list[Phrase]] = defaultdict(list)
        for kind, language, text, only_search in rows:
            phrase = parse(kind, language, text)
            if phrase is None:
                continue
            self.phrases.append(phrase)
            if only_search:
                continue
            if phrase.needs[0].start:
                self._starts[language].append(phrase)
            for lemma in phrase.needs[0].lemmas:
                self._by_first[language][lemma].append(phrase)

    def kinds(self, text: str) -> set[str]:
        """Return the kinds of danger that a search speaks of."""
        typed = query_words(text)
        said = {
            language: lemmas_of(typed, language) for language in {phrase.language for phrase in self.phrases}
        }
        return {
            phrase.kind
            for phrase in self.phrases
            if not phrase.not_with & said[phrase.language]
            and all(met(need, said[phrase.language], typed) for need in phrase.needs)
        }

    def kinds_in_text(self, text: str) -> set[str]:
        """Return the kinds of danger that a long text speaks of."""
        found: set[str] = set()
        for sentence in SENTENCE.split(text):
            typed = words(sentence)
            for language in {*self._by_first, *self._starts}:
                found |= self._told(typed, [stands_for(word, language) for word in typed], language)
        return found

    def _told(self, typed: list[str], said: list[frozenset[str]], language: str) -> set[str]:
        """Return the kinds of the phrases that stand in a sentence."""
        by_first, starts = self._by_first[language], self._starts[language]
        found: set[str] = set()
        for at, lemmas in enumerate(said):
            begun = [phrase for lemma in lemmas & by_first.keys() for phrase in by_first[lemma]]
            for phrase in begun + [one for one in starts if one.needs[0].said_by(typed[at], lemmas)]:
                if phrase.kind not in found and follows(phrase, typed, said, at):
                    found.add(phrase.kind)
        return found


def follows(phrase: Phrase, typed: list[str], said: list[frozenset[str]], at: int) -> bool:
    """Say whether a phrase that begins at a word of a sentence goes on there, and nothing speaks against it."""
    for need in phrase.needs[1:]:
        near = range(at + 1, min(at + 2 + GAP, len(said)))
        after = next((n for n in near if need.said_by(typed[n], said[n])), None)
        if after is None:
            return False
        at = after
    return not any(phrase.not_with & lemmas for lemmas in said)


def met(need: Need, said: frozenset[str], typed: list[str]) -> bool:
    """Say whether a search says a word of a phrase, spelt right or nearly so."""
    return any(need.said_by(word, said) or any(alike(lemma, word) for lemma in need.lemmas) for word in typed)


def parse(kind: str, language: str, phrase: str) -> Phrase | None:
    """Read a phrase; a word after a minus must not be there ("hakata -sydän"), a star stands for any ending."""
    needs, unwanted = [], set[str]()
    for word in phrase.lower().split():
        bare = word.strip("-*")
        if not bare:
            continue
        if word.startswith("-"):
            unwanted |= {fold(lemma) for lemma in of(language).word(bare).lemmas}
        elif word.endswith("*"):
            needs.append(Need(frozenset(), fold(bare)))
        else:
            needs.append(Need(frozenset(fold(lemma) for lemma in of(language).word(bare).lemmas)))
    return Phrase(kind, language, tuple(needs), frozenset(unwanted)) if needs else None


def stands_for(word: str, language: str) -> frozenset[str]:
    """Return all that a word may stand for in a language, dots left out."""
    return _stands_for(word, language, of(language).name)


@lru_cache(maxsize=40_000)
def _stands_for(word: str, language: str, _analyser: str) -> frozenset[str]:
    analyser = of(language)
    return frozenset(fold(term) for form in analyser.spoken(word) for term in analyser.word(form).terms)


def lemmas_of(typed: list[str], language: str) -> frozenset[str]:
    """Return all that the words of a search may stand for in a language, spelling mended."""
    analyser = of(language)
    found: set[str] = set()
    for word in typed:
        found |= stands_for(word, language)
        if not analyser.word(word).known and len(word) >= SHORTEST_ALIKE:
            for form in analyser.corrections(word):
                found |= {fold(term) for term in analyser.word(form).terms}
    return frozenset(found)


@lru_cache(maxsize=20_000)
def alike(lemma: str, word: str) -> bool:
    """Say whether a typed word is spelt much like a danger word."""
    if min(len(lemma), len(word)) < SHORTEST_ALIKE or abs(len(lemma) - len(word)) > 3:
        return False
    return fold(word[0]) == lemma[0] and dice(trigrams(lemma), trigrams(word)) >= ALIKE


def lexicon(known: marks.Marks) -> DangerLexicon:
    """Return the danger words in use, read again when an editor has changed them."""
    kept = _kept.get(analyser_name())
    if kept is None or kept[0] != known.dangers:
        rows = DangerWord.objects.filter(active=True)
        made = DangerLexicon(rows.values_list("kind", "language", "phrase", "only_search"))
        kept = _kept[analyser_name()] = (known.dangers, made)
    return kept[1]


def dangers(text: str, known: marks.Marks | None = None) -> set[str]:
    """Return the kinds of danger (``DangerWord.Kind``) in a search. One query, none with the present marks."""
    return lexicon(known or marks.now()).kinds(text)


def dangers_in_text(text: str) -> set[str]:
    """Return the kinds of danger in something longer that somebody wrote. One query."""
    return lexicon(marks.now()).kinds_in_text(text)
