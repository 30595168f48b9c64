"""Guided questions as a visitor meets them: no JavaScript, back keeps the answers."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from familycentre.guidance.models import Flow
from familycentre.people.models import Municipality

pytestmark = pytest.mark.django_db


def url(name, *args, code="fi"):
    with override(code):
        return reverse(name, args=args)


def text_of(response):
    return response.content.decode()


def step(visitor, **answers):
    return visitor.get(url("flow", "mista-apua"), answers)


def test_the_list_leads_to_the_flows(visitor):
    page = text_of(visitor.get(url("flows")))
    assert url("flow_start", "mista-apua") in page and "Mistä apua" in page


def test_the_first_question_has_a_form_that_needs_no_script(visitor):
    page = text_of(visitor.get(url("flow_start", "mista-apua")))
    assert '<form method="get"' in page and "<h1>Kuka kysyy?</h1>" in page
    assert 'type="radio" name="kuka" value="nuori"' in page
    assert "script" not in page.split("<main")[1].split("</main>")[0]


def test_another_languages_address_leads_to_the_own_one(visitor):
    response = visitor.get(url("flow_start", "varifran-hjalp"))
    assert response.status_code == 301 and response["Location"] == url("flow_start", "mista-apua")
    assert visitor.get(url("flow_start", "none-such")).status_code == 404


def test_no_answer_is_told_and_asks_again(visitor):
    page = text_of(visitor.get(url("flow", "mista-apua"), {"after": "kuka"}))
    assert 'role="alert"' in page and "Kuka kysyy?" in page


def test_answers_lead_to_an_outcome_with_one_door_first(visitor):
    response = step(visitor, kuka="vanhempi", nyt="ei-kiire", kunta="901", after="kunta")
    page = text_of(response)
    assert "<h1" in page and "Apua kotiin" in page
    assert page.index("Kotiapu") < page.index("Arki") < page.index("Arjen polku")
    assert response.context["shown"].first_door.kind == "service"


def test_a_service_of_another_municipality_is_no_door(visitor):
    assert "Kotiapu" in text_of(step(visitor, kuka="vanhempi", nyt="ei-kiire", kunta="any"))
    assert "Kotiapu" not in text_of(step(visitor, kuka="vanhempi", nyt="ei-kiire", kunta="902"))


def test_drafts_are_no_doors(visitor):
    shown = step(visitor, kuka="nuori", nyt="ei-kiire", kunta="any").context["shown"]
    assert [door.kind for door in shown.doors] == ["helpline", "services"]


def test_back_keeps_every_answer(visitor):
    shown = step(visitor, kuka="nuori", nyt="ei-kiire", after="nyt").context["shown"]
    assert shown.id == "kunta"
    back = visitor.get(shown.back.url).context["shown"]
    assert back.id == "nyt" and [o.id for o in back.options if o.checked] == ["ei-kiire"]
    first = visitor.get(back.back.url).context["shown"]
    assert [o.id for o in first.options if o.checked] == ["nuori"]
    again = step(visitor, **dict(first.hidden), kuka="nuori", after="kuka").context["shown"]
    assert again.id == "nyt" and [o.id for o in again.options if o.checked] == ["ei-kiire"]


def test_every_answer_can_be_changed_at_the_end(visitor):
    shown = step(visitor, kuka="nuori", nyt="ei-kiire", kunta="902").context["shown"]
    assert [str(one.answer) for one in shown.given] == ["Nuori", "Ei kiirettä", "Etelasaari"]
    assert visitor.get(shown.given[0].url).context["shown"].id == "kuka"


def test_the_language_menu_keeps_the_answers(visitor):
    page = text_of(step(visitor, kuka="nuori", after="kuka"))
    assert f"{url('flow', 'varifran-hjalp', code='sv')}?kuka=nuori" in page


def test_strange_answers_are_dropped(visitor):
    page = text_of(step(visitor, kuka="<b>zz", nyt="vaara'\x00", other="x" * 2000))
    assert "Kuka kysyy?" in page and "<b>zz" not in page


def test_pages_take_a_fixed_number_of_queries(visitor, assert_flat_queries):
    address = url("flow", "mista-apua") + "?kuka=vanhempi&nyt=ei-kiire&kunta=any"

    def add():
        flow = Flow.objects.get(key="mista-apua")
        stored = flow.stored
        ends = next(node for node in stored if node["value"]["id"] == "kotiin")
        ends["value"]["doors"] = [*ends["value"]["doors"], *ends["value"]["doors"]]
        flow.nodes = stored
        flow.save()
        for code in ("911", "912"):
            Municipality.objects.create(code=code).texts.create(language="fi", name=code, slug=code)

    assert_flat_queries(lambda: visitor.get(address), add)


def test_home_and_theme_lead_here(visitor):
    assert url("flow_start", "mista-apua") in text_of(visitor.get("/fi/"))
    theme = text_of(visitor.get("/fi/arki/"))
    assert url("path", "arjen-polku") in theme and url("flow_start", "mista-apua") in theme
    assert url("flows") in text_of(visitor.get("/fi/none-such/"))
