"""The search page: what was found, filters, danger words, no hits, rubbish."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from familycentre.directory.models import Service
from familycentre.directory.tests.an_event import an_event
from familycentre.guidance.models import DangerWord
from familycentre.guidance.search import index
from familycentre.guidance.search.document import Doc
from familycentre.guidance.tests.conftest import needs_voikko
from familycentre.insight.models import SearchTally, SearchTerm

pytestmark = pytest.mark.django_db

DOCS = [
    Doc(
        "service",
        "kerho",
        "fi",
        "Tenavakerho",
        "Kerho tenaville.",
        path="/fi/a/",
        facets=["municipality:901"],
    ),
    Doc("service", "maksuton", "fi", "Ilmaiskerho", path="/fi/b/", facets=["municipality:all", "fee:free"]),
    Doc(
        "article",
        "0123456789abcdef",
        "fi",
        "Kerhoon vai kotiin?",
        path="/fi/c/",
        facets=["stage:all", "tier:special"],
    ),
    Doc("place", "talo", "fi", "Kerhotalo", path="/fi/d/", facets=["audience:anyone", "form:place"]),
    Doc(
        "helpline", "linja", "fi", "Kerholinja", path="/fi/e/", payload={"number": "010 123", "tel": "010123"}
    ),
    Doc("article", "fedcba9876543210", "fi", "Väkivalta satuttaa", path="/fi/f/", sensitive=True),
    Doc("article", "0011223344556677", "sv", "Pepparkaksbageri", path="/sv/g/"),
    Doc("theme", "8899aabbccddeeff", "fi", "Arki", path="/fi/h/"),
]


@pytest.fixture
def docs(db):
    """A few pages in the index, beside what the region has there."""
    index.put(DOCS)
    DangerWord.objects.get_or_create(kind="violence", language="fi", phrase="väkivalta")


def look(visitor, language="fi", **query):
    with override(language):
        return visitor.get(reverse("search"), query)


def titles(response) -> list[str]:
    return [row.document.title for row in response.context["found"].rows]


def test_results_of_all_kinds_stand_together(visitor, docs):
    response = look(visitor, q="kerho")
    page = response.content.decode()
    assert {"Tenavakerho", "Kerhoon vai kotiin?", "Kerhotalo", "Kerholinja"} <= set(titles(response))
    assert '<meta name="robots" content="noindex">' in page
    assert 'href="tel:010123"' in page
    assert response["Cache-Control"] == "private, no-store"
    assert "kerho" not in page.split("</title>")[0].split("<title>")[1].lower()


@needs_voikko
def test_the_words_that_matched_are_marked(visitor, docs):
    assert "<mark>Kerhoon</mark>" in look(visitor, q="kerho").content.decode()


def test_tabs_by_kind(visitor, docs):
    response = look(visitor, q="kerho", group="places")
    assert "Kerhotalo" in titles(response)
    assert {row.document.kind for row in response.context["found"].rows} == {"place"}
    assert response.context["found"].total > len(titles(response))


@pytest.mark.parametrize(
    ("query", "kept", "gone"),
    [
        ({"municipality": "902"}, "Ilmaiskerho", "Tenavakerho"),
        ({"only": "free"}, "Ilmaiskerho", "Tenavakerho"),
        ({"age": "baby"}, "Kerhoon vai kotiin?", "Tenavakerho"),
        ({"tier": "special"}, "Kerhoon vai kotiin?", "Tenavakerho"),
        ({"form": "place"}, "Kerhotalo", "Tenavakerho"),
        ({"audience": "parent"}, "Kerhotalo", "Tenavakerho"),
    ],
)
def test_each_filter(visitor, docs, query, kept, gone):
    if "municipality" in query:
        towns = look(visitor).context["form"].fields["municipality"].choices
        query = {"municipality": next(code for code, _name in towns if code != "901")}
    response = look(visitor, q="kerho", **query)
    assert kept in titles(response)
    assert gone not in titles(response)
    assert response.context["form"].chips()


def test_open_now_keeps_only_what_we_know(visitor, docs):
    assert titles(look(visitor, q="kerho", only="open")) == []


def test_a_filter_that_fits_nothing_can_be_taken_off(visitor, docs):
    page = look(visitor, q="kerho", tier="universal", form="home").content.decode()
    assert 'href="?q=kerho"' in page


@needs_voikko
def test_did_you_mean(visitor, docs):
    assert "?q=tenavakerho" in look(visitor, q="tenavakehro").content.decode()


def test_another_language_is_told(visitor, docs):
    response = look(visitor, q="pepparkaksbageri")
    assert titles(response)[0] == "Pepparkaksbageri"
    assert response.context["found"].results.used_fallback_language
    assert 'lang="sv"' in response.content.decode()


def test_in_swedish(visitor, docs):
    response = look(visitor, "sv", q="pepparkaksbageri")
    assert response.status_code == 200
    assert not response.context["found"].results.used_fallback_language
    assert '<html lang="sv"' in response.content.decode()


def test_danger_pins_help_and_hides_nothing(visitor, docs):
    plain = titles(look(visitor, q="kerho"))
    response = look(visitor, q="kerho väkivalta")
    page = response.content.decode()
    assert set(plain[:3]) <= set(titles(response))
    assert "Väkivalta satuttaa" in titles(response)
    assert page.index('id="at-once"') < page.index('class="rows hits"')
    assert reverse("help_now") in page
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "no-referrer"
    assert "data-exit" in page
    assert "opened.js" not in page


def test_every_row_can_be_pinned_but_nothing_sensitive(visitor, docs):
    page = look(visitor, q="kerho").content.decode()
    assert 'data-pin="service.kerho"' in page
    assert 'data-pin="page.0123456789ab"' in page
    assert 'data-pin="helpline.linja"' in page
    assert "data-pin=" not in look(visitor, q="väkivalta").content.decode()
    assert "data-pin=" not in look(visitor, q="satuttaa").content.decode()


def test_a_sensitive_best_hit_has_the_exit_too(visitor, docs):
    DangerWord.objects.all().delete()
    assert "data-exit" in look(visitor, q="satuttaa").content.decode()


def test_no_hit_is_no_dead_end(visitor, docs):
    page = look(visitor, q="qwrtzpsdfg").content.decode()
    assert "/fi/h/" in page  # the themes
    assert reverse("help_now") in page


def test_an_empty_search_shows_where_to_begin(visitor, docs):
    response = look(visitor)
    assert response["Cache-Control"].startswith("public")
    assert "/fi/h/" in response.content.decode()


@pytest.mark.parametrize(
    "rubbish",
    [
        "ä" * 20_000,
        "a\x00b",
        "😀" * 50,
        "\u202eolleh\u202c שלום",
        "'; DROP TABLE guidance_term; -- %s %(x)s",
        "sana " * 500,
        "?" * 300,
        "<script>alert(1)</script>",
    ],
)
def test_rubbish_is_answered(visitor, docs, rubbish):
    response = look(visitor, q=rubbish, page="-3", group="\x00", municipality=rubbish[:50])
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()
    with override("fi"):
        assert visitor.get(reverse("suggestions"), {"q": rubbish}).status_code == 200
        assert visitor.post(reverse("search_opened"), {"q": rubbish}).status_code == 204


def test_queries_are_flat(visitor, docs, assert_flat_queries):
    more = [Doc("service", f"k{n}", "fi", f"Kerho {n}", path=f"/fi/k{n}/") for n in range(40)]
    assert_flat_queries(lambda: look(visitor, q="kerho", page="1 "), lambda: index.put(more))


WORST = {
    "nothing": "qwrtzpsdfg",
    "danger": "väkivalta",
    "misspelt, danger, a sentence": "kehro vakivaltaa tenavakehro qwrtzpsdfg pepparkaksbagri ilmaiskehro kerholijna",
    "another language": "pepparkaksbageri qwrtzpsdfg",
    "a place": "tenavakehro 91250",
}


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("words", WORST.values(), ids=list(WORST))
def test_fifteen_queries_at_the_worst_with_the_counting(visitor, docs, language, words):
    look(visitor, language, q="kerho")  # what is kept in the process
    for times in range(1, 7):  # the fifth is the one that is kept in words
        with CaptureQueriesContext(connection) as asked:
            look(visitor, language, q=words)
        assert len(asked) <= 15, [query["sql"][:120] for query in asked]
        assert SearchTerm.objects.exists() == (times >= 5)


def test_pages(visitor, docs):
    index.put([Doc("service", f"k{n}", "fi", f"Kerho {n}", path=f"/fi/k{n}/") for n in range(40)])
    first, second = titles(look(visitor, q="kerho")), titles(look(visitor, q="kerho", page="2"))
    assert len(first) == 12
    assert not set(first) & set(second)


def test_a_search_is_counted_once_and_its_pages_are_not(visitor, docs):
    look(visitor, q="kerho")
    look(visitor, q="kerho", page="2")
    look(visitor, q="kerho", only="free")
    tally = SearchTally.objects.get()
    assert (tally.found, tally.not_found) == (1, 0)
    assert not SearchTerm.objects.exists()


def test_what_is_opened_is_counted_for_terms_that_may_be_read(visitor, docs):
    for _ in range(5):
        look(visitor, q="kerho")
    with override("fi"):
        assert visitor.post(reverse("search_opened"), {"q": "kerho"}).status_code == 204
        refused = visitor.post(
            reverse("search_opened"), {"q": "kerho"}, headers={"sec-fetch-site": "cross-site"}
        )
    assert refused.status_code == 403
    row = SearchTerm.objects.get()
    assert (row.found, row.opened) == (5, 1)
    assert row.day <= date.today()


def test_a_real_service_of_the_region_is_found(visitor, db):
    service = Service.objects.published().filter(texts__language="fi").order_by("key").first()
    index.put(
        [Doc("service", service.key, "fi", service.text_in("fi").name, path=service.get_absolute_url())]
    )
    assert service.text_in("fi").name in titles(look(visitor, q=service.text_in("fi").name))


def test_events_alone_stand_in_order_of_time(visitor, db):
    today = timezone.localdate()
    events = [an_event(f"juhla-{ahead}", first_day=today + timedelta(days=ahead)) for ahead in (9, 2, 5)]
    index.put(
        [Doc("event", event.key, "fi", "Yhteinen iltakoulu", path=f"/fi/{event.key}/") for event in events]
    )
    rows = look(visitor, q="iltakoulu", group="events").context["found"].rows
    assert [row.document.key for row in rows] == ["juhla-2", "juhla-5", "juhla-9"]
    assert [row.happening.when.day for row in rows] == [today + timedelta(days=ahead) for ahead in (2, 5, 9)]
