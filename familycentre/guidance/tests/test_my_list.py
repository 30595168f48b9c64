"""The reader's own list: the server tells what can be on one, and never learns what is."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from familycentre.guidance import my_list
from familycentre.guidance.search import index
from familycentre.guidance.search.document import Doc

pytestmark = pytest.mark.django_db

PAGE = "0123456789abcdef0123456789abcdef"


@pytest.fixture
def items(visitor):
    """What the file tells, by mark."""
    index.put(
        [
            Doc("service", "kerho", "fi", "Tenavakerho", "Kerho.", path="/fi/a/"),
            Doc("service", "kerho", "sv", "Knatteklubben", "Klubb.", path="/sv/a/"),
            Doc("article", PAGE, "fi", "Kun ei jaksa", path="/fi/b/"),
            Doc("service", "turva", "fi", "Turvakoti", path="/fi/c/", sensitive=True),
            Doc("helpline", "linja", "fi", "Linja", path="/fi/d/", payload={"number": "010 123"}),
        ]
    )

    def told(language):
        with override(language):
            return {item["id"]: item for item in visitor.get(reverse("pinnable")).json()["items"]}

    return told


def test_the_file_tells_titles_and_addresses(items):
    told = items("fi")
    assert told["service.kerho"]["title"] == "Tenavakerho"
    assert told["service.kerho"]["url"] == "/fi/a/"
    assert told["helpline.linja"]["number"] == "010 123"
    assert told["page.0123456789ab"]["title"] == "Kun ei jaksa"


def test_in_the_readers_language_or_the_nearest(items):
    told = items("sv")
    assert told["service.kerho"]["title"] == "Knatteklubben"
    assert told["page.0123456789ab"]["language"] == "fi"


def test_nothing_sensitive_is_in_it(items):
    assert "service.turva" not in items("fi")


def test_one_query(items, django_assert_num_queries):
    with django_assert_num_queries(1):
        my_list.everything("fi")


def test_one_share_while_there_is_little(visitor, items):
    with override("fi"):
        assert 'data-shares="1"' in visitor.get(reverse("my_list")).content.decode()


def test_many_things_are_told_in_shares(items, visitor, monkeypatch):
    """Together the shares tell everything once, and each thing stands where its mark says."""
    monkeypatch.setattr(my_list, "MOST_TOGETHER", 40)
    index.put([Doc("service", f"kerho-{n}", "fi", f"Kerho {n}", path=f"/fi/{n}/") for n in range(200)])
    number = my_list.shares()
    assert number in {8, 16}
    every = {item["id"] for item in my_list.everything("fi")}
    told = []
    with override("fi"):
        for share in range(number):
            found = visitor.get(reverse("pinnable"), {"share": share, "of": number}).json()["items"]
            assert 10 <= len(found) <= 60  # a share tells little of what is on a list
            assert {my_list.share_of(item["id"], number) for item in found} == {share}
            told += [item["id"] for item in found]
    assert len(told) == len(set(told))
    assert set(told) == every


@pytest.mark.parametrize("asked", [{"share": "9", "of": "3"}, {"share": "x", "of": "999999"}, {"of": "\x00"}])
def test_a_share_that_is_none_is_everything(items, visitor, asked):
    with override("fi"):
        found = visitor.get(reverse("pinnable"), asked).json()["items"]
    assert len(found) == len(items("fi"))


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_page_is_the_same_for_everybody(visitor, language):
    with override(language):
        response = visitor.get(reverse("my_list"))
    assert response["Cache-Control"].startswith("public")
    assert not response.cookies
    assert '<meta name="robots" content="noindex">' in response.content.decode()


def test_the_file_may_be_kept_by_caches(visitor):
    with override("fi"):
        assert visitor.get(reverse("pinnable"))["Cache-Control"].startswith("public")
