"""Building the whole index anew, in small transactions: it can be stopped and started again at any time.

What is already indexed with the same words, the same analyser and the same average length is skipped, so a second
start goes on where the first one ended. Readers search all the while.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import islice

from django.db import connections, transaction
from django.utils import timezone

from familycentre.guidance.models import Document, IndexState, Term
from familycentre.guidance.search import index, lexicons, seeds, sources
from familycentre.guidance.search.analysis import of
from familycentre.guidance.search.document import Doc, length

DRIFT = 0.02  # by how much the average length may have moved before everything is weighed anew

Progress = Callable[[int, int], None]


def stale(using: str = "default") -> bool:
    """Say whether the index was not built to its end, or by another analyser than this machine's."""
    states = list(IndexState.objects.using(using).all())
    return not states or any(
        state.built_at is None or state.analyser != of(state.language).name for state in states
    )


def rebuild(
    progress: Progress | None = None,
    documents: Callable[[], Iterable[Doc]] = sources.every,
    using: str = "default",
) -> int:
    """Bring the index up to what the sources tell; return the number of documents."""
    seeds.sow(using)
    lexicons.learn_meanings(using)
    total = measure(documents(), using)
    seen: set[tuple[str, str, str]] = set()
    rest = iter(documents())
    while batch := list(islice(rest, index.AT_ONCE)):
        index.put(batch, using)
        seen.update((doc.kind, doc.key, doc.language) for doc in batch)
        if progress:
            progress(len(seen), total)
    known = Document.objects.using(using).defer("vector", "payload")
    index.remove([row for row in known if (row.kind, row.key, row.language) not in seen], using)
    settle(using)
    return len(seen)


def measure(documents: Iterable[Doc], using: str) -> int:
    """Note each language's average length and analyser; return the number of documents."""
    count: dict[str, int] = defaultdict(int)
    words: dict[str, int] = defaultdict(int)
    for doc in documents:
        count[doc.language] += 1
        words[doc.language] += length(doc)
    for language, number in count.items():
        average = words[language] / number
        state, _created = IndexState.objects.using(using).get_or_create(pk=language)
        if abs(average - state.average_length) > DRIFT * average:
            state.average_length = average
        state.analyser = of(language).name
        state.save(using=using)
    return sum(count.values())


@transaction.atomic
def settle(using: str) -> None:
    """Count terms and documents exactly, and forget words that stand nowhere any more."""
    with connections[using].cursor() as cursor:
        cursor.execute(
            "UPDATE guidance_term SET documents = "
            "(SELECT COUNT(*) FROM guidance_posting p WHERE p.term_id = guidance_term.id)"
        )
        cursor.execute(
            "DELETE FROM guidance_trigram WHERE term_id IN (SELECT id FROM guidance_term WHERE documents = 0)"
        )
    Term.objects.using(using).filter(documents=0).delete()
    for state in IndexState.objects.using(using).all():
        state.documents = Document.objects.using(using).filter(language=state.language).count()
        state.built_at = timezone.now()
        state.save(using=using)
