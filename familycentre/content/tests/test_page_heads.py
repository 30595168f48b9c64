"""The machine-readable head of every page: one address, its languages, what may be shared."""

import re

import pytest

from familycentre.content.models import ArticlePage
from familycentre.core.texts import ORDER

pytestmark = pytest.mark.django_db

BASE = "http://127.0.0.1:8000"


def head(visitor, address) -> str:
    html = visitor.get(address).content.decode()
    return html[: html.index("</head>")]


def alternates(text) -> dict[str, str]:
    return dict(re.findall(r'rel="alternate" hreflang="([\w-]+)" href="([^"]+)"', text))


def test_canonical_is_absolute_and_without_query(visitor):
    assert f'<link rel="canonical" href="{BASE}/fi/arki/">' in head(visitor, "/fi/arki/?from=mail")


def test_alternates_are_absolute_with_the_page_itself_and_a_default(visitor):
    found = alternates(head(visitor, "/fi/arki/"))
    assert found == {"fi": f"{BASE}/fi/arki/", "sv": f"{BASE}/sv/vardag/", "x-default": f"{BASE}/fi/arki/"}


def test_a_language_that_has_no_version_is_not_named(visitor):
    assert "en" not in alternates(head(visitor, "/fi/arki/"))
    assert "en" in alternates(head(visitor, "/fi/"))


def test_every_version_names_the_same_alternates(visitor):
    assert alternates(head(visitor, "/fi/arki/")) == alternates(head(visitor, "/sv/vardag/"))


@pytest.mark.parametrize("address", ["/fi/", "/fi/arki/", "/fi/arki/arki-uuvuttaa/", "/sv/"])
def test_what_is_shared_has_a_title_words_and_a_picture(visitor, address):
    text = head(visitor, address)
    for name in ("title", "description", "url", "locale", "site_name", "image", "type"):
        assert re.search(rf'<meta property="og:{name}" content="[^"]+">', text), name
    assert f"{BASE}/static/content/icons/og.png" in text
    assert 'name="description"' in text


def test_title_names_the_page_first(visitor):
    assert re.search(r"<title>Arki – [^<]+</title>", head(visitor, "/fi/arki/"))


def test_an_editors_own_title_for_search_engines_wins(visitor):
    ArticlePage.objects.filter(key="arki").update(
        seo_title="Väsynyt vanhempi", search_description="Lepo auttaa."
    )
    text = head(visitor, "/fi/arki/arki-uuvuttaa/")
    assert "<title>Väsynyt vanhempi" in text
    assert 'content="Lepo auttaa."' in text


def test_language_order_of_the_site_is_known():
    assert ORDER[0] == "fi"
