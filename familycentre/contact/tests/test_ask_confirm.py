"""The check: what happens, who reads, until when, by which day; and nothing is kept yet."""

from datetime import date

import pytest

from familycentre.contact import promise
from familycentre.contact.models import Conversation
from familycentre.contact.tests.family import CALL, FIELDS, TEXT, WHO, at, check, hidden, post

pytestmark = pytest.mark.django_db
CODE = "131052-308T"


def test_says_who_reads_by_when_and_how_long_it_is_kept(visitor, open_to_families):
    answer = check(visitor)
    text = answer.content.decode()
    assert answer.context["ring"] == open_to_families
    assert "Perhetiimi" in text
    assert "Saarelan hyvinvointialue" in text
    assert answer.context["due"] == promise.by_day(date(2026, 11, 26))  # two working days in this region
    assert answer.context["due"] in text
    assert answer.context["kept_days"] == 30


def test_carries_everything_in_hidden_fields_and_nothing_else(visitor, open_to_families):
    typed = {**FIELDS, **CALL, **WHO, "text": "Rivi yksi.\nRivi ”kaksi” & <kolme>."}
    answer = post(visitor, "ask_confirm", **typed)
    carried = answer.context["hidden"]
    assert dict(carried) == typed
    assert "?" not in answer.request["PATH_INFO"]
    assert not answer.cookies
    assert not Conversation.objects.exists()


def test_mending_brings_everything_back(visitor, open_to_families):
    carried = hidden(check(visitor, **CALL))
    form = post(visitor, "ask_form", **carried).context["form"]
    assert {name: form[name].value() for name in FIELDS} == {**FIELDS, "reply": "call"}
    assert form["phone"].value() == CALL["phone"]


def test_without_a_post_there_is_only_the_form(visitor, open_to_families):
    assert visitor.get(at("ask_confirm")).url == at("ask_form")
    assert visitor.get(at("ask_code")).url == at("thread_open")


@pytest.mark.parametrize("field", ["text", "phone", "call_times", "name", "contact", "other_language"])
def test_a_personal_identity_code_is_noticed_wherever_it_stands(visitor, open_to_families, field):
    typed = {**FIELDS, **CALL, **WHO, "language": "other", "other_language": "dari", field: f"a {CODE} b"}
    answer = post(visitor, "ask_confirm", **typed)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert answer.context["form"].has_code
    assert f"a {CODE} b" in answer.content.decode()  # every word is kept, for the writer to see
    helped = post(visitor, "ask_confirm", **typed, without_codes="1")
    assert helped.status_code == 200
    assert CODE not in helped.content.decode()
    assert "a […] b" in helped.content.decode()


def test_a_code_is_refused_when_sending_too(visitor, open_to_families):
    carried = hidden(check(visitor))
    assert post(visitor, "ask_code", **{**carried, "text": f"{TEXT} {CODE}"}).status_code == 422
    assert not Conversation.objects.exists()


def test_words_of_danger_show_help_and_do_nothing_else(visitor, open_to_families):
    calm = check(visitor)
    assert calm.context["danger_lines"] == []
    answer = check(visitor, text="Mies löi minua.")
    assert [line.key for line in answer.context["danger_lines"]] == ["nollalinja"]
    assert answer.status_code == 200
    assert answer.context["ring"] == calm.context["ring"]
    assert answer.context["due"] == calm.context["due"]
