"""What calendar programs fetch."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from familycentre.directory.models import Event, Place, PlaceText
from familycentre.directory.tests.an_event import TUESDAY, an_event
from familycentre.people.models import Area, Organisation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stopped_clock")]
HELSINKI = ZoneInfo("Europe/Helsinki")
ONE = "/en/events/kahvila-fi/calendar.ics"
ALL = "/en/events/all.ics"
WEEK = timedelta(days=7)


def entries(visitor, address=ONE):
    response = visitor.get(address)
    assert response.status_code == 200
    return Calendar.from_ical(response.content).walk("VEVENT")


def names(visitor, address):
    return [str(entry["summary"]) for entry in entries(visitor, address)]


def test_the_file_is_as_the_standard_wants(visitor):
    an_event(rule="FREQ=WEEKLY", summary="Ä" * 250)
    response = visitor.get(ONE)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert "max-age" in response["Cache-Control"]
    assert not response.cookies
    lines = response.content.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(len(line) for line in lines) <= 75
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2] == b"END:VCALENDAR"
    calendar = Calendar.from_ical(response.content)
    assert calendar["version"] == "2.0"
    assert [zone["tzid"] for zone in calendar.walk("VTIMEZONE")] == ["Europe/Helsinki"]
    assert not calendar.get_missing_tzids()


def test_an_unchanged_feed_stays_the_same_to_the_byte(visitor, monkeypatch, now):
    an_event(rule="FREQ=WEEKLY", exceptions=[(TUESDAY + WEEK, None)])
    before = visitor.get(ONE).content
    monkeypatch.setattr("django.utils.timezone.now", lambda: now + timedelta(hours=5))
    assert visitor.get(ONE).content == before


def test_an_event_says_what_when_where(visitor):
    Organisation.objects.filter(key="majakka-ry").update(published=True)
    an_event(rule="FREQ=WEEKLY;COUNT=6", signup="ask")
    (entry,) = entries(visitor)
    assert entry["uid"] == "kahvila@127.0.0.1"
    assert entry["summary"] == "Perhekahvila"
    assert entry["dtstart"].dt == datetime(2026, 11, 24, 9, 30, tzinfo=HELSINKI)
    assert entry["dtstart"].params["TZID"] == "Europe/Helsinki"
    assert entry["dtend"].dt == datetime(2026, 11, 24, 11, tzinfo=HELSINKI)
    assert entry["location"] == "Satamatalo, Rantatie 1, Pohjoissaari"
    assert entry["url"] == "http://127.0.0.1:8000/en/events/kahvila-fi/"
    assert entry["status"] == "CONFIRMED"
    assert entry["geo"].to_ical() == "60.1;20.1"
    assert [str(label) for label in entry["categories"].cats] == ["Family café"]
    assert entry["rrule"].to_ical() == b"FREQ=WEEKLY;COUNT=6"
    assert "Majakka ry" in entry["description"]
    assert "Sign up with the organiser." in entry["description"]


def test_the_words_are_in_the_language_of_the_address(visitor):
    an_event(names={"fi": "Perhekahvila", "en": "Family café"})
    assert names(visitor, "/en/events/kahvila-en/calendar.ics") == ["Family café"]
    from django.urls import reverse
    from django.utils.translation import override

    with override("fi"):
        address = reverse("event_calendar", args=["kahvila-fi"])
    assert names(visitor, address) == ["Perhekahvila"]


def test_a_cancelled_day_is_an_exdate_and_a_moved_one_an_override(visitor):
    an_event(
        rule="FREQ=WEEKLY", exceptions=[(TUESDAY + WEEK, None), (TUESDAY + 2 * WEEK, date(2026, 12, 10))]
    )
    whole, moved = entries(visitor)
    assert [each.dt for each in whole["exdate"].dts] == [datetime(2026, 12, 1, 9, 30, tzinfo=HELSINKI)]
    assert moved["uid"] == whole["uid"]
    assert moved["recurrence-id"].dt == datetime(2026, 12, 8, 9, 30, tzinfo=HELSINKI)
    assert moved["dtstart"].dt == datetime(2026, 12, 10, 9, 30, tzinfo=HELSINKI)
    assert "rrule" not in moved


def test_exceptions_that_hit_no_day_are_not_told(visitor):
    an_event(
        rule="FREQ=WEEKLY", exceptions=[(date(2026, 12, 2), None), (date(2026, 12, 3), date(2026, 12, 4))]
    )
    (whole,) = entries(visitor)
    assert "exdate" not in whole


def test_a_cancelled_event_says_so(visitor):
    an_event(rule="FREQ=WEEKLY", cancelled=True)
    (entry,) = entries(visitor)
    assert (entry["status"], entry["summary"]) == ("CANCELLED", "Cancelled: Perhekahvila")


def test_a_single_event_that_moved_or_is_cancelled(visitor):
    an_event(exceptions=[(TUESDAY, date(2026, 12, 24))])
    an_event("toinen", exceptions=[(TUESDAY, None)])
    (moved,) = entries(visitor)
    assert moved["dtstart"].dt == datetime(2026, 12, 24, 9, 30, tzinfo=HELSINKI)
    (gone,) = entries(visitor, "/en/events/toinen-fi/calendar.ics")
    assert gone["status"] == "CANCELLED"


def test_the_first_entry_is_a_day_of_the_rule_and_its_end_is_in_utc(visitor):
    an_event(rule="FREQ=MONTHLY;BYDAY=1WE;UNTIL=20270630")
    (entry,) = entries(visitor)
    assert entry["dtstart"].dt == datetime(2026, 12, 2, 9, 30, tzinfo=HELSINKI)
    assert entry["rrule"].to_ical() == b"FREQ=MONTHLY;UNTIL=20270630T063000Z;BYDAY=1WE"


def test_an_example_says_so_in_other_peoples_calendars(visitor):
    an_event(example=True, names={"en": "Family café"})
    (entry,) = entries(visitor, "/en/events/kahvila-en/calendar.ics")
    assert entry["summary"] == "Example: Family café"
    assert "Example" in [str(label) for label in entry["categories"].cats]


def test_an_online_event(visitor):
    an_event(place=None, online=True)
    assert entries(visitor)[0]["location"] == "Online"
    Event.objects.update(online=False)
    assert "location" not in entries(visitor)[0]


def test_feeds_of_a_place_an_area_and_an_organiser(visitor):
    other = Place.objects.create(
        key="toinen", kind="meeting-place", live=True, area=Area.objects.get(key="koko-saarela")
    )
    PlaceText.objects.create(record=other, language="fi", name="Toinen paikka", slug="toinen")
    an_event("a", "Satamassa")
    an_event("b", "Toisessa", place=other, organisers=["saarelan-hyvinvointialue"])
    an_event("c", "Verkossa", place=None, online=True)
    an_event("d", "Ammattilaisille", audiences=["professional"])
    an_event("e", "Luonnos", live=False)
    assert names(visitor, "/en/events/at/satamatalo.ics") == ["Satamassa"]
    assert names(visitor, "/en/events/in/satama.ics") == ["Satamassa"]
    assert sorted(names(visitor, "/en/events/in/koko-saarela.ics")) == ["Satamassa", "Toisessa"]
    assert sorted(names(visitor, "/en/events/by/majakka.ics")) == ["Satamassa", "Verkossa"]
    assert sorted(names(visitor, ALL)) == ["Satamassa", "Toisessa", "Verkossa"]
    assert names(visitor, f"{ALL}?place=toinen") == ["Toisessa"]
    assert names(visitor, f"{ALL}?audience=professional") == ["Ammattilaisille"]


@pytest.mark.parametrize(
    "address",
    [
        "/en/events/at/piilopaikka.ics",
        "/en/events/at/olematon.ics",
        "/en/events/in/alue-2.ics",
        "/en/events/by/olematon.ics",
        f"{ALL}?place=olematon",
        f"{ALL}?age=%00",
    ],
)
def test_what_is_not_there_has_no_feed(visitor, address):
    assert visitor.get(address).status_code == 404


def test_what_is_long_over_is_left_out(visitor):
    an_event("vanha", "Vanha", first_day=TUESDAY - 20 * WEEK, rule="FREQ=WEEKLY;COUNT=6")
    an_event("juuri", "Juuri", first_day=TUESDAY - 2 * WEEK)
    an_event("jatkuu", "Jatkuu", first_day=TUESDAY - 20 * WEEK, rule="FREQ=WEEKLY")
    assert sorted(names(visitor, ALL)) == ["Jatkuu", "Juuri"]


def test_as_many_queries_with_many_events(visitor, assert_flat_queries):
    an_event()

    def add_rows():
        for number in range(12):
            an_event(f"e{number}", rule="FREQ=WEEKLY", exceptions=[(TUESDAY + WEEK, None)])

    assert_flat_queries(lambda: visitor.get(ALL), add_rows, most=8)
