"""What was searched for is readable only once it has come up five times."""

from datetime import date

import pytest

from familycentre.guidance.search import counting
from familycentre.guidance.tests.conftest import needs_voikko
from familycentre.insight import searches
from familycentre.insight.models import SearchTally, SearchTerm

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 24)


def search(text: str, times: int = 1, found: bool = True, day: date = DAY) -> None:
    for _ in range(times):
        counting.count_search(text, "fi", found=found, day=day)


def test_four_times_leave_nothing_to_read():
    search("unineuvola", 4)
    assert not SearchTerm.objects.exists()
    tally = SearchTally.objects.get()
    assert "uni" not in tally.mark
    assert tally.found == 4


def test_the_fifth_time_it_is_kept_with_all_that_led_here():
    search("unineuvola", 3)
    search("unineuvola", 2, found=False)
    row = SearchTerm.objects.get()
    assert (row.term, row.found, row.not_found, row.day) == ("unineuvola", 3, 2, DAY)
    search("unineuvola")
    row.refresh_from_db()
    assert row.found == 4


@needs_voikko
def test_forms_of_a_word_count_together():
    for form in ("unineuvola", "unineuvolaan", "Unineuvolassa?", "unineuvolat", "unineuvolasta"):
        search(form)
    assert SearchTerm.objects.get().term == "unineuvola"


def test_a_sentence_is_never_kept_whole():
    search("naapurin Virtanen riehuu pihalla joka yö humalassa", 5)
    assert all(" " not in row.term for row in SearchTerm.objects.all())


def test_another_month_begins_anew_and_forgets_the_old_tallies():
    search("unineuvola", 4)
    search("unineuvola", 1, day=date(2026, 12, 1))
    assert not SearchTerm.objects.exists()
    assert SearchTally.objects.count() == 1


def test_the_mark_needs_the_secret(settings):
    before = counting.mark_of("uni", "fi", DAY)
    settings.SECRET_KEY = "another"
    assert counting.mark_of("uni", "fi", DAY) != before


def test_marks_of_two_months_cannot_be_joined():
    assert counting.mark_of("uni", "fi", date(2026, 11, 1)) != counting.mark_of(
        "uni", "fi", date(2026, 12, 1)
    )


def test_common_words_and_nothing_are_not_counted():
    search("minun ja sinun", 9)
    search("", 9)
    assert not SearchTally.objects.exists()


def test_searched_not_found_and_found_not_opened():
    search("unineuvola", 6, found=False)
    search("turvakoti", 6)
    search("neuvola", 6)
    counting.count_opened("neuvola", "fi", day=DAY)
    counting.count_opened("never searched for", "fi", day=DAY)
    assert [row["term"] for row in searches.most_missed(DAY)] == ["unineuvola"]
    assert [row["term"] for row in searches.least_opened(DAY)] == ["turvakoti"]


def test_a_sentence_takes_no_more_queries_than_a_word(django_assert_max_num_queries):
    search("unineuvola", 4)
    with django_assert_max_num_queries(3):
        search("unineuvola")
    sentence = "naapurin koira haukkuu pihalla joka yö kovaa naapurin kissa maukuu"
    search(sentence, 4)
    with django_assert_max_num_queries(3):
        search(sentence)
    assert {"koira", "kissa"} <= set(SearchTerm.objects.values_list("term", flat=True))
