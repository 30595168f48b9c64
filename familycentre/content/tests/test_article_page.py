"""An article: safety first, the answer, the next doors, and where it all comes from."""

import json
import re

import pytest

from familycentre.content.models import ArticlePage
from familycentre.directory.models import Service

pytestmark = pytest.mark.django_db

ARTICLE, SENSITIVE = "/fi/arki/arki-uuvuttaa/", "/fi/tuki/tuki-nyt/"


def page(visitor, address) -> str:
    response = visitor.get(address)
    assert response.status_code == 200
    return response.content.decode()


def find(key, language="fi") -> ArticlePage:
    return ArticlePage.objects.get(key=key, locale__language_code=language)


@pytest.mark.parametrize("address", [ARTICLE, "/sv/vardag/vardagen-tar-krafterna/"])
def test_the_parts_come_in_their_order(visitor, address):
    html = page(visitor, address)
    places = [
        html.index(part)
        for part in ("<h1>", 'class="safety"', 'class="lead"', "<article", "door-first", "pageend")
    ]
    assert places == sorted(places)


def test_the_first_door_is_named_first_and_the_rest_follow(visitor):
    html = page(visitor, ARTICLE)
    doors = html[html.index("door-first") :]
    assert doors.index("Kotiapu") < doors.index("doors-more") < doors.index("Tarvitsen turvaa")


def test_a_retired_service_is_no_door(visitor):
    Service.objects.filter(key="kotiapu").update(state="retired")
    assert "Kotiapu" not in page(visitor, ARTICLE)


def test_sources_and_the_day_of_checking(visitor):
    html = page(visitor, ARTICLE)
    assert "Keksitty" in html
    assert "1.6.2026" in html


def test_headings_can_be_linked_to_and_are_listed_when_there_are_many(visitor):
    assert '<h2 id="pyydä-apua">' in page(visitor, ARTICLE)
    assert "sidenav" not in page(visitor, ARTICLE)
    article = find("arki")
    article.body = [("text", "<h2>Yksi</h2><p>a</p><h2>Kaksi</h2><p>b</p><h2>Kolme</h2><p>c</p>")]
    article.save_revision().publish()
    assert 'href="#kolme"' in page(visitor, ARTICLE)


def test_article_tells_machines_what_it_is(visitor):
    html = page(visitor, ARTICLE)
    found = [json.loads(text) for text in re.findall(r'ld\+json">(.*?)</script>', html)]
    kinds = {item["@type"]: item for item in found}
    assert kinds["Article"]["headline"] == "Arki uuvuttaa"
    assert kinds["Article"]["dateModified"] == "2026-06-01"
    names = [item["name"] for item in kinds["BreadcrumbList"]["itemListElement"]]
    assert names[-2:] == ["Arki", "Arki uuvuttaa"]
    assert '<meta property="og:type" content="article">' in html


def test_a_hostile_title_can_not_end_the_data(visitor):
    article = find("arki")
    article.title = "</script><script>alert(1)</script>"
    article.save_revision().publish()
    html = page(visitor, ARTICLE)
    assert "<script>alert" not in html
    assert json.loads(re.search(r'ld\+json">(.*?)</script>', html)[1])


def test_sensitive_article_tells_nobody(visitor):
    response = visitor.get(SENSITIVE)
    html = response.content.decode()
    head = html[: html.index("</head>")]
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "no-referrer"
    assert "turvaa" not in head
    assert "ld+json" not in head
    assert 'name="description"' not in head
    assert "data-exit" in html
    assert "data-share" not in html
    assert not re.search(r'<img|class="banner|https?://(?!127\.0\.0\.1|schema\.org|saa\.example)', html)


def test_a_number_of_a_safety_block_is_not_a_door_again(visitor):
    html = page(visitor, SENSITIVE)
    assert html.count("0800\u00a0000\u00a0001") == 1
    assert html.index('class="sos"') < html.index("0800\u00a0000\u00a0001")


def test_an_unchecked_translation_says_so_and_a_finnish_original_does_not(visitor):
    ArticlePage.objects.filter(key="arki").update(reviewed=False)
    assert "unchecked" in page(visitor, "/sv/vardag/vardagen-tar-krafterna/")
    assert "unchecked" not in page(visitor, ARTICLE)
    ArticlePage.objects.filter(key="arki").update(reviewed=True)
    assert "unchecked" not in page(visitor, "/sv/vardag/vardagen-tar-krafterna/")


def test_no_cookie(visitor):
    assert not visitor.get(ARTICLE).cookies
    assert not visitor.get(SENSITIVE).cookies


def test_queries_do_not_grow_with_the_doors(visitor, assert_flat_queries):
    def more():
        article = find("arki")
        article.doors = [*[(door.block_type, door.value) for door in article.doors]] * 3
        article.safety = ["V", "M", "112", "S", "C", "Y"]
        article.save_revision().publish()

    article = find("arki")
    article.safety = ["V", "M"]
    article.save_revision().publish()
    assert_flat_queries(lambda: visitor.get(ARTICLE), more)
