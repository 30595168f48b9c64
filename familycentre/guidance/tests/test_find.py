"""Finding: forms, compounds, everyday words, misspellings, other languages, filters."""

from datetime import date

import pytest

from familycentre.guidance.models import Synonym
from familycentre.guidance.search import index
from familycentre.guidance.search.document import Doc
from familycentre.guidance.search.find import Filters, corrected_text, find
from familycentre.guidance.search.highlight import pieces
from familycentre.guidance.tests.conftest import needs_voikko

pytestmark = pytest.mark.django_db


def keys(text, language="fi", **options) -> list[str]:
    return [hit.document.key for hit in find(text, language, **options).hits]


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("lastenneuvolaan", "neuvola"),
        ("neuvola lapselle", "neuvola"),
        ("perheväkivaltaa", "turva"),
        ("toimentulotuki", "raha"),
        ("mul ei oo rahaa", "raha"),
    ],
)
def test_it_is_found(chain, pages, typed, key):
    index.put(pages)
    assert key in keys(typed)[:3]


@needs_voikko
def test_an_inner_compound_finds_the_longer_one(pages):
    assert keys("väkivalta")[0] == "turva" or "turva" in keys("väkivalta")


def test_everyday_words_weigh_like_the_title(db):
    index.put(
        [
            Doc("page", "by-title", "fi", "Tenavakerho", body="Tervetuloa mukaan."),
            Doc("page", "by-words", "fi", "Kerho", body="Tervetuloa mukaan.", search_words="tenavakerho"),
            Doc("page", "by-body", "fi", "Kerho", body="Tervetuloa mukaan tenavakerho."),
        ]
    )
    hits = {hit.document.key: hit.score for hit in find("tenavakerho", "fi").hits}
    assert hits["by-words"] == pytest.approx(hits["by-title"], rel=0.15)
    assert hits["by-words"] > 1.2 * hits["by-body"]


def test_a_synonym_of_an_editor_counts_at_once(pages):
    assert "uni" not in keys("hirvikärpänen")
    Synonym.objects.create(language="fi", said="hirvikärpänen", meant="unineuvola")
    assert keys("hirvikärpänen")[0] == "uni"


def test_a_phrase_needs_all_its_words(pages):
    Synonym.objects.create(language="fi", said="sininen hirvikärpänen", meant="unineuvola")
    assert keys("hirvikärpäset olivat sinisiä")[0] == "uni"
    assert "uni" not in keys("hirvikärpäset olivat vihreitä")


def test_another_language_is_asked_when_ours_has_nothing(pages):
    found = find("sorggrupp", "fi")
    assert found.hits[0].document.key == "sorg"
    assert found.used_fallback_language
    assert found.language == "sv"


def test_easy_finnish_is_found_by_finnish_words_and_shown_where_it_is(pages):
    index.put([Doc("page", "uni", "fi-x-easy", "Apua nukkumiseen")])
    found = find("unineuvola turvakoti", "fi-x-easy")
    titles = {hit.document.key: hit.document.title for hit in found.hits}
    assert titles["uni"] == "Apua nukkumiseen"
    assert titles["turva"] == "Turvakoti"
    assert not found.used_fallback_language


def test_our_own_language_comes_first(pages):
    found = find("rahat", "fi")
    assert not found.used_fallback_language
    assert {hit.document.language for hit in found.hits} == {"fi"}


@needs_voikko
def test_a_misspelt_word_is_mended_and_told(pages):
    text = "turvakoti lastenneuvlaan"
    found = find(text, "fi")
    assert corrected_text(text, found.corrected) == "turvakoti lastenneuvolaan"
    assert "neuvola" in [hit.document.key for hit in found.hits]


def test_filters_leave_out_what_does_not_fit(pages):
    near = Filters(facets={"municipality": ("286",)})
    assert "ero" not in keys("eroneuvo toimeentulotuki", filters=near)
    assert "raha" in keys("eroneuvo toimeentulotuki", filters=near)  # offered in the whole region
    assert keys("unineuvola", filters=Filters(facets={"theme": ("health",)}))[0] == "uni"
    assert keys("unineuvola", filters=Filters(kinds=("place",))) == [] or "uni" not in keys(
        "unineuvola", filters=Filters(kinds=("place",))
    )


def test_a_facet_is_taken_literally(pages):
    assert keys("unineuvola", filters=Filters(facets={"theme": ("h%",)})) == []


def test_an_event_is_not_found_after_its_last_day(db):
    index.put([Doc("event", "fest", "fi", "Peikkojuhla", ends_on=date(2026, 11, 20))])
    assert keys("peikkojuhla", today=date(2026, 11, 20)) == ["fest"]
    assert "fest" not in keys("peikkojuhla", today=date(2026, 11, 21))


def test_pages_of_hits(pages):
    everything = keys("neuvola turvakoti eroneuvo toimeentulotuki", limit=50)
    assert keys("neuvola turvakoti eroneuvo toimeentulotuki", limit=2, offset=2) == everything[2:4]


@needs_voikko
def test_why_it_was_found(pages):
    hit = find("vauva heräilee", "fi").hits[0]
    marked = [
        piece.text for piece in pieces("Apua, kun vauvat heräilevät öisin.", "fi", hit.terms) if piece.hit
    ]
    assert "vauvat" in marked
    assert "heräilevät" in marked
    assert "Apua" not in marked
    assert (
        "".join(piece.text for piece in pieces("Apua, kun vauvat!", "fi", hit.terms)) == "Apua, kun vauvat!"
    )


def test_it_takes_few_queries(pages, django_assert_max_num_queries):
    find("lastenneuvolaan", "fi")
    with django_assert_max_num_queries(5):
        find("lastenneuvolaan", "fi")
    with django_assert_max_num_queries(11):
        find("qwertyuiop zxcvbnmqq", "fi")


def test_nothing_typed_finds_nothing(pages):
    assert find("", "fi").hits == []
    assert find("  ?!  ", "fi").total == 0
