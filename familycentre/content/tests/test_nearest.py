"""Pages in the reader's language or the nearest one."""

import pytest

from familycentre.content import nearest
from familycentre.content.models import HomePage, SectionPage


@pytest.mark.parametrize(
    ("language", "first"),
    [
        ("fi", ["fi", "en", "sv"]),
        ("sv", ["sv", "fi", "en"]),
        ("en", ["en", "fi", "sv"]),
        ("fi-x-easy", ["fi-x-easy", "fi", "en", "sv"]),
        ("ru", ["ru", "en", "fi", "sv"]),
    ],
)
def test_order(language, first):
    assert nearest.order(language) == first


@pytest.mark.django_db
def test_each_page_comes_once_in_its_best_language():
    homes = nearest.pages(HomePage, "en")
    assert [(page.title, page.shown_language) for page in homes] == [("How are you?", "")]
    assert {page.shown_language for page in nearest.pages(SectionPage, "ru")} == {"fi"}
    assert len(nearest.pages(SectionPage, "sv")) == 4


@pytest.mark.django_db
def test_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        nearest.pages(SectionPage, "ru")
