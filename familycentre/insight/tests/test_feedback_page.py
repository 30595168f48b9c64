"""Giving feedback: without a name, without a cookie, and without anybody's identity code."""

from datetime import date, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from familycentre.insight import paths
from familycentre.insight.models import Feedback

pytestmark = pytest.mark.django_db

PAGE = "/fi/arki/arki-uuvuttaa/"


def address(language="fi") -> str:
    with override(language):
        return reverse("feedback")


def send(visitor, **words):
    return visitor.post(address(), {"kind": "site", "text": "Hyvä sivu.", "page": "", **words})


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_form_opens_in_each_language(visitor, language):
    response = visitor.get(address(language))
    assert response.status_code == 200
    assert b"<textarea" in response.content
    assert b"csrfmiddlewaretoken" not in response.content
    assert not response.cookies


def test_words_are_kept_without_anything_about_the_writer(visitor):
    response = send(visitor)
    assert response.status_code == 302
    assert not response.cookies
    row = Feedback.objects.get()
    assert (row.kind, row.text, row.path, row.reply_to) == ("site", "Hyvä sivu.", "", "")
    assert row.answer_by is None
    assert visitor.get(response["Location"]).status_code == 200


def test_something_wrong_on_a_page_of_ours(visitor):
    signed = paths.sign(PAGE)
    html = visitor.get(address(), {"page": signed}).content.decode()
    assert f'href="{PAGE}"' in html
    send(visitor, kind="wrong", page=signed)
    assert Feedback.objects.get().path == PAGE


def test_a_page_that_we_did_not_sign_is_not_shown_nor_kept(visitor):
    html = visitor.get(address(), {"page": "https://evil.example/"}).content.decode()
    assert "evil.example" not in html[html.index("<main") : html.index("</main")]
    send(visitor, kind="wrong", page="/fi/keksitty/")
    assert Feedback.objects.get().path == ""


def test_accessibility_is_answered_in_fourteen_days(visitor):
    html = visitor.get(address(), {"kind": "accessibility"}).content.decode()
    assert 'type="email"' in html
    send(visitor, kind="accessibility", reply_to="lukija@posti.example")
    row = Feedback.objects.get()
    assert row.reply_to == "lukija@posti.example"
    assert row.answer_by == row.day + timedelta(days=14)


def test_an_address_is_asked_and_kept_for_accessibility_only(visitor):
    assert 'type="email"' not in visitor.get(address()).content.decode()
    send(visitor, reply_to="lukija@posti.example")
    assert Feedback.objects.get().reply_to == ""


def test_an_identity_code_is_refused_and_the_words_stay(visitor):
    response = send(visitor, text="Lapseni 131052-308T jonottaa yhä.")
    html = response.content.decode()
    assert response.status_code == 422
    assert not Feedback.objects.exists()
    assert "jonottaa yhä." in html
    assert 'id="errors"' in html
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize(
    "words",
    [{"text": ""}, {"text": "   "}, {"text": "a" * 3001}, {"kind": "accessibility", "reply_to": "ei"}],
)
def test_what_is_missing_is_told(visitor, words):
    response = send(visitor, **words)
    assert response.status_code == 422
    assert 'id="errors"' in response.content.decode()
    assert not Feedback.objects.exists()


def test_a_program_is_thanked_and_forgotten(visitor):
    assert send(visitor, website="https://spam.example").status_code == 302
    assert not Feedback.objects.exists()


def test_a_post_from_elsewhere_is_refused():
    stranger = Client(headers={"sec-fetch-site": "cross-site"})
    assert send(stranger).status_code == 403
    assert send(Client()).status_code == 403
    assert not Feedback.objects.exists()


def test_an_unknown_kind_becomes_the_site(visitor):
    html = visitor.get(address(), {"kind": "helpful"}).content.decode()
    assert 'name="kind" value="site"' in html
    assert send(visitor, kind="<b>").status_code in {302, 422}


def test_hostile_words_are_shown_as_words(visitor):
    html = send(visitor, text="<script>alert(1)</script> 131052-308T").content.decode()
    assert "<script>alert" not in html


def test_loading_the_thanks_again_sends_nothing(visitor):
    where = send(visitor)["Location"]
    visitor.get(where)
    visitor.get(where)
    assert Feedback.objects.count() == 1
    assert "kind" in parse_qs(urlsplit(where).query)


def test_it_is_today(visitor):
    send(visitor)
    assert abs(Feedback.objects.get().day - date.today()) <= timedelta(days=1)
