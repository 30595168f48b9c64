"""Where somebody looks for help: by a municipality's name in any form, or by a postcode."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from familycentre.guidance.search import index, near
from familycentre.guidance.search.document import Doc
from familycentre.guidance.tests.conftest import needs_voikko

TOWNS = [
    near.Town("1", "Kivelä", (("fi", "Kivelä"), ("sv", "Stenby")), ("12", "1345")),
    near.Town("2", "Järvi", (("fi", "Järvi"), ("sv", "Sjö")), ("13",)),
    near.Town("3", "Iso Niemi", (("fi", "Iso Niemi"),), ()),
]


@pytest.mark.parametrize(
    ("code", "town"), [("12999", "1"), ("13450", "1"), ("13500", "2"), ("99999", None), ("00000", None)]
)
def test_the_longest_beginning_counts(code, town):
    found = near.of_postcode(code, TOWNS)
    assert (found.code if found else None) == town


def test_a_postcode_is_taken_out_of_the_words():
    found = near.near("perhekerho 13450", TOWNS, "fi")
    assert (found.text, found.code, found.unknown) == ("perhekerho", "1", "")


def test_a_postcode_alone_is_its_municipality():
    assert near.near(" 13500 ", TOWNS, "fi").text == "Järvi"


def test_a_postcode_of_nobody_is_told_and_nothing_is_lost():
    found = near.near("perhekerho 99999", TOWNS, "fi")
    assert (found.text, found.town, found.unknown) == ("perhekerho 99999", None, "99999")


@pytest.mark.parametrize("text", ["1234567", "soita 0401234567", "2026", ""])
def test_other_numbers_are_no_postcodes(text):
    assert near.near(text, TOWNS, "fi") == near.Near(text)


@needs_voikko
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("neuvola Järvellä", "2"),
        ("järven perhekerho", "2"),
        ("perhekerho Stenby", "1"),
        ("kerho isossa niemessä", "3"),
        ("niemi", ""),
        ("vauva ei nuku", ""),
    ],
)
def test_a_name_in_any_form(text, code):
    assert near.near(text, TOWNS, "fi").code == code


@needs_voikko
@pytest.mark.parametrize(
    ("text", "rest"),
    [("neuvola Järvellä", "neuvola"), ("Järvi", "Järvi"), ("Järvellä ja", "Järvellä ja"), ("niemi", "niemi")],
)
def test_its_name_is_taken_out_of_the_words_when_others_tell_more(text, rest):
    assert near.near(text, TOWNS, "fi").text == rest


@pytest.fixture
def clubs(db):
    """One club in each municipality, one for all."""
    index.put(
        [
            Doc(
                "service",
                f"sirkus{code}",
                "fi",
                "Sirkuskerho",
                path=f"/fi/{code}/",
                facets=[f"municipality:{code}"],
            )
            for code in ("901", "902", "all")
        ]
    )


def keys(visitor, language="fi", **query):
    with override(language):
        response = visitor.get(reverse("search"), query)
    assert response.status_code == 200
    return [row.document.key for row in response.context["found"].rows], response


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("sirkuskerho 91300", "sirkus902"),
        ("sirkuskerho 91250", "sirkus901"),
        ("sirkuskerho Söderön", "sirkus902"),
        ("Norrön sirkuskerho", "sirkus901"),
    ],
)
def test_what_is_there_comes_first_and_nothing_is_hidden(visitor, clubs, words, first):
    found, response = keys(visitor, q=words)
    assert found[0] == first
    assert set(found) >= {"sirkus901", "sirkus902", "sirkusall"}
    assert f"municipality={first[-3:]}" in response.content.decode()


def test_a_postcode_chooses_the_municipality(visitor, clubs):
    found, response = keys(visitor, q="sirkuskerho", near="91250")
    assert set(found) == {"sirkus901", "sirkusall"}
    assert response.context["form"].chosen["municipality"] == "901"
    assert "near=" not in response.context["query"]


@pytest.mark.parametrize("given", ["99999", "abc", "９１２５０", "<b>", "9" * 300])
def test_an_unknown_postcode_is_told_and_nothing_is_lost(visitor, clubs, given):
    found, response = keys(visitor, q="sirkuskerho", near=given, municipality="902", only="free")
    assert response.context["form"].chosen["municipality"] == "902"
    assert response.context["form"].chosen["only"] == ["free"]
    page = response.content.decode()
    assert 'id="no-such-place"' in page
    assert 'aria-describedby="no-such-place"' in page


def test_an_unknown_postcode_among_the_words_is_told(visitor, clubs):
    found, response = keys(visitor, q="sirkuskerho 55555")
    assert set(found) >= {"sirkus901", "sirkus902", "sirkusall"}
    assert 'id="no-such-place"' in response.content.decode()
