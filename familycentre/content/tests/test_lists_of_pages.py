"""The list of themes and the site map."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from familycentre.content.models import ArticlePage, ThemePage

pytestmark = pytest.mark.django_db


def address(name, language="fi") -> str:
    with override(language):
        return reverse(name)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_themes_leads_to_every_theme_and_section(visitor, language):
    html = visitor.get(address("themes", language)).content.decode()
    shown = "sv" if language == "sv" else "fi"
    for slug in {"fi": ["arki", "tuki", "nuorille", "ammattilaisille"], "sv": ["vardag", "stod"]}[shown]:
        assert f'href="/{shown}/{slug}/"' in html
    assert ("lang=" in html[html.index("<main") : html.index("</main")]) == (language == "en")


def test_themes_shows_the_first_articles(visitor):
    assert "/fi/arki/arki-uuvuttaa/" in visitor.get(address("themes")).content.decode()


def test_site_map_has_everything_that_is_published(visitor):
    html = visitor.get(address("site_map")).content.decode()
    for words in (
        "Arki uuvuttaa",
        "Tarvitsen turvaa",
        "Kotiapu",
        "Satamatalo",
        "Majakka ry",
        "Tietosuoja",
        "Arjen polku",
    ):
        assert words in html, words
    for words in ("Luotsi", "Piilopaikka", "Alue 2"):
        assert words not in html, words


@pytest.mark.parametrize("name", ["themes", "site_map"])
def test_queries_do_not_grow(visitor, assert_flat_queries, name):
    theme = ThemePage.objects.get(slug="arki")

    def more():
        for number in range(6):
            theme.add_child(instance=ArticlePage(title=f"A{number}", slug=f"a-{number}", theme=theme.theme))

    assert_flat_queries(lambda: visitor.get(address(name)), more)


@pytest.mark.parametrize("name", ["themes", "site_map"])
def test_no_cookie_and_cacheable(visitor, name):
    response = visitor.get(address(name))
    assert not response.cookies
    assert "public" in response["Cache-Control"]
    assert visitor.post(address(name)).status_code in {403, 405}
