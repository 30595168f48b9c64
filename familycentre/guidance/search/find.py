"""Finding: what was typed → ranked documents, each with the words that matched."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connections

from familycentre.core.texts import ORDER
from familycentre.guidance.models import Document
from familycentre.guidance.search import lexicons, marks, semantic, weights
from familycentre.guidance.search.query import Query, build
from familycentre.guidance.search.versions import in_form, plain
from familycentre.guidance.search.vocabulary import Vocabulary

MOST = 200  # documents that are ranked at all
FAINT = 0.12  # of the best score: weaker hits are left out
MOST_ROWS = 15_000  # postings that one search reads, unless its best word alone stands in more
WHY = 0.3  # terms that weigh less don't explain a hit


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
    corrected: dict[str, str] = field(default_factory=dict)  # typed word → its likely spelling
    used_fallback_language: bool = False


@dataclass(frozen=True)
class Filters:
    """Facets by name: within a name any will do, across names all are needed."""

    kinds: tuple[str, ...] = ()
    facets: dict[str, tuple[str, ...]] = field(default_factory=dict)
    near: str = ""  # a municipality's code: what is there comes first, nothing is left out

    def codes(self) -> list[list[str]]:
        """Return for each name the codes of which a document must have one."""
        return [
            [f"{name}:{value}" for value in values] + ([f"{name}:all"] if name in OPEN_TO_ALL else [])
            for name, values in sorted(self.facets.items())
            if values
        ]


OPEN_TO_ALL = {"municipality"}  # what is offered in the whole region has "municipality:all"
NO_FILTERS = Filters()
_vectors: dict[tuple[str, str], tuple[int, list[int], Any]] = {}
Asked = tuple[Query, dict[int, float]]


def find(
    text: str,
    language: str,
    filters: Filters = NO_FILTERS,
    limit: int = 20,
    offset: int = 0,
    *,
    today: date | None = None,
    using: str = "default",
    known: marks.Marks | None = None,
) -> Results:
    """Return what was found for a text. Never fails on what was typed; an empty text finds nothing.

    When the reader's language has no real match, the other languages are asked, nearest first. Three queries
    usually, at most ten; one more for an easy language, or when the present marks aren't given as ``known``.
    With ``today``, events that are over are left out.
    """
    asked: list[Asked] = []
    known = known or marks.now(using)
    states, words = known.index, lexicons.Lexicons(known, using)
    for code in languages_to_ask(language, states):
        query = build(text, code, Vocabulary(code, using), words[code], mend=code == plain(language))
        scores = rank(query, states[code].documents, filters, today, using)
        if semantic.usable():
            scores = with_meaning(text, states[code], filters, scores, today, using)
        asked.append((query, scores))
        if scores and query.matched:
            return results(query, scores, language, limit, offset, using)
    if not asked:
        return Results(language=language)
    query, scores = next((one for one in asked if one[1]), asked[0])
    return results(query, scores, language, limit, offset, using)


def languages_to_ask(language: str, states: Iterable[str]) -> list[str]:
    """Return the languages in order: the reader's, then the common ones."""
    order = dict.fromkeys([plain(language), *ORDER])
    return [code for code in order if code in states]


def rank(query: Query, documents: int, filters: Filters, today: date | None, using: str) -> dict[int, float]:
    """Return document → score for the best matches, by one question to the postings table.

    First the plain sum over all postings chooses candidates, then these are weighed by groups: four times as fast
    as weighing every document by groups, with the same first ten.
    """
    weighted = affordable(query, documents)
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
        " c AS (SELECT p.document_id FROM q JOIN guidance_posting p ON p.term_id = q.term_id"
        f" {where} GROUP BY p.document_id ORDER BY SUM(p.weight * q.weight) DESC, p.document_id LIMIT {MOST}),"
        " m AS (SELECT p.document_id, q.part, MAX(p.weight * q.weight) AS best, SUM(p.weight * q.weight) AS total"
        " FROM c CROSS JOIN q JOIN guidance_posting p ON p.term_id = q.term_id AND p.document_id = c.document_id"
        " GROUP BY p.document_id, q.part)"
        " SELECT m.document_id, SUM(m.best + %s * (m.total - m.best)) AS score, d.ends_on, d.facets"
        " FROM m JOIN guidance_document d ON d.id = m.document_id GROUP BY m.document_id, d.ends_on, d.facets"
        " ORDER BY score DESC, m.document_id"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [part for row in weighted for part in row] + [*parameters, weights.REST])
        found = [row for row in cursor.fetchall() if not over(row[2], today)]
    if filters.near:
        found = sorted(
            ((pk, placed(score, facets, filters.near)) for pk, score, _end, facets in found), key=best_first
        )
    return {row[0]: row[1] for row in found}


def best_first(pair: tuple[int, float]) -> tuple[float, int]:
    """Order documents by score, those alike by their number."""
    return -pair[1], pair[0]


def placed(score: float, facets: str, near: str) -> float:
    """Return a document's score for somebody who looks in a municipality."""
    where = {code for code in facets.split(",") if code.startswith("municipality:")}
    if not where or "municipality:all" in where:
        return score
    return score * (weights.HERE if f"municipality:{near}" in where else weights.ELSEWHERE)


def affordable(query: Query, documents: int) -> list[tuple[int, int, float]]:
    """Return group, term id and weight of the terms that are worth reading, the most telling first.

    In a large index the terms that tell least stand in most documents; they are left out once enough rows are to
    be read. The first term is always kept.
    """
    weighted = []
    for number, group in enumerate(query.groups):
        for term, weight in group.items():
            known = query.known[term]
            value = weight * weights.rarity(known.documents, documents)
            weighted.append((value, known.text, known.documents, number, known.pk))
    kept: list[tuple[int, int, float]] = []
    rows = 0
    for value, _text, standing, number, pk in sorted(weighted, reverse=True):
        if kept and rows + standing > MOST_ROWS:
            continue
        rows += standing
        kept.append((number, pk, value))
    return kept


def filtered(filters: Filters) -> tuple[str, list[str]]:
    """Return the join and condition for filters, with their parameters."""
    conditions: list[str] = []
    parameters: list[str] = []
    if filters.kinds:
        conditions.append(f"d.kind IN ({','.join(['%s'] * len(filters.kinds))})")
        parameters += filters.kinds
    for codes in filters.codes():
        conditions.append("(" + " OR ".join(["d.facets LIKE %s ESCAPE '\\'"] * len(codes)) + ")")
        parameters += [f"%,{escaped(code)},%" for code in codes]
    if not conditions:
        return "", []
    return f"JOIN guidance_document d ON d.id = p.document_id WHERE {' AND '.join(conditions)}", parameters


def escaped(code: str) -> str:
    """Return a code as LIKE takes it literally."""
    return code.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_").replace(",", "")


def with_meaning(
    text: str,
    state: marks.Indexed,
    filters: Filters,
    scores: dict[int, float],
    today: date | None,
    using: str,
) -> dict[int, float]:
    """Return the scores joined with the nearness of meaning; documents without a common word may come in."""
    fused = semantic.fuse(scores, semantic.nearness(text, *vectors(state, using)))
    best = dict(sorted(fused.items(), key=best_first)[: 2 * MOST])
    new = [pk for pk in best if pk not in scores]
    rows = Document.objects.using(using).filter(pk__in=new).values_list("pk", "kind", "facets", "ends_on")
    wanted = [set(codes) for codes in filters.codes()]
    allowed = {
        pk
        for pk, kind, facets, ends_on in rows
        if (not filters.kinds or kind in filters.kinds)
        and all(codes & set(facets) for codes in wanted)
        and not over(ends_on, today)
    }
    return {pk: score for pk, score in best.items() if pk in scores or pk in allowed}


def vectors(state: marks.Indexed, using: str) -> tuple[list[int], Any]:
    """Return the vectors of a language's documents, kept in the process until one of them changes."""
    where = (using, state.language)
    known = _vectors.get(where)
    if known is None or known[0] != state.version:
        rows = (
            Document.objects.using(using).filter(language=state.language, vector__isnull=False).order_by("pk")
        )
        told = [(pk, bytes(vector)) for pk, vector in rows.values_list("pk", "vector") if vector]
        matrix = semantic.as_matrix([vector for _pk, vector in told])
        known = _vectors[where] = (state.version, [pk for pk, _vector in told], matrix)
    return known[1], known[2]


def results(
    query: Query, scores: dict[int, float], language: str, limit: int, offset: int, using: str
) -> Results:
    """Return the page of hits that was asked for."""
    best = max(scores.values(), default=0.0)
    good = [pk for pk, score in scores.items() if score >= FAINT * best]
    page = good[offset : offset + limit]
    rows = in_form(Document.objects.using(using).defer("vector", "digest").in_bulk(page), language, using)
    terms = frozenset(term for group in query.groups for term, weight in group.items() if weight >= WHY)
    return Results(
        hits=[Hit(rows[pk], scores[pk], terms) for pk in page if pk in rows],
        total=len(good),
        language=query.language,
        corrected=query.corrected,
        used_fallback_language=query.language != plain(language) and bool(good),
    )


def over(ends_on: Any, today: date | None) -> bool:
    """Say whether an event's last day is past; SQLite gives days as text."""
    if today is None or ends_on is None:
        return False
    return (date.fromisoformat(ends_on) if isinstance(ends_on, str) else ends_on) < today


def corrected_text(text: str, corrected: dict[str, str]) -> str:
    """Return the text with its misspelt words mended; nothing when there are none."""
    if not corrected:
        return ""
    return " ".join(corrected.get(word.lower().strip(".,!?"), word) for word in text[:200].split())
