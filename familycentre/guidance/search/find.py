"""Finding: what was typed → ranked documents, each with the words that matched."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connections

from familycentre.core.texts import ORDER
from familycentre.guidance.models import Document, IndexState
from familycentre.guidance.search import lexicons, semantic, weights
from familycentre.guidance.search.query import Query, build
from familycentre.guidance.search.vocabulary import Vocabulary

MOST = 200  # documents that are ranked at all
FAINT = 0.12  # of the best score: weaker hits are left out
COMMON = 0.15  # terms in more of the documents than this are skipped in large indexes, when rarer ones are there
LARGE = 3000


@dataclass(frozen=True)
class Hit:
    """A found document, and the query's terms by which words in shown texts are marked."""

    document: Document
    score: float
    terms: frozenset[str]


@dataclass
class Results:
    """What was found, best first. ``language`` is that of the hits."""

    hits: list[Hit] = field(default_factory=list)
    total: int = 0
    language: str = ""
    did_you_mean: str = ""
    used_fallback_language: bool = False


@dataclass(frozen=True)
class Filters:
    """Facets by name: within a name any will do, across names all are needed."""

    kinds: tuple[str, ...] = ()
    facets: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def codes(self) -> list[list[str]]:
        """Return for each name the codes of which a document must have one."""
        return [
            [f"{name}:{value}" for value in values] + ([f"{name}:all"] if name in OPEN_TO_ALL else [])
            for name, values in sorted(self.facets.items())
            if values
        ]


OPEN_TO_ALL = {"municipality"}  # what is offered in the whole region has "municipality:all"
NO_FILTERS = Filters()


def find(
    text: str,
    language: str,
    filters: Filters = NO_FILTERS,
    limit: int = 20,
    offset: int = 0,
    *,
    today: date | None = None,
    using: str = "default",
) -> Results:
    """Return what was found for a text. Never fails on what was typed; an empty text finds nothing.

    When the reader's language has no real match, the other languages are asked, nearest first.
    """
    first: tuple[Query, dict[int, float]] | None = None
    states = {state.language: state for state in IndexState.objects.using(using).filter(documents__gt=0)}
    for code in languages_to_ask(language, states):
        query = build(text, code, Vocabulary(code, using), lexicons.of(code, using))
        scores = rank(query, states[code].documents, filters, using)
        if semantic.usable():
            scores = with_meaning(text, code, filters, scores, using)
        if first is None:
            first = (query, scores)
        if scores and query.matched:
            return results(text, query, scores, language, limit, offset, today, using)
    if first is None:
        return Results(language=language)
    return results(text, *first, language, limit, offset, today, using)


def languages_to_ask(language: str, states: Iterable[str]) -> list[str]:
    """Return the languages in order: the reader's, its plain form, then the common ones."""
    order = dict.fromkeys([language, language.split("-")[0], *ORDER])
    return [code for code in order if code in states]


def rank(query: Query, documents: int, filters: Filters, using: str) -> dict[int, float]:
    """Return document → score for the best matches, by one question to the postings table."""
    weighted = []
    for number, group in enumerate(pruned(query, documents)):
        for term, weight in sorted(group.items()):
            known = query.known[term]
            weighted.append((number, known.pk, weight * weights.rarity(known.documents, documents)))
    if not weighted:
        return {}
    connection = connections[using]
    number_type = "double precision" if connection.vendor == "postgresql" else "real"
    values = ",".join(
        [f"(CAST(%s AS integer), CAST(%s AS bigint), CAST(%s AS {number_type}))"]
        + ["(%s, %s, %s)"] * (len(weighted) - 1)
    )
    where, parameters = filtered(filters)
    sql = (
        f"WITH q(part, term_id, weight) AS (VALUES {values}),"  # noqa: S608
        " m AS (SELECT p.document_id, q.part, MAX(p.weight * q.weight) AS best, SUM(p.weight * q.weight) AS total"
        " FROM q JOIN guidance_posting p ON p.term_id = q.term_id GROUP BY p.document_id, q.part),"
        " s AS (SELECT document_id, SUM(best + %s * (total - best)) AS score FROM m GROUP BY document_id)"
        f" SELECT s.document_id, s.score FROM s {where} ORDER BY s.score DESC, s.document_id LIMIT {MOST}"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [part for row in weighted for part in row] + [weights.REST, *parameters])
        return dict(cursor.fetchall())


def pruned(query: Query, documents: int) -> list[dict[str, float]]:
    """Return the query's groups; in a large index without the commonest terms, if rarer ones are left."""
    if documents < LARGE:
        return query.groups
    most = COMMON * documents
    kept = [{t: w for t, w in group.items() if query.known[t].documents <= most} for group in query.groups]
    return kept if any(kept) else query.groups


def filtered(filters: Filters) -> tuple[str, list[str]]:
    """Return the join and condition for filters, with their parameters."""
    conditions, parameters = [], []
    if filters.kinds:
        conditions.append(f"d.kind IN ({','.join(['%s'] * len(filters.kinds))})")
        parameters += filters.kinds
    for codes in filters.codes():
        conditions.append("(" + " OR ".join(["d.facets LIKE %s ESCAPE '\\'"] * len(codes)) + ")")
        parameters += [f"%,{escaped(code)},%" for code in codes]
    if not conditions:
        return "", []
    return f"JOIN guidance_document d ON d.id = s.document_id WHERE {' AND '.join(conditions)}", parameters


def escaped(code: str) -> str:
    """Return a code as LIKE takes it literally."""
    return code.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_").replace(",", "")


def with_meaning(
    text: str, language: str, filters: Filters, scores: dict[int, float], using: str
) -> dict[int, float]:
    """Return the scores joined with the nearness of meaning; documents without a common word may come in."""
    rows = Document.objects.using(using).filter(language=language, vector__isnull=False)
    if filters.kinds:
        rows = rows.filter(kind__in=filters.kinds)
    found = rows.values_list("pk", "vector", "facets")
    wanted = [set(codes) for codes in filters.codes()]
    vectors = {pk: bytes(vector) for pk, vector, facets in found if all(codes & set(facets) for codes in wanted)}
    fused = semantic.fuse(scores, semantic.nearness(text, vectors))
    return dict(sorted(fused.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST])


def results(
    text: str,
    query: Query,
    scores: dict[int, float],
    language: str,
    limit: int,
    offset: int,
    today: date | None,
    using: str,
) -> Results:
    """Return the page of hits that was asked for."""
    best = max(scores.values(), default=0.0)
    good = [pk for pk, score in scores.items() if score >= FAINT * best]
    rows: dict[int, Any] = Document.objects.using(using).defer("vector", "digest").in_bulk(good)
    present = [pk for pk in good if pk in rows and not over(rows[pk], today)]
    terms = frozenset(term for group in query.groups for term, weight in group.items() if weight >= weights.NEIGHBOUR)
    return Results(
        hits=[Hit(rows[pk], scores[pk], terms) for pk in present[offset : offset + limit]],
        total=len(present),
        language=query.language,
        did_you_mean=corrected_text(text, query.corrected),
        used_fallback_language=query.language not in {language, language.split("-")[0]} and bool(present),
    )


def over(document: Document, today: date | None) -> bool:
    """Say whether an event's last day is past."""
    return today is not None and document.ends_on is not None and document.ends_on < today


def corrected_text(text: str, corrected: dict[str, str]) -> str:
    """Return the text with its misspelt words mended; nothing when there are none."""
    if not corrected:
        return ""
    return " ".join(corrected.get(word.lower().strip(".,!?"), word) for word in text[:200].split())


