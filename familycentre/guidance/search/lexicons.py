"""The synonyms in use, kept in the process and read again when an editor has changed them."""

from django.db.models import F

from familycentre.guidance.models import Synonym
from familycentre.guidance.search import marks, semantic
from familycentre.guidance.search.analysis import of as analyser_of
from familycentre.guidance.search.synonyms import Lexicon, Row, situations

_kept: dict[tuple[str, str, str], tuple[object, Lexicon]] = {}


class Lexicons:
    """The synonyms of all languages as they are now; each language's are read when they are asked for."""

    def __init__(self, known: marks.Marks, using: str = "default") -> None:
        self.using, self._marks = using, known.synonyms

    def __getitem__(self, language: str) -> Lexicon:
        plain = language.split("-")[0]
        where, mark = (self.using, plain, analyser_of(plain).name), self._marks.get(plain)
        known = _kept.get(where)
        if known is None or known[0] != mark:
            known = _kept[where] = (mark, read(plain, self.using))
        return known[1]


def forget(using: str) -> None:
    """Let go of the synonyms of a database that is no more."""
    for where in [where for where in _kept if where[0] == using]:
        del _kept[where]


def read(language: str, using: str) -> Lexicon:
    """Read a language's synonyms."""
    rows = Synonym.objects.using(using).filter(language=language, active=True).order_by("pk")
    told = rows.values_list("said", "meant", "both_ways", "vectors", "vectors_of")
    return Lexicon(
        language,
        [Row(s, m, both, bytes(v) if v and of_what == s else None) for s, m, both, v, of_what in told],
    )


def learn_meanings(using: str = "default") -> int:
    """Keep the vectors of what families say; return how many rows were new. Nothing without the semantic extra."""
    if not semantic.usable():
        return 0
    new = 0
    for row in Synonym.objects.using(using).filter(both_ways=False).exclude(vectors_of=F("said")):
        phrases = situations(row.said)
        row.vectors, row.vectors_of = semantic.phrase_vectors(phrases) if phrases else None, row.said
        row.save(using=using)
        new += 1
    return new
