"""The measure itself, and that search keeps what it has reached."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from familycentre.guidance.search.evaluation import ndcg, percentile
from familycentre.guidance.tests.conftest import needs_voikko

DATA = Path(__file__).parent / "data"


@pytest.fixture(autouse=True)
def own_database(django_db_blocker):
    """The command brings a database of its own, which tests with the site's database may not use."""
    with django_db_blocker.unblock():
        yield


def evaluate(queries: str, *more: str) -> dict:
    out = StringIO()
    docs = str(DATA / "documents.json")
    call_command("search_eval", "--docs", docs, "--queries", str(DATA / queries), "--json", *more, stdout=out)
    return json.loads(out.getvalue())["figures"]["all"]


@needs_voikko
@pytest.mark.parametrize("queries", ["queries_dev.json", "queries_own.json", "queries_held_out.json"])
def test_search_is_as_good_as_it_was(queries):
    figures = evaluate(queries)
    assert figures["ndcg@10"] >= 0.85
    assert figures["hit@3"] >= 0.88
    assert figures["zero"] == 0


def test_without_libvoikko_search_is_still_of_use():
    figures = evaluate("queries_own.json", "--no-voikko")
    assert figures["ndcg@10"] >= 0.7
    assert figures["hit@3"] >= 0.8


def test_gains_are_two_to_the_grade_less_one():
    assert ndcg([2, 1], [2, 1]) == 1
    assert ndcg([1, 2], [2, 1]) == pytest.approx((1 + 3 / 1.5849625) / (3 + 1 / 1.5849625))
    assert ndcg([0, 0], [2]) == 0


def test_percentiles():
    assert percentile([1.0, 2.0, 3.0, 4.0], 0.5) == 2.0
    assert percentile([float(n) for n in range(1, 101)], 0.95) == 95.0


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(CommandError, match="nothing.json"):
        call_command("search_eval", "--docs", str(tmp_path / "nothing.json"), "--queries", "x.json")


def test_documents_need_no_more_than_id_and_title(tmp_path):
    docs, queries, out = tmp_path / "d.json", tmp_path / "q.json", StringIO()
    docs.write_text(
        json.dumps(
            [{"id": "a", "title": "Neuvola"}, {"id": "b", "title": "Kahvila", "search_words": ["kahvi"]}]
        )
    )
    queries.write_text(json.dumps([{"q": "neuvolaan", "rel": {"a": 2}}, {"q": "kahvia", "rel": {"b": 1}}]))
    call_command("search_eval", "--docs", str(docs), "--queries", str(queries), stdout=out)
    assert "2 documents, 2 queries" in out.getvalue()
