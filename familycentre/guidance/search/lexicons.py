"""The synonyms in use, kept in the process and read again when an editor has changed them."""

from django.db.models import Count, Max

from familycentre.guidance.models import Synonym
from familycentre.guidance.search.analysis import of as analyser_of
from familycentre.guidance.search.synonyms import Lexicon, Row

_kept: dict[tuple[str, str, str], tuple[object, Lexicon]] = {}


def of(language: str, using: str = "default") -> Lexicon:
    """Return a language's synonyms. One query: to see whether they changed."""
    plain = language.split("-")[0]
    rows = Synonym.objects.using(using).filter(language=plain, active=True)
    mark = tuple(rows.aggregate(n=Count("pk"), last=Max("changed_at")).values())
    where = (using, plain, analyser_of(plain).name)
    known = _kept.get(where)
    if known is None or known[0] != mark:
        told = rows.values_list("said", "meant", "both_ways")
        known = _kept[where] = (mark, Lexicon(plain, [Row(*row) for row in told]))
    return known[1]
