"""Building the index: what is gone goes, what is the same is skipped, another analyser means anew."""

from io import StringIO

import pytest
from django.core.management import call_command

from familycentre.guidance.models import Document, IndexState, Posting, Term
from familycentre.guidance.search import analysis, index
from familycentre.guidance.search.document import Doc
from familycentre.guidance.search.find import find
from familycentre.guidance.search.rebuild import rebuild, stale

pytestmark = pytest.mark.django_db
PAGES = [Doc("page", f"p{n}", "fi", f"Sivu {n}", body="unineuvola auttaa " * n) for n in range(1, 8)]


def test_what_no_source_tells_of_is_gone_and_its_words_with_it():
    rebuild(documents=lambda: PAGES)
    assert Document.objects.count() == 7
    rebuild(documents=lambda: PAGES[:2])
    assert sorted(Document.objects.values_list("key", flat=True)) == ["p1", "p2"]
    assert IndexState.objects.get(pk="fi").documents == 2
    assert not Term.objects.filter(documents=0).exists()


def test_it_goes_on_where_it_was_stopped(monkeypatch):
    def broken():
        yield from PAGES[:3]
        raise KeyboardInterrupt

    written = []
    original = index._write_postings
    monkeypatch.setattr(index, "AT_ONCE", 1)
    monkeypatch.setattr("familycentre.guidance.search.rebuild.measure", lambda documents, using: 7)
    with pytest.raises(KeyboardInterrupt):
        rebuild(documents=broken)
    monkeypatch.setattr(
        index,
        "_write_postings",
        lambda lang, rows, using: written.extend(rows) or original(lang, rows, using),
    )
    rebuild(documents=lambda: PAGES)
    assert {row.key for row, _terms in written} == {"p4", "p5", "p6", "p7"}


def test_counts_stay_right_when_a_page_changes():
    rebuild(documents=lambda: PAGES)
    index.put([Doc("page", "p1", "fi", "Sivu 1", body="perhekahvila")])
    for term in Term.objects.all():
        assert term.documents == Posting.objects.filter(term=term).count(), term.text
    assert find("perhekahvila", "fi").hits[0].document.key == "p1"


def test_dropping_takes_the_words_along():
    rebuild(documents=lambda: PAGES)
    index.drop("page", "p7")
    assert not Document.objects.filter(key="p7").exists()
    for term in Term.objects.all():
        assert term.documents == Posting.objects.filter(term=term).count(), term.text


def test_another_analyser_is_noticed_and_mended():
    rebuild(documents=lambda: PAGES)
    assert not stale()
    with analysis.without_voikko():
        if analysis.analyser_name() != IndexState.objects.get(pk="fi").analyser:
            assert stale()
            assert find("unineuvola", "fi").hits  # readers still find
            rebuild(documents=lambda: PAGES)
            assert not stale()


def test_an_index_that_a_load_left_behind_is_stale():
    rebuild(documents=lambda: PAGES)
    index.unsettle()
    assert stale()


def test_the_command_tells_its_progress_and_state():
    out = StringIO()
    call_command("index", "rebuild", stdout=out)
    assert "documents in the search index" in out.getvalue()
    call_command("index", "rebuild", "--if-needed", stdout=out)
    assert "up to date" in out.getvalue()
    call_command("index", "status", stdout=out)
    assert "fi " in out.getvalue()
