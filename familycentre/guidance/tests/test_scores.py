"""The scores are what the formula says, on whichever database the tests run."""

from collections import defaultdict

import pytest

from familycentre.guidance.models import Document, IndexState, Posting, Term, Trigram
from familycentre.guidance.search import lexicons, marks, weights
from familycentre.guidance.search.document import terms
from familycentre.guidance.search.evaluation import fill
from familycentre.guidance.search.find import NO_FILTERS, rank
from familycentre.guidance.search.query import build
from familycentre.guidance.search.vocabulary import Vocabulary
from familycentre.guidance.tests.conftest import PAGES

pytestmark = pytest.mark.django_db
QUERIES = ["lastenneuvola", "vauva heräilee öisin", "tukea vanhemmille rahasta", "perheväkivalta ja ero"]


def expected(query, documents: int, average: float) -> dict[str, float]:
    """The same sum in plain Python: the best of each group, and a share of the rest."""
    found: dict[str, float] = {}
    for doc in (page for page in PAGES if page.language == "fi"):
        have = terms(doc, average)
        by_group: dict[int, list[float]] = defaultdict(list)
        for number, group in enumerate(query.groups):
            for term, weight in group.items():
                if term in have:
                    rarity = weights.rarity(query.known[term].documents, documents)
                    by_group[number].append(weight * rarity * have[term])
        if by_group:
            found[doc.key] = sum(max(s) + weights.REST * (sum(s) - max(s)) for s in by_group.values())
    return found


@pytest.mark.parametrize("text", QUERIES)
def test_scores_follow_the_formula(text):
    for model in (Posting, Trigram, Document, Term, IndexState):
        model.objects.all().delete()
    fill(PAGES, "default")
    state = IndexState.objects.get(pk="fi")
    query = build(text, "fi", Vocabulary("fi"), lexicons.Lexicons(marks.now())["fi"])
    scores = rank(query, state.documents, NO_FILTERS, None, "default")
    keys = dict(Document.objects.values_list("pk", "key"))
    told = {keys[pk]: score for pk, score in scores.items()}
    assert told
    assert told == pytest.approx(expected(query, state.documents, state.average_length), rel=1e-9)
