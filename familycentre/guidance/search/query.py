"""A visitor's words turned into weighted terms.

Everyday speech → written words → stop words left out → lemmas, compound parts → spelling → synonyms → words that
are spelt alike. Terms come in groups, one for each word that was typed, so that five synonyms of one word don't
weigh more than two words that both match.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from familycentre.guidance.search import weights
from familycentre.guidance.search.analysis import Analyser, of
from familycentre.guidance.search.analysis.pairs import pairs
from familycentre.guidance.search.analysis.words import query_words
from familycentre.guidance.search.synonyms import Lexicon
from familycentre.guidance.search.vocabulary import Known, Vocabulary

MOST_CORRECTED = 4  # suggestions cost milliseconds
SHORTEST_NEIGHBOUR = 4
ON_A_PART = 0.6  # how surely a compound's part says what its synonyms say


@dataclass
class Said:
    """One word that was typed, the written forms it stands for, and their terms."""

    typed: str
    terms: dict[str, float] = field(default_factory=dict)
    known: bool = True
    stop: bool = False

    def add(self, term: str, weight: float) -> None:
        """Keep a term with the larger of its weights, never the sum."""
        self.terms[term] = max(weight, self.terms.get(term, 0.0))

    def whole(self) -> list[str]:
        """Return the terms that stand for the whole word."""
        return [term for term, weight in self.terms.items() if weight >= 1.0]


@dataclass
class Query:
    """What to ask of the index: groups of (term, weight) and what was made of the typing."""

    language: str
    groups: list[dict[str, float]]
    known: dict[str, Known]
    corrected: dict[str, str] = field(default_factory=dict)
    matched: bool = False  # some word was met as it was typed, or by a synonym

    @property
    def terms(self) -> set[str]:
        return {term for group in self.groups for term in group}


def build(text: str, language: str, vocabulary: Vocabulary, lexicon: Lexicon) -> Query:
    """Return the query for what was typed. Two to four reads of the vocabulary."""
    analyser = of(language)
    said = [listen(analyser, word) for word in query_words(text)]
    join_neighbours(analyser, said)
    known = vocabulary.lookup({term for word in said for term in word.terms})
    corrected = correct(analyser, said, known, vocabulary)
    matches = lexicon.match(sayings(analyser, said))
    known |= vocabulary.lookup({term for match in matches for term, _weight in match.terms} - set(known))
    groups = [dict(word.terms) if not word.stop else {} for word in said]
    for match in matches:
        alone = not any(strong(groups[group], known) for group in match.groups)
        usual = weights.SYNONYM if len(match.groups) == 1 else weights.PHRASE
        weight = (weights.SYNONYM_ALONE if alone else usual) * match.sureness
        if len(match.groups) == 1:
            target = groups[next(iter(match.groups))]
        else:
            target = {}
            groups.append(target)
        for term, share in match.terms:
            target[term] = max(weight * share, target.get(term, 0.0))
    groups.append(near_in_meaning(text, lexicon, known, vocabulary))
    for group, word in zip(groups, said, strict=False):
        if word.stop or any(term in known for term in group):
            continue
        if len(word.typed) >= SHORTEST_NEIGHBOUR:
            for neighbour, likeness in vocabulary.neighbours(word.typed):
                group[neighbour.text] = weights.NEIGHBOUR * likeness
                known[neighbour.text] = neighbour
    groups = [{term: weight for term, weight in group.items() if term in known} for group in groups]
    query = Query(language, [group for group in groups if group], known, corrected)
    query.matched = any(weight >= weights.SYNONYM for group in query.groups for weight in group.values())
    return query


def near_in_meaning(text: str, lexicon: Lexicon, known: dict[str, Known], vocabulary: Vocabulary) -> dict[str, float]:
    """Return the terms of situations that mean nearly what was typed; nothing without the semantic extra."""
    found = lexicon.by_meaning(text)
    known |= vocabulary.lookup(set(found) - set(known))
    return {term: weights.MEANT * share for term, share in found.items()}


def listen(analyser: Analyser, typed: str) -> Said:
    """Return a typed word with its terms."""
    word = Said(typed)
    forms = analyser.spoken(typed)
    word.stop = all(analyser.is_stop(form) or (form.isdigit() and len(form) < 3) for form in forms)
    for form in forms:
        if analyser.is_stop(form) and not word.stop:
            continue
        analysed = analyser.word(form)
        word.known = word.known and analysed.known
        for lemma in analysed.lemmas:
            word.add(lemma, 1.0)
        for part in analysed.parts:
            word.add(part, weights.PART)
    return word


def join_neighbours(analyser: Analyser, said: list[Said]) -> None:
    """Give two words side by side their pair's term, and that of the compound they make ("itse tuhoisuus")."""
    for first, second in zip(said, said[1:], strict=False):
        if first.stop or len(first.typed) < 3 or len(second.typed) < 4:
            continue
        joined = analyser.word(first.typed + second.typed)
        if joined.known:
            for lemma in joined.lemmas:
                second.add(lemma, 1.0)
    kept = [word for word in said if not word.stop]
    for first, second in zip(kept, kept[1:], strict=False):
        for pair in pairs([first.whole(), second.whole()]):
            second.add(pair, weights.PAIR)


def strong(group: dict[str, float], known: dict[str, Known]) -> bool:
    """Say whether a whole word of the group stands in some document."""
    return any(weight >= weights.CORRECTION and term in known for term, weight in group.items())


def correct(
    analyser: Analyser, said: list[Said], known: dict[str, Known], vocabulary: Vocabulary
) -> dict[str, str]:
    """Give misspelt words the terms of their likely spellings; return typed word → spelling."""
    corrected = {}
    unknown = [word for word in said if not word.stop and not word.known and not strong(word.terms, known)]
    for word in sorted(unknown, key=lambda w: -len(w.typed))[:MOST_CORRECTED]:
        for form in analyser.corrections(word.typed):
            analysed = analyser.word(form)
            for lemma in analysed.lemmas:
                word.add(lemma, weights.CORRECTION)
            for part in analysed.parts:
                word.add(part, weights.CORRECTION * weights.PART)
            new = vocabulary.lookup(analysed.terms - set(known))
            known |= new
            if word.typed not in corrected and any(lemma in known for lemma in analysed.lemmas):
                corrected[word.typed] = form
    return corrected


def sayings(analyser: Analyser, said: list[Said]) -> dict[str, dict[int, float]]:
    """Return lemma → word → how surely it was said; the common words are among them, for phrases."""
    found: dict[str, dict[int, float]] = defaultdict(dict)
    for number, word in enumerate(said):
        for term, weight in word.terms.items():
            sureness = weight if weight >= weights.CORRECTION else ON_A_PART
            found[term][number] = max(sureness, found[term].get(number, 0.0))
        if word.stop:
            for lemma in analyser.word(word.typed).lemmas:
                found[lemma][number] = 1.0
    return found
