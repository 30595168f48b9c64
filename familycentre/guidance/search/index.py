"""Writing the index: put documents, drop them. Runs in the transaction of whoever publishes."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import islice
from typing import Any

from django.db import connections, transaction
from django.db.models import F, Model

from familycentre.guidance.models import Document, IndexState, Posting, Term, Trigram
from familycentre.guidance.search import semantic
from familycentre.guidance.search.analysis import of
from familycentre.guidance.search.analysis.pairs import JOINT
from familycentre.guidance.search.analysis.words import fold, trigrams
from familycentre.guidance.search.document import Doc, digest, terms

AT_ONCE = 100
ROWS_AT_ONCE = 400
SHORTEST_ALIKE = 4  # shorter words have too few pieces to compare
PLAIN_FIELDS = ("title", "summary", "path", "facets", "payload", "boost", "sensitive", "ends_on")


_held: ContextVar[bool] = ContextVar("held", default=False)


@contextmanager
def held() -> Iterator[None]:
    """Let publications pass without following them, for loads that rebuild the index afterwards."""
    token = _held.set(True)
    try:
        yield
    finally:
        _held.reset(token)


def unsettle() -> None:
    """Note that the index is behind, in the transaction that makes it so; a rebuild settles it."""
    IndexState.objects.update(built_at=None)


def follows() -> bool:
    """Say whether the index follows what is published now."""
    return not _held.get()


def put(documents: Iterable[Doc], using: str = "default") -> int:
    """Put documents into the index, in place of what was there; return how many had new words."""
    changed, rest = 0, iter(documents)
    while batch := list(islice(rest, AT_ONCE)):
        with transaction.atomic(using=using):
            by_language: dict[str, list[Doc]] = defaultdict(list)
            for doc in batch:
                by_language[doc.language].append(doc)
            for language in sorted(by_language):
                changed += _put_language(language, by_language[language], using)
    return changed


@transaction.atomic
def drop(kind: str, key: str, language: str | None = None) -> None:
    """Take a thing out of the index, in one language or in all."""
    found = Document.objects.filter(kind=kind, key=key)
    if language is not None:
        found = found.filter(language=language)
    _remove(list(found), "default")


@transaction.atomic
def drop_others(kind: str, key: str, languages: Iterable[str]) -> None:
    """Take a thing out of the index in all but these languages."""
    _remove(
        list(Document.objects.filter(kind=kind, key=key).exclude(language__in=list(languages))), "default"
    )


def _put_language(language: str, docs: list[Doc], using: str) -> int:
    state = locked_state(language, using)
    docs = list({(doc.kind, doc.key): doc for doc in docs}.values())
    present = {
        (row.kind, row.key): row
        for row in Document.objects.using(using).filter(
            language=language, kind__in={d.kind for d in docs}, key__in={d.key for d in docs}
        )
    }
    changed: list[tuple[Document, Doc]] = []
    new = 0
    for doc in docs:
        row = present.get((doc.kind, doc.key))
        if row is None:
            row, new = Document(kind=doc.kind, key=doc.key, language=language), new + 1
        mark = digest(doc, state.average_length)
        if row.digest != mark:
            row.digest, row.vector = mark, semantic.vector_of(doc)
            changed.append((row, doc))
        elif row.vector is None and semantic.wanted():
            row.vector = semantic.vector_of(doc)
        for name in PLAIN_FIELDS:
            setattr(row, name, getattr(doc, name))
        row.title = row.title[:250]
        row.save(using=using)
    IndexState.objects.using(using).filter(pk=language).update(
        documents=F("documents") + new, version=F("version") + 1
    )
    _write_postings(language, [(row, terms(doc, state.average_length)) for row, doc in changed], using)
    return len(changed)


def locked_state(language: str, using: str) -> IndexState:
    """Return the state of a language's index; writers of one language take turns on it."""
    IndexState.objects.using(using).get_or_create(pk=language, defaults={"analyser": of(language).name})
    return IndexState.objects.using(using).select_for_update().get(pk=language)


def _write_postings(language: str, weighted: list[tuple[Document, dict[str, float]]], using: str) -> None:
    """Replace the documents' postings and keep the terms' counts right."""
    if not weighted:
        return
    ids = _term_ids(language, {term for _row, weights in weighted for term in weights}, using)
    documents = [row.pk for row, _weights in weighted]
    old = Posting.objects.using(using).filter(document__in=documents)
    change: Counter[int] = Counter()
    change.subtract(old.values_list("term_id", flat=True))
    old.delete()
    rows = [(ids[term], row.pk, weight) for row, weights in weighted for term, weight in weights.items()]
    change.update(pk for pk, _document, _weight in rows)
    plainly(using, Posting, "term_id, document_id, weight", rows)
    _count(change, using)


def plainly(using: str, model: type[Model], columns: str, rows: list[tuple[Any, ...]]) -> None:
    """Insert rows of three columns without making objects of them: five times as fast."""
    with connections[using].cursor() as cursor:
        into = f"INSERT INTO {model._meta.db_table} ({columns})"  # names of our own
        cursor.executemany(f"{into} VALUES (%s, %s, %s)", rows)


def _remove(documents: list[Document], using: str) -> None:
    ids = [row.pk for row in documents]
    for language, number in Counter(row.language for row in documents).items():
        locked_state(language, using)
        IndexState.objects.using(using).filter(pk=language).update(
            documents=F("documents") - number, version=F("version") + 1
        )
    postings = Posting.objects.using(using).filter(document__in=ids)
    change: Counter[int] = Counter()
    change.subtract(postings.values_list("term_id", flat=True))
    postings.delete()
    _count(change, using)
    Document.objects.using(using).filter(pk__in=ids).delete()


def remove(documents: list[Document], using: str = "default") -> None:
    """Take documents out of the index that no source tells of any more."""
    for start in range(0, len(documents), AT_ONCE):
        with transaction.atomic(using=using):
            _remove(documents[start : start + AT_ONCE], using)


def _term_ids(language: str, texts: set[str], using: str) -> dict[str, int]:
    """Return the terms' ids; new terms are added with their trigrams."""
    terms_of = Term.objects.using(using).filter(language=language)
    wanted = sorted(texts)
    ids: dict[str, int] = {}
    for start in range(0, len(wanted), ROWS_AT_ONCE):
        part = wanted[start : start + ROWS_AT_ONCE]
        ids |= dict(terms_of.filter(text__in=part).values_list("text", "pk"))
        missing = [text for text in part if text not in ids]
        if not missing:
            continue
        Term.objects.using(using).bulk_create(
            [Term(language=language, text=text, folded=fold(text)) for text in missing],
            batch_size=ROWS_AT_ONCE,
        )
        new = dict(terms_of.filter(text__in=missing).values_list("text", "pk"))
        ids |= new
        grams = [
            (language, gram, pk)
            for text, pk in new.items()
            if len(text) >= SHORTEST_ALIKE and JOINT not in text
            for gram in sorted(trigrams(text))
        ]
        plainly(using, Trigram, "language, gram, term_id", grams)
    return ids


def _count(change: Counter[int], using: str) -> None:
    """Add to the terms' document counts; terms that change alike are updated at once."""
    alike: dict[int, list[int]] = defaultdict(list)
    for pk, by in change.items():
        if by:
            alike[by].append(pk)
    for by, pks in sorted(alike.items()):
        for start in range(0, len(pks), ROWS_AT_ONCE):
            Term.objects.using(using).filter(pk__in=sorted(pks)[start : start + ROWS_AT_ONCE]).update(
                documents=F("documents") + by
            )
