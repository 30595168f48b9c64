"""The page of an event."""

import json
import re
from datetime import timedelta

import pytest

from familycentre.directory.models import Place
from familycentre.directory.tests.an_event import TUESDAY, an_event
from familycentre.people.models import Organisation, OrganisationText

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stopped_clock")]


def page(visitor, key="kahvila", language="fi"):
    response = visitor.get(f"/en/events/{key}-{language}/")
    assert response.status_code == 200
    return response.content.decode()


def told(html):
    """Return what the page tells machines of its events."""
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    return [data for data in map(json.loads, blocks) if data["@type"] == "Event"]


def test_what_when_where_and_who(visitor):
    an_event(rule="FREQ=WEEKLY", organisers=["majakka-ry", "saarelan-hyvinvointialue"], capacity=12)
    html = page(visitor)
    for words in (
        "Perhekahvila",
        "Tule kahville.",
        "Every Tuesday at 9.30–11",
        "Satamatalo",
        "Rantatie 1, Pohjoissaari",
        "Majakka ry",
        "Saarelan hyvinvointialue",
        "Parents, Children",
        "Free of charge",
        "No sign-up. Just come.",
        "Room for 12",
        "Tue 1.12.",
        "Add to my calendar",
    ):
        assert words in html, words
    assert "/en/events/kahvila-fi/calendar.ics" in html
    assert "<title>Perhekahvila" in html


def test_signing_up_is_with_the_organiser(visitor):
    Organisation.objects.filter(key="majakka-ry").update(url="https://majakka.example/")
    an_event(signup="ask", series=True, rule="FREQ=WEEKLY;COUNT=6")
    html = page(visitor)
    assert "for the whole series at once" in html
    assert 'href="https://majakka.example/" rel="noopener external"' in html
    assert "6 times, the same group every time" in html
    assert "time 1/6" in html


def test_a_cancelled_event_says_so_first(visitor):
    an_event(cancelled=True)
    html = page(visitor)
    assert "This event is cancelled." in html
    assert "Add to my calendar" not in html
    assert told(html)[0]["eventStatus"] == "https://schema.org/EventCancelled"


def test_a_cancelled_next_time_is_told_with_the_one_after(visitor):
    an_event(rule="FREQ=WEEKLY", exceptions=[(TUESDAY, None)])
    html = page(visitor)
    assert "Cancelled on Tuesday 24.11." in html
    assert "The next time is on Tuesday 1.12." in html


def test_a_moved_time_is_told(visitor):
    an_event(rule="FREQ=WEEKLY", exceptions=[(TUESDAY, TUESDAY + timedelta(days=1))])
    html = page(visitor)
    assert "The time on Tuesday 24.11. has moved to Wednesday 25.11." in html
    moved = told(html)[0]
    assert moved["eventStatus"] == "https://schema.org/EventRescheduled"
    assert moved["previousStartDate"] == "2026-11-24T09:30:00+02:00"
    assert moved["startDate"] == "2026-11-25T09:30:00+02:00"


def test_what_is_over_says_so(visitor):
    an_event(first_day=TUESDAY - timedelta(days=1))
    html = page(visitor)
    assert "This event is over." in html
    assert told(html) == []


def test_machines_are_told_the_next_times(visitor):
    an_event(rule="FREQ=WEEKLY")
    events = told(page(visitor))
    assert [event["startDate"][:10] for event in events] == ["2026-11-24", "2026-12-01", "2026-12-08"]
    first = events[0]
    assert first["@context"] == "https://schema.org"
    assert first["endDate"] == "2026-11-24T11:00:00+02:00"
    assert first["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"
    assert first["location"][0]["name"] == "Satamatalo"
    assert first["organizer"][0]["name"] == "Majakka ry"
    assert first["offers"]["price"] == 0
    assert first["isAccessibleForFree"] is True
    assert first["url"].startswith("http://127.0.0.1:8000/en/events/")


def test_an_online_event_and_an_unknown_price(visitor):
    an_event(place=None, online=True, fee="unknown")
    html = page(visitor)
    assert "Online. Ask the organiser how to join." in html
    event = told(html)[0]
    assert event["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"
    assert event["location"] == [{"@type": "VirtualLocation", "url": event["url"]}]
    assert "offers" not in event


def test_both_online_and_at_a_place(visitor):
    an_event(online=True)
    html = page(visitor)
    assert "Also online" in html
    assert told(html)[0]["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"


def test_what_is_not_known_is_said(visitor):
    an_event(place=None, languages=[], audiences=[], fee="unknown", organisers=[])
    html = page(visitor)
    assert "Not known yet. Ask the organiser." in html
    assert "Not known. Ask the organiser." in html
    assert "Ask about the fee" in html


def test_an_example_says_so_and_is_not_found_by_search_engines(visitor):
    an_event(example=True, names={"en": "Example: Family café"})
    response = visitor.get("/en/events/kahvila-en/")
    html = response.content.decode()
    assert "This event is invented" in html
    assert ">Family café</h1>" in html
    assert response["X-Robots-Tag"] == "noindex"
    assert "Checked on" not in html


def test_an_example_without_the_word_gets_it_where_its_name_stands_alone(visitor):
    an_event(example=True, names={"en": "Family café"})
    html = page(visitor, language="en")
    assert "<title>Example: Family café" in html
    assert told(html)[0]["name"] == "Example: Family café"


def test_the_slug_of_another_language_leads_on(visitor):
    an_event(names={"fi": "Perhekahvila", "en": "Family café"})
    response = visitor.get("/en/events/kahvila-fi/")
    assert (response.status_code, response["Location"]) == (301, "/en/events/kahvila-en/")


def test_other_languages_have_their_own_address(visitor):
    an_event()
    assert "kahvila-sv/" in page(visitor)


def test_what_is_not_published_is_not_there(visitor):
    an_event("luonnos", live=False)
    an_event("vanha", state="retired")
    for slug in ("luonnos-fi", "vanha-fi", "olematon"):
        assert visitor.get(f"/en/events/{slug}/").status_code == 404
        assert visitor.get(f"/en/events/{slug}/calendar.ics").status_code == 404


def test_unpublished_places_and_organisers_are_not_named(visitor):
    Organisation.objects.filter(key="majakka-ry").update(published=False)
    an_event(place=Place.objects.get(key="piilopaikka"))
    html = page(visitor)
    assert "Majakka ry" not in html
    assert "Piilopaikka" not in html


def test_as_many_queries_with_many_organisers(visitor, assert_flat_queries):
    event = an_event(rule="FREQ=WEEKLY")

    def add_rows():
        for number in range(6):
            body = Organisation.objects.create(key=f"o{number}", kind="ngo")
            OrganisationText.objects.create(
                record=body, language="fi", name=f"Yhdistys {number}", slug=f"o{number}"
            )
            event.organisers.add(body)
        event.save()

    assert_flat_queries(lambda: visitor.get("/en/events/kahvila-fi/"), add_rows)


def test_the_town_is_said_once(visitor):
    Place.objects.filter(key="satamatalo").update(address="Rantatie 1, Pohjoissaari")
    an_event()
    assert "Rantatie 1, Pohjoissaari<" in page(visitor)
    Place.objects.filter(key="satamatalo").update(address="", municipality=None)
    assert "Pohjoissaari" not in page(visitor)
