"""``manage.py search_eval --docs D.json --queries Q.json``: how good search is, with the product's own analysis."""

import json
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from familycentre.guidance.search import analysis, evaluation, semantic
from familycentre.guidance.search.throwaway import throwaway

COLUMNS = ["queries", "hit@1", "hit@3", "mrr", "ndcg@10", "zero", "p50_ms", "p95_ms"]


class Command(BaseCommand):
    help = (
        "Index documents in memory, run graded queries, print hit@1, hit@3, MRR, nDCG@10, zero results, time."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--docs", type=Path, required=True, help="JSON: [{id, title, text, lang, type, …}]"
        )
        parser.add_argument(
            "--queries", type=Path, required=True, help="JSON: [{id, q, cat, rel: {doc: grade}}]"
        )
        parser.add_argument("--json", action="store_true", help="print one JSON object")
        parser.add_argument("--no-voikko", action="store_true", help="as on a machine without libvoikko")
        parser.add_argument("--semantic", action="store_true", help="with the semantic extra")
        parser.add_argument(
            "--misses", action="store_true", help="also print what came first where it was wrong"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        docs, queries = self.read(options["docs"]), self.read(options["queries"])
        with ExitStack() as stack:
            stack.enter_context(semantic.switched(options["semantic"]))
            if options["semantic"]:
                try:
                    semantic.require()
                except semantic.MissingExtraError as error:
                    raise CommandError(str(error)) from error
            if options["no_voikko"]:
                stack.enter_context(analysis.without_voikko())
            using = stack.enter_context(throwaway())
            evaluation.fill((evaluation.doc_of(doc) for doc in docs), using)
            evaluation.judge({"q": "lapsi", "rel": {}}, using)  # word lists are read before the clock starts
            outcomes = [(query, *evaluation.judge(query, using)) for query in queries]
            name = analysis.analyser_name()
        table = evaluation.by_category([judged for _query, judged, _keys in outcomes])
        if options["json"]:
            self.stdout.write(
                json.dumps(
                    {"analyser": name, "semantic": options["semantic"], "figures": table}, ensure_ascii=False
                )
            )
            return
        self.stdout.write(f"{len(docs)} documents, {len(queries)} queries, {name}")
        self.stdout.write(f"{'':14}" + "".join(f"{column:>9}" for column in COLUMNS))
        for category, row in table.items():
            cells = "".join(
                f"{row[column]:>9.0f}" if column == "queries" else f"{row[column]:>9.3f}"
                for column in COLUMNS
            )
            self.stdout.write(f"{category:14}{cells}")
        if options["misses"]:
            self.misses(outcomes)

    def read(self, path: Path) -> Any:
        """Return a JSON file's content; a clear word when it can't be read."""
        try:
            return json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise CommandError(f"{path}: {error}") from error

    def misses(self, outcomes: list[Any]) -> None:
        """Print the queries whose first hit is not a right one."""
        for query, judged, keys in outcomes:
            if not judged.hit1:
                wanted = " ".join(f"{key}:{grade}" for key, grade in query["rel"].items())
                self.stdout.write(
                    f"{query['id']} {query.get('cat', '')} “{query['q']}”\n    {judged.ndcg:.2f} wanted {wanted}\n"
                    f"    got {' '.join(keys[:6])}"
                )
