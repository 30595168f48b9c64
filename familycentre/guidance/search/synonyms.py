"""Everyday words that lead to ours: rows of the database, made ready to be matched quickly."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from familycentre.guidance.search import weights
from familycentre.guidance.search.analysis import Analyser, of
from familycentre.guidance.search.analysis.words import words


@dataclass(frozen=True)
class Row:
    """A synonym as an editor writes it: phrases with commas between."""

    said: str
    meant: str
    both_ways: bool = False


@dataclass(frozen=True)
class Entry:
    """A phrase as sets of lemmas, one of each must be there, and the terms that it brings."""

    needs: tuple[frozenset[str], ...]
    terms: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Match:
    """An entry that a query fulfils: by which of its words, how surely, and what it brings."""

    groups: frozenset[int]
    sureness: float
    terms: tuple[tuple[str, float], ...]


class Lexicon:
    """The synonyms of a language."""

    def __init__(self, language: str, rows: Iterable[Row]) -> None:
        self.analyser = of(language)
        self._by_lemma: dict[str, list[Entry]] = defaultdict(list)
        for row in rows:
            said, meant = phrases(row.said), phrases(row.meant)
            if row.both_ways:
                said = meant = [*said, *meant]
            brought = [(phrase, phrase_terms(self.analyser, phrase)) for phrase in meant]
            for phrase in said:
                self._add(phrase, [terms for other, terms in brought if other != phrase])

    def _add(self, phrase: list[str], brought: list[dict[str, float]]) -> None:
        needs = tuple(needed(self.analyser, word) for word in phrase)
        if not needs:
            return
        own = frozenset().union(*needs)
        terms: dict[str, float] = {}
        for found in brought:
            for term, weight in found.items():
                if term not in own:
                    terms[term] = max(weight, terms.get(term, 0.0))
        entry = Entry(needs, tuple(terms.items()))
        rarest = max(needs, key=lambda lemmas: max(len(lemma) for lemma in lemmas))
        for lemma in rarest:
            self._by_lemma[lemma].append(entry)

    def match(self, said: Mapping[str, dict[int, float]]) -> list[Match]:
        """Return what a query's words bring; ``said`` is lemma → group → how surely it was said."""
        found, seen = [], set()
        for lemma in said:
            for entry in self._by_lemma.get(lemma, ()):
                if id(entry) in seen:
                    continue
                seen.add(id(entry))
                met = [fulfilled(lemmas, said) for lemmas in entry.needs]
                if all(met):
                    groups = frozenset(group for group, _sureness in met)
                    found.append(Match(groups, min(sureness for _group, sureness in met), entry.terms))
        return found


def fulfilled(lemmas: frozenset[str], said: Mapping[str, dict[int, float]]) -> tuple[int, float] | None:
    """Return the group that says one of the lemmas most surely."""
    best: tuple[int, float] | None = None
    for lemma in lemmas:
        for group, sureness in said.get(lemma, {}).items():
            if best is None or sureness > best[1]:
                best = (group, sureness)
    return best


def phrases(text: str) -> list[list[str]]:
    """Return the phrases of a list with commas between, each as its words."""
    return [found for phrase in text.split(",") if (found := words(phrase))]


def needed(analyser: Analyser, word: str) -> frozenset[str]:
    """Return the lemmas any of which stands for a word of a phrase."""
    return frozenset(analyser.word(word).lemmas)


def phrase_terms(analyser: Analyser, phrase: list[str]) -> dict[str, float]:
    """Return the terms that stand for a phrase; its common words are left out."""
    found: dict[str, float] = {}
    for word in phrase:
        if analyser.is_stop(word):
            continue
        analysed = analyser.word(word)
        for lemma in analysed.lemmas:
            found[lemma] = 1.0
        for part in analysed.parts:
            found.setdefault(part, weights.PART)
    return found
