"""Everyday words that lead to ours: rows of the database, made ready to be matched quickly."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from familycentre.guidance.search import semantic, weights
from familycentre.guidance.search.analysis import Analyser, of
from familycentre.guidance.search.analysis.pairs import pairs
from familycentre.guidance.search.analysis.words import words

ALIKE = 0.7  # how surely a phrase is said with another word that means the same


@dataclass(frozen=True)
class Row:
    """A synonym as an editor writes it: phrases with commas between."""

    said: str
    meant: str
    both_ways: bool = False
    vectors: bytes | None = None


@dataclass(frozen=True)
class Entry:
    """A phrase as sets of lemmas, one of each must be there, and the terms that it brings."""

    row: int
    needs: tuple[frozenset[str], ...]
    telling: int  # how many of its words are not common ones
    terms: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Match:
    """An entry that a query fulfils: by which of its words, how surely, and what it brings."""

    row: int
    groups: frozenset[int]
    sureness: float
    telling: int
    terms: tuple[tuple[str, float], ...]


class Lexicon:
    """The synonyms of a language."""

    def __init__(self, language: str, rows: Iterable[Row]) -> None:
        self.analyser = of(language)
        self._by_lemma: dict[str, list[Entry]] = defaultdict(list)
        self._alike: dict[str, set[str]] = defaultdict(set)
        self._situations: list[tuple[tuple[str, float], ...]] = []
        vectors: list[bytes] = []
        for number, row in enumerate(rows):
            if row.vectors and not row.both_ways:
                vectors.append(row.vectors)
                brought_by_all = tuple(
                    merged(phrase_terms(self.analyser, p) for p in phrases(row.meant)).items()
                )
                self._situations += [brought_by_all] * len(situations(row.said))
            said, meant = phrases(row.said), phrases(row.meant)
            if row.both_ways:
                said = meant = [*said, *meant]
                self._add_alike(said)
            brought = [(phrase, phrase_terms(self.analyser, phrase)) for phrase in meant]
            for phrase in said:
                self._add(number, phrase, [terms for other, terms in brought if other != phrase])
        self._matrix = semantic.as_matrix(vectors)

    def by_meaning(self, text: str) -> dict[str, float]:
        """Return the terms of the situations that mean nearly what was typed; with the semantic extra only."""
        places = semantic.nearest_phrases(text, self._matrix) if semantic.usable() else []
        return merged(dict(self._situations[place]) for place in places)

    def _add_alike(self, phrases_alike: list[list[str]]) -> None:
        words_alike = [needed(self.analyser, phrase[0]) for phrase in phrases_alike if len(phrase) == 1]
        every = frozenset().union(*words_alike)
        for lemma in every:
            self._alike[lemma] |= every - {lemma}

    def _add(self, row: int, phrase: list[str], brought: list[dict[str, float]]) -> None:
        needs = tuple(needed(self.analyser, word) for word in phrase)
        if not needs:
            return
        own = frozenset().union(*needs)
        entry = Entry(
            row,
            needs,
            sum(not self.analyser.is_stop(word) for word in phrase),
            tuple((term, weight) for term, weight in merged(brought).items() if term not in own),
        )
        rarest = max(needs, key=lambda lemmas: max(len(lemma) for lemma in lemmas))
        for lemma in rarest:
            self._by_lemma[lemma].append(entry)

    def match(self, said: Mapping[str, dict[int, float]]) -> list[Match]:
        """Return what a query's words bring; ``said`` is lemma → group → how surely it was said.

        A phrase may also be said by words that mean the same, less surely.
        """
        found = self._match(said, 1)
        widened = {lemma: dict(groups) for lemma, groups in said.items()}
        for lemma, groups in said.items():
            for other in self._alike.get(lemma, ()):
                known = widened.setdefault(other, {})
                for group, sureness in groups.items():
                    known[group] = max(sureness * ALIKE, known.get(group, 0.0))
        return found + self._match(widened, 2)

    def _match(self, said: Mapping[str, dict[int, float]], least: int) -> list[Match]:
        """Return the fulfilled entries of one word (``least`` 1) or of more (2)."""
        found, seen = [], set()
        for lemma in said:
            for entry in self._by_lemma.get(lemma, ()):
                if id(entry) in seen or (len(entry.needs) == 1) != (least == 1):
                    continue
                seen.add(id(entry))
                met = [fulfilled(lemmas, said) for lemmas in entry.needs]
                sure = [one for one in met if one is not None]
                if len(sure) == len(met):
                    groups = frozenset(group for group, _sureness in sure)
                    found.append(
                        Match(
                            entry.row,
                            groups,
                            min(sure_of for _g, sure_of in sure),
                            entry.telling,
                            entry.terms,
                        )
                    )
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


def situations(said: str) -> list[str]:
    """Return the phrases of more than one word, as texts: these mean something even without their exact words."""
    return [" ".join(phrase) for phrase in phrases(said) if len(phrase) > 1]


def merged(found: Iterable[dict[str, float]]) -> dict[str, float]:
    """Return all terms, each with its largest weight."""
    terms: dict[str, float] = {}
    for some in found:
        for term, weight in some.items():
            terms[term] = max(weight, terms.get(term, 0.0))
    return terms


def needed(analyser: Analyser, word: str) -> frozenset[str]:
    """Return the lemmas any of which stands for a word of a phrase.

    A word that means something is not met by a common one that may be another form of it: "miniä" by "minä".
    """
    lemmas = frozenset(analyser.word(word).lemmas)
    telling = frozenset(lemma for lemma in lemmas if not analyser.is_stop(lemma))
    return lemmas if analyser.is_stop(word) else telling or lemmas


def phrase_terms(analyser: Analyser, phrase: list[str]) -> dict[str, float]:
    """Return the terms that stand for a phrase; its common words are left out."""
    analysed = [analyser.word(word) for word in phrase if not analyser.is_stop(word)]
    found = dict.fromkeys(pairs([word.lemmas for word in analysed]), 1.0)
    for word in analysed:
        found.update(dict.fromkeys(word.lemmas, 1.0))
    for word in analysed:
        for part in word.parts:
            found.setdefault(part, weights.PART)
    return found
