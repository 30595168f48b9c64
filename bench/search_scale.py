"""How long a search takes as the index grows: ours on SQLite and PostgreSQL, beside FTS5 and tsvector.

    DEBUG=1 .venv/bin/python -m bench.search_scale [--sizes 1000,10000,100000] [--postgres postgres://…] [--json]

Pages are made of the sentences of the tests' documents, so posting lists are long: the worst case. Without
``--postgres`` a throw-away server is started when Debian's PostgreSQL is installed. Each engine gets the
same queries: ours as a reader types them, FTS5 and tsvector with the query's words joined by OR.
"""

import argparse
import json
import os
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import django

from tools import servers

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "familycentre" / "guidance" / "tests" / "data"
ROUNDS = 3


def synthetic(size: int, seed: int = 1) -> Iterator[dict[str, str]]:
    """Yield made-up pages: three sentences of the tests' documents each, a title of two documents' words."""
    told = json.loads((DATA / "documents.json").read_text(encoding="utf-8"))
    sentences = [s.strip() for doc in told for s in doc["text"].split(".") if len(s) > 20]
    titles = [word for doc in told for word in doc["title"].split() if len(word) > 3]
    chance = random.Random(seed)  # noqa: S311 - the same pages every time
    for number in range(size):
        yield {
            "id": str(number),
            "title": " ".join(chance.sample(titles, 3)),
            "text": ". ".join(chance.sample(sentences, 3)) + f". Numero {number}.",
        }


def queries() -> list[str]:
    """Return the tests' queries."""
    files = ["queries_dev.json", "queries_own.json", "queries_held_out.json"]
    return [query["q"] for name in files for query in json.loads((DATA / name).read_text(encoding="utf-8"))]


def timed(ask: Callable[[str], object]) -> tuple[float, float]:
    """Return the middle and the 95th percentile of the milliseconds that the queries take, once warm."""
    for text in queries():
        ask(text)
    times = []
    for _ in range(ROUNDS):
        for text in queries():
            start = time.perf_counter()
            ask(text)
            times.append((time.perf_counter() - start) * 1000)
    times.sort()
    return times[len(times) // 2], times[int(len(times) * 0.95)]


def ours(size: int, database: dict[str, object]) -> tuple[dict[str, float], dict[str, list[float]]]:
    """Time our index in a database; also return the scores of every query, to be compared."""
    from familycentre.guidance.search import evaluation  # noqa: PLC0415 - after django.setup()
    from familycentre.guidance.search.find import find  # noqa: PLC0415
    from familycentre.guidance.search.throwaway import throwaway  # noqa: PLC0415

    with throwaway(database) as using:
        start = time.perf_counter()
        evaluation.fill((evaluation.doc_of(told) for told in synthetic(size)), using)
        built = time.perf_counter() - start
        settle(using)
        p50, p95 = timed(lambda text: find(text, "fi", using=using))
        scores = {
            text: [round(hit.score, 9) for hit in find(text, "fi", limit=10, using=using).hits]
            for text in queries()
        }
        return {"p50": p50, "p95": p95, "build_s": built}, scores


def settle(using: str) -> None:
    """Let the database look at its tables, as it does by itself in time."""
    from django.db import connections  # noqa: PLC0415

    with connections[using].cursor() as cursor:
        cursor.execute("ANALYZE")
        if connections[using].vendor == "postgresql":
            cursor.execute("VACUUM ANALYZE guidance_posting")


def words_of(text: str) -> list[str]:
    """Return the words of a query for engines that know no language."""
    from familycentre.guidance.search.analysis.words import query_words  # noqa: PLC0415

    return query_words(text)


def fts5(size: int, folder: Path) -> dict[str, float]:
    """Time SQLite's own full-text search."""
    base = sqlite3.connect(folder / f"fts5-{size}.sqlite3")
    base.execute(
        "CREATE VIRTUAL TABLE pages USING fts5(title, text, tokenize='unicode61 remove_diacritics 0')"
    )
    base.executemany("INSERT INTO pages VALUES (?, ?)", ((p["title"], p["text"]) for p in synthetic(size)))
    base.commit()

    def ask(text: str) -> object:
        wanted = " OR ".join(f'"{word}"' for word in words_of(text))
        sql = "SELECT rowid, bm25(pages, 3, 1) s FROM pages WHERE pages MATCH ? ORDER BY s LIMIT 20"
        return base.execute(sql, [wanted]).fetchall()

    p50, p95 = timed(ask)
    base.close()
    return {"p50": p50, "p95": p95}


def tsvector(size: int, address: str) -> dict[str, float]:
    """Time PostgreSQL's own full-text search, with its Finnish stemmer."""
    import psycopg  # noqa: PLC0415

    with psycopg.connect(address, autocommit=True) as base:
        base.execute("DROP TABLE IF EXISTS bench_pages")
        base.execute("CREATE TABLE bench_pages (id serial PRIMARY KEY, words tsvector)")
        with base.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO bench_pages (words) VALUES (setweight(to_tsvector('finnish', %s), 'A')"
                " || to_tsvector('finnish', %s))",
                [(p["title"], p["text"]) for p in synthetic(size)],
            )
        base.execute("CREATE INDEX bench_words ON bench_pages USING gin(words)")
        base.execute("VACUUM ANALYZE bench_pages")

        def ask(text: str) -> object:
            wanted = " or ".join(words_of(text))
            sql = (
                "SELECT id, ts_rank(words, q) s FROM bench_pages, websearch_to_tsquery('finnish', %s) q"
                " WHERE words @@ q ORDER BY s DESC LIMIT 20"
            )
            return base.execute(sql, [wanted]).fetchall()

        p50, p95 = timed(ask)
        base.execute("DROP TABLE bench_pages")
    return {"p50": p50, "p95": p95}


@contextmanager
def server(address: str) -> Iterator[str]:
    """Give the address of a PostgreSQL: the one that was named, or one that lives as long as this run."""
    if address:
        yield address
        return
    try:
        with servers.postgresql() as own:
            yield own
    except servers.MissingError as error:
        print(f"Without PostgreSQL: {error}")
        yield ""


def postgres_setting(address: str) -> dict[str, object]:
    """Return Django's setting for an address."""
    import dj_database_url  # noqa: PLC0415

    return dict(dj_database_url.parse(address))


def measure(size: int, address: str, folder: Path) -> dict[str, object]:
    """Return the figures of one size."""
    row: dict[str, object] = {"pages": size}
    sqlite = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(folder / f"ours-{size}.sqlite3")}
    row["ours SQLite"], lite_scores = ours(size, sqlite)
    row["SQLite MB"] = round((folder / f"ours-{size}.sqlite3").stat().st_size / 1e6)
    row["FTS5 OR"] = fts5(size, folder)
    if address:
        row["ours PostgreSQL"], pg_scores = ours(size, postgres_setting(address))
        row["tsvector OR"] = tsvector(size, address)
        row["equal scores"] = f"{sum(lite_scores[q] == pg_scores[q] for q in lite_scores)}/{len(lite_scores)}"
    return row


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--postgres", default=os.environ.get("BENCH_POSTGRES", ""))
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "familycentre.config.settings")
    os.environ.setdefault("DEBUG", "1")
    django.setup()
    from django.conf import settings  # noqa: PLC0415

    settings.DEBUG = False  # else every query is kept in memory
    rows = []
    with server(options.postgres) as address, tempfile.TemporaryDirectory() as folder:
        for size in map(int, options.sizes.split(",")):
            rows.append(measure(size, address, Path(folder)))
            if not options.json:
                show(rows[-1])
    if options.json:
        print(json.dumps(rows))


def show(row: dict[str, object]) -> None:
    """Print one size's figures."""
    print(f"{row['pages']} pages")
    for name, figure in row.items():
        if isinstance(figure, dict):
            built = f"   built in {figure['build_s']:.0f} s" if "build_s" in figure else ""
            print(f"  {name:18} p50 {figure['p50']:7.1f} ms   p95 {figure['p95']:7.1f} ms{built}")
        elif name != "pages":
            print(f"  {name:18} {figure}")


if __name__ == "__main__":
    main()
