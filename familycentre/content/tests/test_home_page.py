"""The first page: ways in for somebody who does not know where to begin."""

from datetime import time

import pytest
from wagtail.models import Page

from familycentre.content.models import ArticlePage, HomePage, InfoPage
from familycentre.directory.models import Event, EventText

pytestmark = pytest.mark.django_db


def article(language="fi") -> ArticlePage:
    return ArticlePage.objects.get(key="arki", locale__language_code=language)


@pytest.mark.parametrize(
    ("address", "title", "theme"),
    [("/fi/", "Mitä kuuluu?", "Arki"), ("/sv/", "Hur mår du?", "Vardag"), ("/en/", "How are you?", "Arki")],
)
def test_every_language_has_its_own_and_leads_to_the_themes(visitor, address, title, theme):
    html = visitor.get(address).content.decode()
    assert f"<h1>{title}</h1>" in html
    assert f">{theme}</b>" in html


def test_a_theme_in_another_language_says_so(visitor):
    html = visitor.get("/en/").content.decode()
    tile = html[html.index('<a class="tile" href="/fi/arki/">') :].split("</a>")[0]
    assert '<b lang="fi">Arki</b>' in tile
    assert '<span class="tag edge">' in tile


def test_help_is_in_the_first_view(visitor):
    html = visitor.get("/fi/").content.decode()
    hero = html[html.index('class="hero"') : html.index("</section>")]
    assert '<form class="find"' in hero
    assert 'name="q"' in hero
    assert "en%20jaksa" in hero  # the everyday searches lead to results
    assert 'class="btn lamp' in html[: html.index('class="hero"')]  # the way to ask is above it


def test_starred_articles_are_ways_in(visitor):
    ArticlePage.objects.filter(key="arki").update(starred=True)
    html = visitor.get("/fi/").content.decode()
    assert f'href="{article().url}"' in html


def test_a_sensitive_article_is_never_on_the_first_page(visitor):
    ArticlePage.objects.filter(key="turva").update(starred=True)
    assert "Tarvitsen turvaa" not in visitor.get("/fi/").content.decode()


def test_first_numbers_come_from_the_directory(visitor):
    html = visitor.get("/fi/").content.decode()
    assert "0800\u00a0000\u00a0001" in html
    assert "0800 000 003" not in html  # not shown: not verified


def test_nearest_events_and_news_are_there(visitor, today):
    event = Event.objects.create(
        key="kahvila",
        kind="family-cafe",
        first_day=today,
        starts=time(9),
        ends=time(10),
        rule="FREQ=DAILY",
        live=True,
    )
    EventText.objects.create(record=event, language="fi", name="Saarikahvila", slug="saarikahvila")
    InfoPage.objects.filter(key="about").update(kind="news")
    html = visitor.get("/fi/").content.decode().replace("\xad", "")
    assert "Saarikahvila" in html
    assert "Tietoa sivusta" in html


def test_no_cookie_and_the_same_for_everyone(visitor):
    response = visitor.get("/fi/")
    assert not response.cookies
    assert "public" in response["Cache-Control"]
    assert "Cookie" not in response.get("Vary", "")


def test_queries_do_not_grow_with_the_pages(visitor, assert_flat_queries):
    home = HomePage.objects.get(locale__language_code="fi")

    def more():
        for number in range(5):
            home.add_child(instance=InfoPage(title=f"Uutinen {number}", slug=f"u-{number}", kind="news"))
            ArticlePage.objects.filter(key="arki").update(starred=True)

    assert_flat_queries(lambda: visitor.get("/fi/"), more)


def test_an_unpublished_theme_is_not_offered(visitor):
    Page.objects.get(slug="arki").specific.unpublish()
    Page.objects.get(slug="vardag").specific.unpublish()
    assert 'href="/fi/arki/"' not in visitor.get("/fi/").content.decode()
