"""Suggestions while somebody types."""

import pytest

from familycentre.guidance.search.suggesting import suggest

pytestmark = pytest.mark.django_db


def titles(prefix: str) -> list[str]:
    return [suggestion.title for suggestion in suggest(prefix, "fi")]


def test_the_beginning_of_a_word_is_enough(pages):
    assert "Unineuvola" in titles("unin")
    assert titles("turv")[0] == "Turvakoti"


def test_a_title_that_begins_so_comes_first(pages):
    assert titles("lasten")[0] == "Lastenneuvola"


def test_a_misspelt_beginning_still_helps(pages):
    assert "Toimeentulotuki" in titles("toimentulotuk")


def test_one_letter_is_too_little(pages):
    assert titles("t") == []
    assert titles("") == []


def test_it_takes_few_queries(pages, django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        suggest("lasten neu", "fi")
