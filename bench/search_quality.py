"""How good search is beside what databases bring along: the table of docs/adr/0011-search.md, made anew.

    DEBUG=1 .venv/bin/python -m bench.search_quality

Runs the tests' graded queries over the tests' documents: ours with and without libvoikko and the semantic extra,
SQLite's FTS5 and PostgreSQL's ``finnish``, each with all words (AND) and with any word (OR).
"""

import json
import os
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django

from tools import servers

DATA = Path(__file__).resolve().parent.parent / "familycentre" / "guidance" / "tests" / "data"
SETS = ["dev", "own", "held_out"]
Ask = Callable[[str], list[str]]


def load(name: str) -> list[dict[str, object]]:
    """Return a file of the tests' data."""
    return list(json.loads((DATA / name).read_text(encoding="utf-8")))


def graded(ask: Ask, queries: list[dict[str, object]]) -> tuple[float, float, float]:
    """Return nDCG@10, hit@3 and the share of queries that find nothing."""
    from familycentre.guidance.search.evaluation import ndcg  # noqa: PLC0415 - after django.setup()

    gains, hits, empty = 0.0, 0, 0
    for query in queries:
        keys, grades = ask(str(query["q"])), dict(query["rel"])  # type: ignore[call-overload]
        gains += ndcg([grades.get(key, 0) for key in keys[:10]], list(grades.values()))
        hits += any(grades.get(key, 0) >= 2 for key in keys[:3])
        empty += not keys
    return gains / len(queries), hits / len(queries), empty / len(queries)


def show(name: str, ask: Ask) -> None:
    """Print an engine's figures for every set of queries."""
    cells = []
    for which in SETS:
        gain, hit, empty = graded(ask, load(f"queries_{which}.json"))
        cells.append(f"{gain:.3f} {hit:.2f} {empty:.2f}")
    print(f"{name:34}" + "".join(f"{cell:>20}" for cell in cells), flush=True)


def ours() -> None:
    """Print our own figures."""
    from contextlib import ExitStack  # noqa: PLC0415

    from familycentre.guidance.search import analysis, evaluation, semantic  # noqa: PLC0415
    from familycentre.guidance.search.find import find  # noqa: PLC0415
    from familycentre.guidance.search.throwaway import throwaway  # noqa: PLC0415

    for voikko in (True, False):
        for meaning in (False, True):
            with ExitStack() as stack:
                stack.enter_context(semantic.switched(meaning))
                if meaning and not semantic.usable():
                    continue
                if not voikko:
                    stack.enter_context(analysis.without_voikko())
                using = stack.enter_context(throwaway())
                evaluation.fill((evaluation.doc_of(doc) for doc in load("documents.json")), using)
                name = f"ours, {analysis.analyser_name()}{' + meaning' if meaning else ''}"
                show(
                    name,
                    lambda text, base=using: [
                        h.document.key for h in find(text, "fi", limit=10, using=base).hits
                    ],
                )


def fts5() -> None:
    """Print the figures of SQLite's own search."""
    from familycentre.guidance.search.analysis.words import words  # noqa: PLC0415

    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE pages USING fts5(id UNINDEXED, title, text)")
    base.executemany(
        "INSERT INTO pages VALUES (?, ?, ?)",
        [(d["id"], d["title"], d["text"]) for d in load("documents.json")],
    )

    def asker(joint: str) -> Ask:
        def ask(text: str) -> list[str]:
            wanted = joint.join(f'"{word}"' for word in words(text))
            sql = "SELECT id FROM pages WHERE pages MATCH ? ORDER BY bm25(pages, 0, 3, 1) LIMIT 10"
            return [row[0] for row in base.execute(sql, [wanted])]

        return ask

    show("FTS5, all words", asker(" "))
    show("FTS5, any word", asker(" OR "))


def connected(address: str) -> Any:
    """Return a connection; a server that has only just opened its port may still be starting up."""
    import psycopg  # noqa: PLC0415

    for _ in range(100):
        try:
            return psycopg.connect(address, autocommit=True)
        except psycopg.OperationalError:
            time.sleep(0.1)
    return psycopg.connect(address, autocommit=True)


def postgresql() -> None:
    """Print the figures of PostgreSQL's own search with its Finnish stemmer."""
    from familycentre.guidance.search.analysis.words import words  # noqa: PLC0415

    with servers.postgresql() as address, connected(address) as base:
        base.execute("CREATE TABLE pages (id text, words tsvector)")
        for doc in load("documents.json"):
            base.execute(
                "INSERT INTO pages VALUES"
                " (%s, setweight(to_tsvector('finnish', %s), 'A') || to_tsvector('finnish', %s))",
                [doc["id"], doc["title"], doc["text"]],
            )

        def asker(joint: str) -> Ask:
            def ask(text: str) -> list[str]:
                sql = (
                    "SELECT id FROM pages, websearch_to_tsquery('finnish', %s) q WHERE words @@ q"
                    " ORDER BY ts_rank(words, q) DESC, id LIMIT 10"
                )
                return [row[0] for row in base.execute(sql, [joint.join(words(text))])]

            return ask

        show("PostgreSQL finnish, all words", asker(" "))
        show("PostgreSQL finnish, any word", asker(" or "))


def main() -> None:
    """Print the table."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "familycentre.config.settings")
    os.environ.setdefault("DEBUG", "1")
    django.setup()
    print(f"{'nDCG@10, hit@3, nothing found':34}" + "".join(f"{name:>20}" for name in SETS))
    ours()
    fts5()
    try:
        postgresql()
    except servers.MissingError as error:
        print(f"Without PostgreSQL: {error}")


if __name__ == "__main__":
    main()
