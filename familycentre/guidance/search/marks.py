"""What has changed since words were read into the process: the lists, and each language's index. One query."""

from dataclasses import dataclass, field

from django.db import connections

MARKS = (
    "SELECT 'synonyms', language, COUNT(*), CAST(MAX(changed_at) AS text) FROM guidance_synonym"
    " WHERE active GROUP BY language"
    " UNION ALL SELECT 'dangers', '', COUNT(*), CAST(MAX(changed_at) AS text) FROM guidance_dangerword WHERE active"
    " UNION ALL SELECT 'index', language, documents, CAST(version AS text) FROM guidance_indexstate"
    " WHERE documents > 0"
)
Mark = tuple[int, str | None]


@dataclass(frozen=True)
class Indexed:
    """A language's index: how many documents it holds, and a number that rises with every change."""

    language: str
    documents: int
    version: int


@dataclass
class Marks:
    """The lists and the index as they are now."""

    dangers: Mark = (0, None)
    synonyms: dict[str, Mark] = field(default_factory=dict)
    index: dict[str, Indexed] = field(default_factory=dict)


def now(using: str = "default") -> Marks:
    """Return the present marks; what is kept under other ones is read again. One query."""
    found = Marks()
    with connections[using].cursor() as cursor:
        cursor.execute(MARKS)
        for kind, language, number, last in cursor.fetchall():
            if kind == "index":
                found.index[language] = Indexed(language, number, int(last))
            elif kind == "synonyms":
                found.synonyms[language] = (number, last)
            else:
                found.dangers = (number, last)
    return found
