"""A visitor's words turned into weighted terms.

Everyday speech → written words → stop words left out → lemmas, compound parts → spelling → synonyms → words that
are spelt alike. Terms come in groups, one for each word that was typed, so that five synonyms of one word don't
weigh more than two words that both match.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from familycentre.guidance.search import weights
from familycentre.guidance.search.analysis import Analyser, Word, of
from familycentre.guidance.search.analysis.pairs import pairs
from familycentre.guidance.search.analysis.words import query_words
from familycentre.guidance.search.synonyms import Lexicon, Match
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

    def add_word(self, word: Word, weight: float) -> None:
        """Keep what an analysed word stands for."""
        for lemma in word.lemmas:
            self.add(lemma, weight)
        for part in word.parts:
            self.add(part, weight * weights.PART)

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


def build(text: str, language: str, vocabulary: Vocabulary, lexicon: Lexicon, mend: bool = True) -> Query:
    """Return the query for what was typed. One read of the vocabulary, two more when a word is met nowhere.

    ``mend``: look for other spellings of such words.
    """
    analyser = of(language)
    said = [listen(analyser, word) for word in query_words(text)]
    join_neighbours(analyser, said)
    matches = lexicon.match(sayings(analyser, said))
    by_meaning = lexicon.by_meaning(text)
    known = vocabulary.lookup(
        {term for word in said for term in word.terms}
        | {term for match in matches for term, _weight in match.terms}
        | set(by_meaning)
    )
    corrected: dict[str, str] = {}
    if mend and (lost := unmet(said, known)):
        corrected = correct(analyser, lost, known, vocabulary)
        if corrected:
            matches = lexicon.match(sayings(analyser, said))
            known |= vocabulary.lookup(
                {term for match in matches for term, _weight in match.terms} - set(known)
            )
    groups = [dict(word.terms) if not word.stop else {} for word in said]
    bring(matches, groups, known)
    groups.append({term: weights.MEANT * share for term, share in by_meaning.items()})
    if mend:
        resemble(said, groups, known, vocabulary)
    groups = [{term: weight for term, weight in group.items() if term in known} for group in groups]
    query = Query(language, [group for group in groups if group], known, corrected)
    query.matched = any(
        weight >= weights.CORRECTION / 2 for group in query.groups for weight in group.values()
    )
    return query


def bring(matches: list[Match], groups: list[dict[str, float]], known: dict[str, Known]) -> None:
    """Add what synonyms bring: to the word's own group, or as a group of its own for a phrase of many words."""
    of_row: dict[int, dict[str, float]] = {}  # phrases of one row say the same once
    for match in matches:
        alone = not any(strong(groups[group], known) for group in match.groups)
        usual = (
            weights.PHRASE
            if match.telling > 1
            else weights.SAYING
            if len(match.groups) > 1
            else weights.SYNONYM
        )
        weight = (weights.SYNONYM_ALONE if alone else usual) * match.sureness
        if len(match.groups) == 1:
            target = groups[next(iter(match.groups))]
        elif match.row in of_row:
            target = of_row[match.row]
        else:
            target = of_row[match.row] = {}
            groups.append(target)
        for term, share in match.terms:
            target[term] = max(weight * share, target.get(term, 0.0))


def resemble(
    said: list[Said], groups: list[dict[str, float]], known: dict[str, Known], vocabulary: Vocabulary
) -> None:
    """Give words that are still met nowhere the vocabulary words that are spelt alike."""
    lost = [
        (group, word.typed)
        for group, word in zip(groups, said, strict=False)
        if not word.stop
        and len(word.typed) >= SHORTEST_NEIGHBOUR
        and not any(term in known for term in group)
    ][:MOST_CORRECTED]
    found = vocabulary.neighbours([typed for _group, typed in lost]) if lost else {}
    for group, typed in lost:
        for neighbour, likeness in found.get(typed, []):
            group[neighbour.text] = weights.NEIGHBOUR * likeness
            known[neighbour.text] = neighbour


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
        word.add_word(analysed, 1.0)
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


def unmet(said: list[Said], known: dict[str, Known]) -> list[Said]:
    """Return the longest of the words that the analyser does not know and that stand nowhere."""
    lost = [word for word in said if not word.stop and not word.known and not strong(word.terms, known)]
    return sorted(lost, key=lambda word: -len(word.typed))[:MOST_CORRECTED]


def correct(
    analyser: Analyser, lost: list[Said], known: dict[str, Known], vocabulary: Vocabulary
) -> dict[str, str]:
    """Give misspelt words the terms of their likely spellings; return typed word → spelling.

    The spelling whose word stands in most documents is the likeliest; the others count half.
    """
    spellings = {
        word.typed: [(form, analyser.word(form)) for form in analyser.corrections(word.typed)]
        for word in lost
    }
    known |= vocabulary.lookup(
        {t for forms in spellings.values() for _f, w in forms for t in w.terms} - set(known)
    )
    corrected = {}
    for word in lost:
        forms = sorted(spellings[word.typed], key=lambda pair: -frequency(pair[1], known))
        for place, (form, analysed) in enumerate(forms):
            word.add_word(analysed, weights.CORRECTION if place == 0 else weights.CORRECTION / 2)
            if place == 0 and frequency(analysed, known):
                corrected[word.typed] = form
    return corrected


def frequency(word: Word, known: dict[str, Known]) -> float:
    """Return in how many documents a word stands; as part of others counts a little."""
    whole = max((known[lemma].documents for lemma in word.lemmas if lemma in known), default=0)
    part = max((known[part].documents for part in word.parts if part in known), default=0)
    return whole + part / 1000


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
