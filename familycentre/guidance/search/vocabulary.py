"""The words that stand in documents: how rare they are, and which are spelt like a given one."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connections

from familycentre.guidance.models import Term
from familycentre.guidance.search import weights
from familycentre.guidance.search.analysis.words import dice, trigrams

AT_ONCE = 500  # names in one question to the database
MOST_NEIGHBOURS = 5


@dataclass(frozen=True)
class Known:
    """A term that stands in at least one document."""

    pk: int
    text: str
    documents: int


class Vocabulary:
    """A language's terms."""

    def __init__(self, language: str, using: str = "default") -> None:
        self.language, self.using = language, using

    def lookup(self, texts: Iterable[str]) -> dict[str, Known]:
        """Return those of the texts that stand in documents."""
        wanted = sorted(texts)
        found: dict[str, Known] = {}
        for start in range(0, len(wanted), AT_ONCE):
            rows = Term.objects.using(self.using).filter(
                language=self.language, text__in=wanted[start : start + AT_ONCE], documents__gt=0
            )
            found |= {text: Known(pk, text, n) for pk, text, n in rows.values_list("pk", "text", "documents")}
        return found

    def neighbours(self, typed: list[str]) -> dict[str, list[tuple[Known, float]]]:
        """Return for each word the terms that are spelt most like it, with how alike they are. One query."""
        pieces = {word: trigrams(word) for word in typed}
        wanted = sorted({gram for grams in pieces.values() for gram in grams})
        if not wanted:
            return {}
        marks = ",".join(["%s"] * len(wanted))
        sql = (
            "SELECT t.id, t.text, t.documents FROM guidance_trigram g JOIN guidance_term t ON t.id = g.term_id"  # noqa: S608
            f" WHERE g.language = %s AND g.gram IN ({marks}) AND t.documents > 0"
            " GROUP BY t.id, t.text, t.documents HAVING COUNT(*) > 2 ORDER BY COUNT(*) DESC, t.id LIMIT %s"
        )
        with connections[self.using].cursor() as cursor:
            cursor.execute(sql, [self.language, *wanted, 60 * len(typed)])
            rows = [(Known(*row), trigrams(row[1])) for row in cursor.fetchall()]
        found: dict[str, list[tuple[Known, float]]] = {}
        for word, grams in pieces.items():
            alike = [(known, dice(grams, theirs)) for known, theirs in rows]
            near = [(known, likeness) for known, likeness in alike if likeness >= weights.NEIGHBOUR_FROM]
            found[word] = sorted(near, key=lambda pair: (-pair[1], pair[0].text))[:MOST_NEIGHBOURS]
        return found
