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
        wanted, found = sorted(texts), {}
        for start in range(0, len(wanted), AT_ONCE):
            rows = Term.objects.using(self.using).filter(
                language=self.language, text__in=wanted[start : start + AT_ONCE], documents__gt=0
            )
            found |= {text: Known(pk, text, n) for pk, text, n in rows.values_list("pk", "text", "documents")}
        return found

    def neighbours(self, word: str) -> list[tuple[Known, float]]:
        """Return the terms that are spelt most like a word, with how alike they are."""
        pieces = trigrams(word)
        marks = ",".join(["%s"] * len(pieces))
        sql = (
            "SELECT t.id, t.text, t.documents FROM guidance_trigram g JOIN guidance_term t ON t.id = g.term_id"  # noqa: S608
            f" WHERE g.language = %s AND g.gram IN ({marks}) AND t.documents > 0"
            " GROUP BY t.id, t.text, t.documents ORDER BY COUNT(*) DESC, t.id LIMIT 40"
        )
        with connections[self.using].cursor() as cursor:
            cursor.execute(sql, [self.language, *sorted(pieces)])
            rows = [Known(*row) for row in cursor.fetchall()]
        alike = [(row, dice(pieces, trigrams(row.text))) for row in rows]
        near = [(row, likeness) for row, likeness in alike if likeness >= weights.NEIGHBOUR_FROM]
        return sorted(near, key=lambda pair: (-pair[1], pair[0].text))[:MOST_NEIGHBOURS]
