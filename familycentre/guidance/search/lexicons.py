"""The synonyms in use, kept in the process and read again when an editor has changed them."""

from django.db.models import Count, F, Max

from familycentre.guidance.models import Synonym
from familycentre.guidance.search import semantic
from familycentre.guidance.search.analysis import of as analyser_of
from familycentre.guidance.search.synonyms import Lexicon, Row, situations

_kept: dict[tuple[str, str, str], tuple[object, Lexicon]] = {}


def of(language: str, using: str = "default") -> Lexicon:
    """Return a language's synonyms. One query: to see whether they changed."""
    plain = language.split("-")[0]
    rows = Synonym.objects.using(using).filter(language=plain, active=True)
    mark = tuple(rows.aggregate(n=Count("pk"), last=Max("changed_at")).values())
    where = (using, plain, analyser_of(plain).name)
    known = _kept.get(where)
    if known is None or known[0] != mark:
        told = rows.values_list("said", "meant", "both_ways", "vectors", "vectors_of")
        lexicon = Lexicon(plain, [Row(s, m, both, v if of_what == s else None) for s, m, both, v, of_what in told])
        known = _kept[where] = (mark, lexicon)
    return known[1]


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
