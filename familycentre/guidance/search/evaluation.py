"""How good search is: the usual figures over graded queries, by category."""

import math
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from familycentre.guidance.models import IndexState
from familycentre.guidance.search import index
from familycentre.guidance.search.analysis import of
from familycentre.guidance.search.document import Doc, length
from familycentre.guidance.search.find import find

DEPTH = 10


@dataclass(frozen=True)
class Judged:
    """One query's outcome."""

    category: str
    hit1: float
    hit3: float
    reciprocal: float
    ndcg: float
    empty: float
    milliseconds: float


def doc_of(told: Mapping[str, Any]) -> Doc:
    """Return a document of the shape of shared/data/search/docs.json; all but id and title may be missing."""
    words = told.get("search_words", "")
    return Doc(
        kind=str(told.get("type", "page")),
        key=str(told["id"]),
        language=str(told.get("lang", "fi")),
        title=str(told["title"]),
        summary=str(told.get("summary", "")),
        body=str(told.get("text", told.get("body", ""))),
        search_words=words if isinstance(words, str) else "\n".join(words),
    )


def fill(documents: Iterable[Doc], using: str) -> None:
    """Index documents in an empty index, with their average length known first."""
    docs = list(documents)
    by_language: dict[str, list[int]] = defaultdict(list)
    for doc in docs:
        by_language[doc.language].append(length(doc))
    for language, lengths in by_language.items():
        IndexState.objects.using(using).create(
            language=language, analyser=of(language).name, average_length=sum(lengths) / len(lengths)
        )
    index.put(docs, using)


def judge(query: Mapping[str, Any], using: str) -> tuple[Judged, list[str]]:
    """Run a query and grade what comes first."""
    start = time.perf_counter()
    found = find(str(query["q"]), str(query.get("lang", "fi")), limit=DEPTH, using=using)
    took = (time.perf_counter() - start) * 1000
    keys = [hit.document.key for hit in found.hits]
    grades = query["rel"]
    right = [number for number, key in enumerate(keys, 1) if grades.get(key, 0) >= 2]
    first = right[0] if right else 0
    judged = Judged(
        category=str(query.get("cat", "all")),
        hit1=float(first == 1),
        hit3=float(0 < first <= 3),
        reciprocal=1 / first if first else 0.0,
        ndcg=ndcg([grades.get(key, 0) for key in keys], list(grades.values())),
        empty=float(not keys),
        milliseconds=took,
    )
    return judged, keys


def ndcg(found: list[int], ideal: list[int]) -> float:
    """Return the discounted gain at ten, gains 2^g − 1, as a share of the best possible."""

    def gain(grades: list[int]) -> float:
        return sum((2**grade - 1) / math.log2(place + 1) for place, grade in enumerate(grades[:DEPTH], 1))

    best = gain(sorted(ideal, reverse=True))
    return gain(found) / best if best else 0.0


def figures(judged: list[Judged]) -> dict[str, float]:
    """Return the means of a set of outcomes, and the middle and 95th percentile of the time."""
    times = sorted(one.milliseconds for one in judged)
    n = len(judged)
    return {
        "queries": n,
        "hit@1": sum(one.hit1 for one in judged) / n,
        "hit@3": sum(one.hit3 for one in judged) / n,
        "mrr": sum(one.reciprocal for one in judged) / n,
        "ndcg@10": sum(one.ndcg for one in judged) / n,
        "zero": sum(one.empty for one in judged) / n,
        "p50_ms": percentile(times, 0.5),
        "p95_ms": percentile(times, 0.95),
    }


def percentile(ordered: list[float], share: float) -> float:
    """Return the value below which a share of the ordered values lies."""
    return ordered[min(len(ordered) - 1, math.ceil(share * len(ordered)) - 1)] if ordered else 0.0


def by_category(judged: list[Judged]) -> dict[str, dict[str, float]]:
    """Return the figures of each category, and of all."""
    groups: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        groups[one.category].append(one)
    return {**{name: figures(group) for name, group in groups.items()}, "all": figures(judged)}
