"""Suggestions while somebody types: titles with the words so far, the last of which may be unfinished."""

import re
from dataclasses import dataclass

from django.db import connections
from django.db.models.functions import Length

from familycentre.guidance.models import Document, Term
from familycentre.guidance.search.analysis import of
from familycentre.guidance.search.analysis.pairs import JOINT
from familycentre.guidance.search.analysis.words import fold, query_words, words
from familycentre.guidance.search.query import listen
from familycentre.guidance.search.versions import in_form, plain
from familycentre.guidance.search.vocabulary import Known, Vocabulary

MOST = 6
BRACKETS = re.compile(r"\([^)]*\)")
SHORTEST = 2
CANDIDATES = 40
MOST_ENDINGS = 12  # vocabulary words that an unfinished word may become


@dataclass(frozen=True)
class Suggestion:
    """A page to go to straight away."""

    kind: str
    key: str
    title: str
    path: str


def suggest(prefix: str, language: str, limit: int = MOST, using: str = "default") -> list[Suggestion]:
    """Return what a reader may be typing towards, best first; nothing for a single letter. At most five queries."""
    typed = query_words(prefix)
    if not typed or len(prefix.strip()) < SHORTEST:
        return []
    searched = plain(language)
    analyser, vocabulary = of(searched), Vocabulary(searched, using)
    said = [listen(analyser, word) for word in typed]
    groups = [word.terms for word in said[:-1] if not word.stop]
    last = endings(typed[-1], searched, using) if not (said[-1].stop and groups) else {}
    known = vocabulary.lookup({term for word in said for term in word.terms} - set(last)) | last
    if last or not groups:
        groups.append({**said[-1].terms, **dict.fromkeys(last, 1.0)})
    groups = [group for group in groups if any(term in known for term in group)]
    if not groups:
        near = vocabulary.neighbours([typed[-1]]).get(typed[-1], [])
        known, groups = (
            {one.text: one for one, _likeness in near},
            [{one.text: likeness for one, likeness in near}],
        )
    ranked = _rank(groups, known, CANDIDATES, using)
    rows = in_form(Document.objects.using(using).defer("vector", "payload").in_bulk(ranked), language, using)
    start, said_terms = fold(typed[-1]), {term for group in groups for term in group}
    fit = {pk: fitting(rows[pk].title, start, said_terms, searched) for pk in ranked if pk in rows}
    found = [rows[pk] for pk in sorted(fit, key=lambda pk: fit[pk], reverse=True)]
    return [Suggestion(row.kind, row.key, row.title, row.path) for row in found[:limit]]


def fitting(title: str, start: str, said: set[str], language: str) -> tuple[bool, float]:
    """Return whether a word of the title, or a part of a compound, begins like this; and how much of the title is met.

    What stands in brackets explains the name and does not count.
    """
    analyser = of(language)
    told = [word for word in words(BRACKETS.sub(" ", title)) if not analyser.is_stop(word)]
    begun = {
        word for word in told if any(part.startswith(start) for part in {fold(word), *parts(word, language)})
    }
    met = [word for word in told if word in begun or analyser.word(word).terms & said]
    return bool(begun), len(met) / max(1, len(told))


def parts(word: str, language: str) -> set[str]:
    """Return the parts of a compound, dots left out."""
    return {fold(part) for part in of(language).word(word).parts if JOINT not in part and "=" not in part}


def endings(start: str, language: str, using: str) -> dict[str, Known]:
    """Return the shortest vocabulary words that begin like this."""
    folded = fold(start)
    rows = (
        Term.objects.using(using)
        .filter(language=language, folded__gte=folded, folded__lt=folded + "\U0010ffff", documents__gt=0)
        .exclude(text__contains=JOINT)
        .order_by(Length("folded"), "-documents", "text")
        .values_list("pk", "text", "documents")[:MOST_ENDINGS]
    )
    return {text: Known(pk, text, n) for pk, text, n in rows}


def _rank(groups: list[dict[str, float]], known: dict[str, Known], limit: int, using: str) -> list[int]:
    """Return the documents that have most of the words, the heavier first."""
    values = [
        (number, known[term].pk, weight)
        for number, group in enumerate(groups)
        for term, weight in sorted(group.items())
        if term in known
    ]
    if not values:
        return []
    kind = "double precision" if connections[using].vendor == "postgresql" else "real"
    rows = ",".join([f"(CAST(%s AS integer), CAST(%s AS bigint), CAST(%s AS {kind}))"] * len(values))
    sql = (
        f"WITH q(part, term_id, weight) AS (VALUES {rows}),"  # noqa: S608
        " m AS (SELECT p.document_id, q.part, MAX(p.weight * q.weight) AS best"
        " FROM q JOIN guidance_posting p ON p.term_id = q.term_id GROUP BY p.document_id, q.part)"
        " SELECT document_id FROM m GROUP BY document_id"
        " ORDER BY COUNT(*) DESC, SUM(best) DESC, document_id LIMIT %s"
    )
    with connections[using].cursor() as cursor:
        cursor.execute(sql, [part for row in values for part in row] + [limit])
        return [row[0] for row in cursor.fetchall()]
