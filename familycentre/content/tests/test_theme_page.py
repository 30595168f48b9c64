"""The front of a theme: what to read, who helps on which level, and no traces where it is about violence."""

import pytest
from wagtail.models import Page

from familycentre.content.models import ArticlePage, ThemePage

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "article", "service"),
    [("/fi/arki/", "Arki uuvuttaa", "Kotiapu"), ("/sv/vardag/", "Vardagen tar krafterna", "Hemhjälp")],
)
def test_articles_and_services_in_both_languages(visitor, address, article, service):
    html = visitor.get(address).content.decode()
    assert article in html
    assert service in html
    assert 'class="mast oat"' in html  # the theme's own ground


def test_the_starred_article_is_the_large_one(visitor):
    theme = ThemePage.objects.get(slug="arki")
    first = ArticlePage.objects.get(key="arki", locale__language_code="fi")
    second = ArticlePage(title="Toinen", slug="toinen", summary="Toisesta.", theme=theme.theme, starred=True)
    theme.add_child(instance=second)
    html = visitor.get("/fi/arki/").content.decode()
    large = html[html.index("lead-article") :]
    assert large.index("Toinen") < large.index(first.title)


def test_services_stand_on_their_tiers(visitor):
    html = visitor.get("/fi/arki/").content.decode()
    tier = html[html.index('class="dot tier-2"') :]
    assert tier.index("Kotiapu") > 0
    assert "?theme=everyday" in html


def test_a_draft_service_is_not_shown(visitor):
    assert "Luotsi" not in visitor.get("/fi/arki/").content.decode()


def test_sensitive_theme_is_neutral_and_leaves_no_trace(visitor):
    response = visitor.get("/fi/tuki/")
    html = response.content.decode()
    head = html[: html.index("</head>")]
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "no-referrer"
    assert "Kun pelottaa" not in head
    assert "data-exit" in html
    assert "mast" not in html  # no picture
    assert "0800\u00a0000\u00a0001" in html


def test_an_empty_theme_says_so(visitor):
    ArticlePage.objects.filter(key="arki").update(live=False)
    assert 'class="empty"' in visitor.get("/fi/arki/").content.decode()


def test_queries_do_not_grow_with_the_articles(visitor, assert_flat_queries):
    theme = ThemePage.objects.get(slug="arki")

    def more():
        for number in range(6):
            theme.add_child(instance=ArticlePage(title=f"A{number}", slug=f"a-{number}", theme=theme.theme))

    assert_flat_queries(lambda: visitor.get("/fi/arki/"), more)


def test_other_themes_are_at_hand(visitor):
    html = visitor.get("/fi/arki/").content.decode()
    assert f'href="{Page.objects.get(slug="tuki", locale__language_code="fi").url}"' in html
