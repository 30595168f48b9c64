"""Was this helpful? Counted for pages of ours, with a few words if one likes."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from familycentre.insight import paths
from familycentre.insight.actions import NO, YES
from familycentre.insight.models import Count, Feedback

pytestmark = pytest.mark.django_db

PAGE = "/fi/arki/arki-uuvuttaa/"


def address(name="helpful", language="fi") -> str:
    with override(language):
        return reverse(name)


def answer(visitor, helpful="yes", **words):
    return visitor.post(address(), {"helpful": helpful, "page": paths.sign(PAGE), **words})


def test_the_page_has_the_question_with_its_own_signed_address(visitor):
    html = visitor.get(PAGE).content.decode()
    assert f'action="{address()}"' in html
    assert paths.sign(PAGE) in html


@pytest.mark.parametrize(("helpful", "name"), [("yes", YES), ("no", NO)])
def test_yes_and_no_are_counted_by_day(visitor, helpful, name):
    for _time in range(2):
        response = answer(visitor, helpful)
    assert response.status_code == 302
    assert not response.cookies
    row = Count.objects.get()
    assert (row.name, row.label, row.n) == (name, PAGE, 2)
    assert not Feedback.objects.exists()


@pytest.mark.parametrize("helpful", ["yes", "no"])
def test_thanks_offer_room_for_words_and_the_way_back(visitor, helpful):
    response = visitor.get(answer(visitor, helpful)["Location"])
    html = response.content.decode()
    assert response.status_code == 200
    assert "<textarea" in html
    assert f'href="{PAGE}"' in html
    assert 'content="noindex"' in html
    assert not response.cookies


def test_words_are_kept_once_and_not_counted_again(visitor):
    answer(visitor, "no")
    response = answer(visitor, "no", text="Puhelinnumero puuttui.")
    row = Feedback.objects.get()
    assert (row.kind, row.helpful, row.text, row.path) == ("helpful", False, "Puhelinnumero puuttui.", PAGE)
    assert Count.objects.get().n == 1
    assert "<textarea" not in visitor.get(response["Location"]).content.decode()


@pytest.mark.parametrize("words", ["Lapseni 131052-308T.", "a" * 3001])
def test_words_that_can_not_be_kept_come_back(visitor, words):
    response = answer(visitor, "no", text=words)
    assert response.status_code == 422
    assert words in response.content.decode()
    assert not Feedback.objects.exists()


@pytest.mark.parametrize("page", ["", PAGE, f"{PAGE}:x", "/" + "a" * 5000, "\x00"])
def test_only_pages_of_ours_are_counted(visitor, page):
    response = visitor.post(address(), {"helpful": "yes", "page": page})
    assert response.status_code == 400
    assert not Count.objects.exists()


@pytest.mark.parametrize("helpful", ["", "maybe", "<script>"])
def test_only_yes_and_no(visitor, helpful):
    assert answer(visitor, helpful).status_code == 400
    assert not Count.objects.exists()


def test_a_program_counts_for_nothing(visitor):
    answer(visitor, website="x")
    assert not Count.objects.exists()


def test_a_post_from_elsewhere_is_refused_and_a_read_is_not_possible(visitor):
    assert answer(Client(headers={"sec-fetch-site": "cross-site"})).status_code == 403
    assert visitor.get(address()).status_code == 405


@pytest.mark.parametrize(
    "query", ["", "?helpful=maybe&page=x", "?helpful=yes", "?kind=accessibility", "?page=%00"]
)
def test_thanks_stand_anything(visitor, query):
    response = visitor.get(address("thanks") + query)
    assert response.status_code == 200
    assert b"<textarea" not in response.content


@pytest.mark.parametrize("language", ["sv", "en"])
def test_other_languages(visitor, language):
    response = visitor.post(address(language=language), {"helpful": "yes", "page": paths.sign("/sv/vardag/")})
    assert response["Location"].startswith(f"/{language}/")


def test_about_a_sensitive_page_the_thanks_are_quiet_too(visitor):
    html = visitor.get("/fi/tuki/tuki-nyt/").content.decode()
    signed = paths.sign("/fi/tuki/tuki-nyt/", sensitive=True)
    assert signed in html
    response = answer(visitor, "no", page=signed)
    assert Count.objects.get().label == "/fi/tuki/tuki-nyt/"
    response = visitor.get(response["Location"])
    assert response["Cache-Control"] == "no-store"
    assert "data-exit" in response.content.decode()
    response = visitor.get(address("feedback"), {"page": signed})
    assert response["Cache-Control"] == "no-store"
    assert "data-exit" in response.content.decode()
