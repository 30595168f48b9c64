"""The form: open only with a ring, help above it, every word kept when something is wrong."""

import pytest
from django.test import Client

from familycentre.contact import promise
from familycentre.contact.actions.asking import LONGEST_TEXT
from familycentre.contact.tests.cast import NOW, open_ring
from familycentre.contact.tests.family import CALL, FIELDS, TEXT, WHO, at, check, post
from familycentre.contact.views import screens
from familycentre.directory.models import Theme, ThemeText
from familycentre.people.models import Municipality, Region

pytestmark = pytest.mark.django_db


def test_without_an_open_ring_the_other_doors_are_shown(visitor):
    answer = visitor.get(at("ask_form"))
    assert (answer.status_code, answer.url) == (302, at("ask"))
    assert visitor.get(at("ask")).status_code == 200  # the editors' page, as before
    assert at("ask_form") not in visitor.get("/fi/").content.decode()
    closed = check(visitor, text=TEXT)
    assert closed.status_code == 503
    assert TEXT in closed.content.decode()


def test_an_open_ring_is_led_to_from_every_page(visitor, open_to_families):
    home = visitor.get("/fi/").content.decode()
    assert f'href="{at("ask_form")}"' in home
    assert f'href="{at("thread_open")}"' in home
    assert visitor.get(at("ask")).url == at("ask_form")
    assert visitor.get("/fi/pyyda-apua/").url == at("ask_form")  # the editors' page gives way


def test_help_stands_above_the_form(visitor, open_to_families):
    page = visitor.get(at("ask_form"))
    text = page.content.decode()
    assert text.index('href="tel:112"') < text.index("<textarea")
    assert page.context["due"] == promise.by_day(promise.due(NOW.date(), Region.objects.get()))
    assert [
        line.key for line in page.context["lines"]
    ] == []  # no line of this region is known to be open at night


def test_nothing_stays_in_the_browser(visitor, open_to_families):
    for answer in (visitor.get(at("ask_form")), check(visitor), check(visitor, text="")):
        assert not answer.cookies
        assert answer["Cache-Control"] == "no-store"
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "data-exit" in answer.content.decode()


def test_what_is_missing_is_said_and_every_word_is_kept(visitor, open_to_families):
    typed = {
        "text": "Sanani <b> & ”lainaus”.",
        "phone": "040 1",
        "name": "Anna",
        "contact": "Rantatie",
        "call_times": "aamulla",
    }
    answer = post(visitor, "ask_confirm", reply="call", tell_who="on", **typed)
    assert answer.status_code == 422
    form = answer.context["form"]
    assert set(form.errors) == {"writer", "municipality", "language", "call_safe"}
    for name, value in typed.items():
        assert form[name].value() == value
    text = answer.content.decode()
    assert 'role="alert"' in text
    assert 'id="errors"' in text
    assert 'aria-invalid="true"' in text


def test_a_text_that_is_too_long_is_kept_whole(visitor, open_to_families):
    long = "a" * (LONGEST_TEXT + 1)
    answer = check(visitor, text=long)
    assert answer.status_code == 422
    assert long in answer.content.decode()
    assert "maxlength" not in answer.content.decode().split("<textarea")[1].split(">")[0]


def test_rubbish_in_the_choices_is_refused(visitor, open_to_families):
    answer = check(
        visitor, topic="x; DROP", municipality="999", writer="nobody", reply="pigeon", language="tlh"
    )
    assert set(answer.context["form"].errors) == {"topic", "municipality", "writer", "reply", "language"}
    assert check(visitor, text="a\x00b").status_code == 422


def test_a_call_needs_a_number_and_a_word_on_safety(visitor, open_to_families):
    assert set(check(visitor, reply="call").context["form"].errors) == {"phone", "call_safe"}
    assert check(visitor, **CALL).status_code == 200


def test_what_was_not_chosen_after_all_is_dropped(visitor, open_to_families):
    form = check(visitor, **{**CALL, **WHO, "reply": "code", "tell_who": ""}).context["form"]
    assert form.identity is None
    assert form.sealed_choices["call_times"] == ""


def test_a_municipality_without_a_ring(visitor, workers, clock):
    ring = open_ring(*workers, key="pohjoinen")
    ring.municipalities.set(Municipality.objects.filter(code="901"))
    assert check(visitor).status_code == 200
    answer = check(visitor, municipality="902")
    assert list(answer.context["form"].errors) == ["municipality"]
    assert "-" not in dict(
        answer.context["form"].fields["municipality"].choices
    )  # nobody answers from elsewhere
    both = open_ring(*workers, key="koko-saarela")
    assert check(visitor, municipality="902").context["ring"] == both
    assert check(visitor, municipality="-").context["ring"] == both
    assert check(visitor, municipality="901").context["ring"] == ring


def test_back_and_another_language_keep_what_was_typed(visitor, open_to_families):
    answer = post(visitor, "ask_form", "sv", **{**FIELDS, **CALL, **WHO, "page": "fi"})
    assert answer.status_code == 200
    form = answer.context["form"]
    assert not form.errors
    assert (form["text"].value(), form["phone"].value(), form["name"].value()) == (
        TEXT,
        CALL["phone"],
        WHO["name"],
    )
    assert form["language"].value() == "sv"  # it had not been chosen, it was the page's
    chosen = post(visitor, "ask_form", "sv", **{**FIELDS, "language": "ru", "page": "fi"})
    assert chosen.context["form"]["language"].value() == "ru"


def test_a_language_without_words_leads_to_the_english_form(visitor, open_to_families, monkeypatch):
    monkeypatch.setattr(screens, "has_words", lambda code: code != "so")
    answer = visitor.get(at("ask_form", "so"))
    assert (answer.status_code, answer.url) == (302, at("ask_form", "en") + "?in=so")
    assert visitor.get(answer.url).context["form"]["language"].value() == "so"


@pytest.mark.parametrize(
    "name", ["ask_form", "ask_confirm", "ask_code", "thread", "thread_write", "thread_erase"]
)
def test_posts_from_elsewhere_are_refused(name, open_to_families):
    for headers in ({"sec-fetch-site": "cross-site"}, {"origin": "https://evil.example"}, {}):
        assert Client(headers=headers, enforce_csrf_checks=True).post(at(name), FIELDS).status_code == 403
    old_phone = Client(headers={"origin": "null"}, enforce_csrf_checks=True)
    assert old_phone.post(at(name), FIELDS).status_code in {200, 422}


def test_queries_do_not_grow(visitor, open_to_families, assert_flat_queries):
    def add():
        for n in range(5):
            theme = Theme.objects.create(key=f"t{n}", order=n + 10, picture="cup")
            ThemeText.objects.create(record=theme, language="fi", name=f"Teema {n}", short=f"Teema {n}")

    assert_flat_queries(lambda: visitor.get(at("ask_form")), add)
