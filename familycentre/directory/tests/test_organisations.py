"""Organisations: grouped by kind, and a page with services, places, partners and events."""

import json
import re
from datetime import time

import pytest
from django.urls import reverse
from django.utils import translation

from familycentre.directory.models import Event, EventText, Place, Service, ServiceText, Theme
from familycentre.people.models import Organisation, OrganisationText

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def standing_clock(monkeypatch, now):
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)


def url(name, *args, language="fi") -> str:
    with translation.override(language):
        return reverse(name, args=args)


def event_of(organisation, day, key="tapahtuma", **fields):
    event = Event.objects.create(
        key=key, kind="other", first_day=day, starts=time(12), ends=time(13), live=True, **fields
    )
    EventText.objects.create(record=event, language="fi", name=f"Tapaus {key}", slug=key)
    event.organisers.set([organisation])
    event.save()
    return event


def test_list_groups_by_kind(visitor):
    page = visitor.get(url("organisations", language="en"))
    assert [code for code, _label, _rows in page.context["groups"]] == ["county", "ngo"]
    html = page.content.decode()
    assert url("organisation", "majakka", language="en") in html
    assert "1 service" in html


def test_unpublished_is_nowhere(visitor):
    Organisation.objects.filter(key="majakka-ry").update(published=False)
    assert "Majakka" not in visitor.get(url("organisations")).content.decode()
    assert visitor.get(url("organisation", "majakka")).status_code == 404


def test_page_shows_services_places_and_events(visitor, today):
    county = Organisation.objects.get(key="saarelan-hyvinvointialue")
    event_of(county, today)
    event_of(county, today, key="peruttu", cancelled=True)
    html = visitor.get(url("organisation", "saarelan-hyvinvointialue")).content.decode()
    for words in ("Kotiapu", "Satamatalo", "Tapaus tapahtuma", "https://saarela.example"):
        assert words in html, words
    assert "Tapaus peruttu" not in html


def test_partner_in(visitor):
    page = visitor.get(url("organisation", "majakka"))
    assert [place.key for place in page.context["found"].partner_in] == ["satamatalo"]
    assert page.context["found"].places == []


def test_nothing_known_is_said(visitor):
    Place.objects.get(key="satamatalo").delete()
    assert (
        "not in our list yet" in visitor.get(url("organisation", "majakka", language="en")).content.decode()
    )


@pytest.mark.parametrize("slug", ["olematon", "x" * 20000])
def test_strangers_are_404(visitor, slug):
    assert visitor.get(url("organisation", slug)).status_code == 404


def test_another_languages_address_leads_to_ours(visitor):
    answer = visitor.get(url("organisation", "fyren"))
    assert (answer.status_code, answer["Location"]) == (301, url("organisation", "majakka"))


def test_structured_data(visitor):
    html = visitor.get(url("organisation", "majakka")).content.decode()
    blocks = [json.loads(b) for b in re.findall(r'ld\+json">(.*?)</script>', html, re.S)]
    body = next(b for b in blocks if b["@type"] == "NGO")
    assert body["name"] == "Majakka ry"
    assert body["url"].startswith("http")


def test_list_is_flat(visitor, assert_flat_queries):
    def more():
        for n in range(20):
            body = Organisation.objects.create(key=f"o{n}", kind="ngo")
            OrganisationText.objects.create(record=body, language="fi", name=f"O{n}", slug=f"o{n}")

    assert_flat_queries(lambda: visitor.get(url("organisations")), more)


def test_page_is_flat(visitor, assert_flat_queries, today):
    county = Organisation.objects.get(key="saarelan-hyvinvointialue")
    event_of(county, today)

    def more():
        theme = Theme.objects.get(key="everyday")
        for n in range(12):
            service = Service.objects.create(
                key=f"s{n}", theme=theme, provider=county, provider_kind="ngo", tier="special", live=True
            )
            ServiceText.objects.create(
                record=service, language="fi", name=f"S{n}", slug=f"s{n}", summary="S."
            )
            event_of(county, today, key=f"e{n}")

    assert_flat_queries(lambda: visitor.get(url("organisation", "saarelan-hyvinvointialue")), more)
