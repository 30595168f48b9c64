"""Documents in the plain form of a language: found by the full language's words, shown in the easy one's."""

from django.db.models import Q

from familycentre.guidance.models import Document


def plain(language: str) -> str:
    """Return the language whose words are searched: easy Finnish is found by Finnish."""
    return language.split("-")[0]


def in_form(rows: dict[int, Document], language: str, using: str) -> dict[int, Document]:
    """Return the documents, each in the reader's form of the language where there is one. One query, or none."""
    if language == plain(language) or not rows:
        return rows
    wanted = Q()
    for row in rows.values():
        wanted |= Q(kind=row.kind, key=row.key)
    easy = Document.objects.using(using).defer("vector", "digest").filter(wanted, language=language)
    known = {(row.kind, row.key): row for row in easy}
    return {pk: known.get((row.kind, row.key), row) for pk, row in rows.items()}
