"""The sections: youth with a look of their own, special situations, stories, professionals."""

from datetime import time

import pytest

from familycentre.content.models import ArticlePage, InfoPage, SectionPage, StoryPage
from familycentre.directory.models import (
    Event,
    EventText,
    Helpline,
    HelplineText,
    NationalService,
    NationalServiceText,
    Theme,
)

pytestmark = pytest.mark.django_db


def section(kind, language="fi") -> SectionPage:
    return SectionPage.objects.get(kind=kind, locale__language_code=language)


@pytest.mark.parametrize("kind", SectionPage.Kind.values)
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_every_section_opens_in_both_languages(visitor, kind, language):
    page = section(kind, language)
    response = visitor.get(page.url)
    assert response.status_code == 200
    assert f"<h1>{page.title}</h1>" in response.content.decode().replace("\xad", "")
    assert not response.cookies


def test_youth_have_their_own_look_and_somebody_to_call(visitor):
    made = Helpline.objects.create(key="nuoret", number="0800 900 900", tel="0800900900", shown=True)
    made.needs, made.languages = ["child-youth"], ["fi"]
    made.save()
    HelplineText.objects.create(record=made, language="fi", name="Nuorten linja")
    html = visitor.get("/fi/nuorille/").content.decode()
    assert '<body class="youth ' in html
    assert "Nuorten linja" in html
    assert "0800\u00a0900\u00a0900" in html


def test_youth_articles_are_tiles(visitor):
    theme = Theme.objects.get(key="youth")
    section("youth").add_child(
        instance=ArticlePage(title="Paha olo", slug="paha-olo", theme=theme, zone="youth", starred=True)
    )
    html = visitor.get("/fi/nuorille/").content.decode()
    assert 'href="/fi/nuorille/paha-olo/"' in html
    assert '<body class="youth ' in visitor.get("/fi/nuorille/paha-olo/").content.decode()


def test_without_stories_the_page_says_so_honestly(visitor):
    html = visitor.get("/fi/tarinat/").content.decode()
    assert 'class="empty"' in html


def test_a_story_is_listed_and_opens(visitor):
    story = StoryPage(title="Yksi puhelu riitti", slug="yksi-puhelu", summary="Kerron, miten soitin.")
    section("stories").add_child(instance=story)
    html = visitor.get("/fi/tarinat/").content.decode()
    assert 'class="empty"' not in html
    assert story.url in html
    shown = visitor.get(story.url).content.decode()
    assert "Kerron, miten soitin." in shown
    assert "pageend" in shown


def test_professionals_see_groups_with_partners_in_their_language(visitor):
    html = visitor.get("/fi/ammattilaisille/").content.decode()
    assert "Soutavat isät" in html
    assert "Majakka ry" in html
    assert "Venekerho" in html
    html = visitor.get(section("professionals", "sv").url).content.decode()
    assert "Roende pappor" in html
    assert "Fyren rf" in html


def test_professionals_see_their_briefings_and_links_only_there(visitor, today):
    event = Event.objects.create(
        key="info",
        kind="briefing",
        first_day=today,
        starts=time(9),
        ends=time(10),
        rule="FREQ=DAILY",
        live=True,
    )
    event.audiences = ["professional"]
    event.save()
    EventText.objects.create(record=event, language="fi", name="Perehdytys", slug="perehdytys")
    link = NationalService.objects.create(
        key="innokyla", group="professional", url="https://innokyla.example"
    )
    NationalServiceText.objects.create(record=link, language="fi", name="Malleja")
    html = visitor.get("/fi/ammattilaisille/").content.decode()
    assert "Perehdytys" in html
    assert 'href="https://innokyla.example" rel="noopener noreferrer"' in html
    assert "innokyla.example" in html
    assert "Perehdytys" not in visitor.get("/fi/").content.decode()


def test_editors_pages_under_a_section_are_listed(visitor):
    section("professionals").add_child(
        instance=InfoPage(title="Työkalupakki", slug="tyokalut", summary="Ideoita.")
    )
    assert "Työkalupakki" in visitor.get("/fi/ammattilaisille/").content.decode().replace("\xad", "")


@pytest.mark.parametrize("kind", ["youth", "special"])
def test_queries_do_not_grow_with_the_articles(visitor, assert_flat_queries, kind):
    page = section(kind)
    theme = Theme.objects.get(key=kind)
    page.add_child(instance=ArticlePage(title="A", slug="a", theme=theme))

    def more():
        for number in range(5):
            page.add_child(instance=ArticlePage(title=f"A{number}", slug=f"a-{number}", theme=theme))

    assert_flat_queries(lambda: visitor.get(page.url), more)


def test_professionals_queries_do_not_grow(visitor, assert_flat_queries, today):
    def more():
        for number in range(4):
            link = NationalService.objects.create(
                key=f"l{number}", group="professional", url="https://a.example"
            )
            NationalServiceText.objects.create(record=link, language="fi", name=f"L{number}")

    assert_flat_queries(lambda: visitor.get(section("professionals", "sv").url), more)
