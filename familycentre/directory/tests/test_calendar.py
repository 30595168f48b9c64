"""The calendar: day, week, month and list."""

from datetime import date, time, timedelta

import pytest
from django.utils.translation import override

from familycentre.directory.models import Place
from familycentre.directory.tests.an_event import TUESDAY, an_event

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stopped_clock")]
CALENDAR = "/en/events/"


def page(visitor, query=""):
    response = visitor.get(f"{CALENDAR}{query}")
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("view", ["", "?view=day", "?view=week", "?view=month", "?view=list"])
def test_every_view_shows_the_event_of_today(visitor, view):
    an_event()
    html = page(visitor, view)
    assert "Perhekahvila" in html
    assert "/en/events/kahvila-fi/" in html
    assert 'aria-current="date"' in html or 'aria-current="true"' in html


def test_nobody_gets_a_cookie_and_anyone_may_keep_it(visitor):
    response = visitor.get(CALENDAR)
    assert not response.cookies
    assert "public" in response["Cache-Control"]
    assert "noindex" not in response.content.decode()


def test_the_words_of_another_language_are_marked(visitor):
    an_event(names={"fi": "Perhekahvila"})
    html = page(visitor)
    assert '<b lang="fi">Perhekahvila' in html
    assert "In Finnish" in html
    with override("fi"):
        from django.urls import reverse

        finnish = visitor.get(reverse("calendar")).content.decode()
    assert "In Finnish" not in finnish


def test_what_is_cancelled_is_struck_and_stays(visitor):
    an_event(rule="FREQ=WEEKLY", exceptions=[(TUESDAY, None)])
    html = page(visitor)
    assert "<s>Perhekahvila" in html
    assert "Cancelled" in html


def test_what_moved_is_shown_on_both_days(visitor):
    an_event(rule="FREQ=WEEKLY", exceptions=[(TUESDAY, TUESDAY + timedelta(days=2))])
    html = page(visitor)
    assert "Moved to Thu 26.11." in html
    assert "Moved here from Tue 24.11." in html
    assert html.count("<s>Perhekahvila") == 1


def test_a_series_says_which_time_and_asks_to_sign_up(visitor):
    an_event(rule="FREQ=WEEKLY;COUNT=6", series=True, signup="ask", first_day=TUESDAY - timedelta(days=7))
    html = page(visitor)
    assert "time 2/6" in html
    assert "Sign up" in html


def test_an_example_says_so_beside_its_bare_name(visitor):
    an_event(example=True, names={"en": "Example: Family café", "fi": "Esimerkki: Perhekahvila"})
    html = page(visitor)
    assert ">Family café" in html
    assert '<span class="tag edge">Example</span>' in html
    assert "invented examples" in page(visitor, "?view=month")


def test_what_is_going_on_says_so(visitor):
    an_event(starts=time(9), ends=time(11))
    an_event("ilta", "Ilta", starts=time(17), ends=time(19))
    assert page(visitor).count("On now") == 1


def test_of_the_present_week_the_past_days_are_left_out(visitor):
    an_event("eilen", "Eilinen", first_day=TUESDAY - timedelta(days=1))
    an_event()
    assert "Eilinen" not in page(visitor)
    assert "Eilinen" in page(visitor, "?view=day&day=2026-11-23")
    assert "Eilinen" in page(visitor, "?view=month")


def test_an_empty_day_leads_to_the_next_one_with_something(visitor):
    an_event(first_day=TUESDAY + timedelta(days=2))
    an_event("peruttu", "Peruttu", first_day=TUESDAY + timedelta(days=1), cancelled=True)
    html = page(visitor, "?view=day")
    assert "The next is on Thursday 26.11." in html
    assert "?view=day&amp;day=2026-11-26" in html


def test_an_empty_calendar_says_so(visitor):
    assert "Nothing in the two months after" in page(visitor)


def test_a_month_folds_what_does_not_fit_in_a_cell(visitor):
    for number in range(5):
        an_event(f"e{number}", f"Kerho {number}")
    html = page(visitor, "?view=month")
    assert "2 more" in html
    assert html.count('class="monthgrid"') == 1


def test_drafts_retired_events_and_those_for_professionals_are_not_there(visitor):
    an_event("luonnos", "Luonnos", live=False)
    an_event("vanha", "Vanha", state="retired")
    an_event("tyo", "Ammattilaisille", audiences=["professional"])
    html = page(visitor, "?view=list")
    for name in ("Luonnos", "Vanha", "Ammattilaisille"):
        assert name not in html
    assert "Ammattilaisille" in page(visitor, "?view=list&audience=professional")


def test_an_unpublished_place_is_not_named(visitor):
    an_event(place=Place.objects.get(key="piilopaikka"))
    html = page(visitor)
    assert "Piilopaikka" not in html
    assert "Place not known yet" in html


def test_filters_stay_when_one_walks_in_time(visitor):
    an_event()
    html = page(visitor, "?view=month&age=baby&only=free")
    assert "?age=baby&amp;only=free&amp;view=month&amp;day=2026-12-01" in html
    assert '<input type="hidden" name="view" value="month">' in html
    assert 'name="robots" content="noindex"' in html


def test_the_other_languages_keep_the_question(visitor):
    html = page(visitor, "?view=month&age=baby")
    assert "?view=month&amp;age=baby" in html


@pytest.mark.parametrize("day", ["2025-04-30", "2028-06-01", "0001-01-01", "9999-12-31"])
def test_the_calendar_has_an_end(visitor, day):
    assert visitor.get(f"{CALENDAR}?day={day}").status_code == 404


def test_at_its_end_there_is_no_way_on(visitor):
    assert 'rel="next nofollow"' not in page(visitor, "?view=month&day=2028-05-15")
    assert 'rel="prev nofollow"' not in page(visitor, "?view=month&day=2025-05-15")


@pytest.mark.parametrize(
    "query",
    [
        "?day=x",
        "?day=2026-02-30",
        "?day=2026-11-24&day=1",
        "?view=year",
        "?view=month&view=",
        "?view[]=1&day[]=2",
        "?area=%00&place=<script>&municipality=999",
        "?age=x&kind=y&audience=z&language=q&only=w",
        "?only=free&only=online&only=free",
        "?%ff=%fe&day=%ff",
        "?day=" + "9" * 3000,
    ],
)
def test_rubbish_is_left_out(visitor, query):
    an_event()
    html = page(visitor, query)
    assert "<script>" not in html


def test_as_many_queries_with_many_events_as_with_few(visitor, assert_flat_queries):
    an_event()

    def add_rows():
        for number in range(12):
            an_event(f"e{number}", rule="FREQ=WEEKLY", exceptions=[(TUESDAY + timedelta(days=7), None)])

    for view in ("week", "month", "list"):
        assert_flat_queries(lambda view=view: visitor.get(f"{CALENDAR}?view={view}"), add_rows)
        add_rows = lambda: None  # noqa: E731


def test_a_bad_rule_in_the_database_breaks_nothing(visitor):
    event = an_event()
    type(event).objects.filter(pk=event.pk).update(
        rule="FREQ=SECONDLY;COUNT=999999999", first_day=date(1900, 1, 1)
    )
    page(visitor, "?view=list")


def test_a_long_list_goes_on_from_the_day_that_did_not_fit(visitor):
    for number in range(30):
        an_event(f"e{number}", f"Kerho {number}", rule="FREQ=DAILY")
    html = page(visitor, "?view=list")
    assert html.count("rowlink") == 60
    assert "More, from Thu 26.11." in html
    assert "?view=list&amp;day=2026-11-26" in html
    assert page(visitor, "?view=day").count("rowlink") == 30
