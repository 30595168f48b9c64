"""The calendar's small twin on other sites."""

from datetime import time, timedelta

import pytest

from familycentre.directory.tests.an_event import TUESDAY, an_event

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stopped_clock")]
FRAME = "/en/embed/events/"
DATA = "/en/embed/events.json"


def test_a_frame_for_the_sites_that_may(visitor, settings):
    settings.EMBED_HOSTS = ["https://kunta.example"]
    an_event(rule="FREQ=WEEKLY", exceptions=[(TUESDAY, None)])
    response = visitor.get(f"{FRAME}?place=satamatalo")
    html = response.content.decode()
    assert "frame-ancestors https://kunta.example" in response["Content-Security-Policy"]
    assert "X-Frame-Options" not in response
    assert '<base target="_top">' in html
    assert "<s>Perhekahvila" in html
    assert "/en/events/?place=satamatalo" in html
    assert not response.cookies


def test_no_other_page_stands_in_a_frame(visitor):
    response = visitor.get("/en/events/")
    assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
    assert response["X-Frame-Options"] == "DENY"


def test_plain_data_for_scripts_of_any_site(visitor):
    an_event(rule="FREQ=WEEKLY", exceptions=[(TUESDAY, TUESDAY + timedelta(days=1))])
    response = visitor.get(f"{DATA}?most=2")
    assert response["Access-Control-Allow-Origin"] == "*"
    data = response.json()
    assert (data["language"], data["count"]) == ("en", 2)
    first = data["events"][0]
    assert first["starts"] == "2026-11-25T09:30:00+02:00"
    assert first["moved_from"] == "2026-11-24"
    assert first["place"] == {"id": "satamatalo", "name": "Satamatalo", "address": "Rantatie 1"}
    assert first["municipality"] == {"code": "901", "name": "Pohjoissaari"}
    assert first["url"] == "http://127.0.0.1:8000/en/events/kahvila-fi/"
    assert (first["name"], first["language"]) == ("Perhekahvila", "fi")


def test_what_is_over_today_is_left_out(visitor):
    an_event("aamu", starts=time(8), ends=time(9))
    an_event("nyt", starts=time(9), ends=time(11))
    assert [event["id"] for event in visitor.get(DATA).json()["events"]] == ["nyt"]


@pytest.mark.parametrize(
    ("most", "count"), [("", 8), ("3", 3), ("0", 1), ("999", 20), ("-1", 8), ("²", 8), ("9" * 99, 8)]
)
def test_how_many(visitor, most, count):
    an_event(rule="FREQ=DAILY")
    assert visitor.get(f"{DATA}?most={most}").json()["count"] == count


def test_a_place_that_is_gone_shows_nothing_rather_than_everything(visitor):
    an_event()
    assert visitor.get(f"{DATA}?place=purettu").json()["events"] == []
    assert "Nothing in the calendar" in visitor.get(f"{FRAME}?place=purettu").content.decode()


def test_as_many_queries_with_many_events(visitor, assert_flat_queries):
    an_event()

    def add_rows():
        for number in range(12):
            an_event(f"e{number}", rule="FREQ=WEEKLY")

    assert_flat_queries(lambda: visitor.get(DATA), add_rows, most=6)
