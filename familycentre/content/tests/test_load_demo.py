"""The demonstration: events around today, a cast of editors, and never unasked on a site that others reach."""

from datetime import date, timedelta
from io import StringIO

import pytest
import yaml
from django.core.management import CommandError, call_command

from demo.cast import CAST, PASSWORD
from familycentre.content import demo
from familycentre.directory import vocabulary
from familycentre.directory.models import Event, EventText
from familycentre.directory.recurrence import parse
from familycentre.people.models import Membership, User

TUESDAY = date(2026, 11, 24)
ROW = {
    "id": "kahvila",
    "place": "satamatalo",
    "organisers": ["majakka-ry", "olematon"],
    "name": {"fi": "Esimerkki: Isän ja äidin kahvila", "sv": "Exempel: Kafé"},
    "summary": {"fi": "Tule kahville.", "sv": "Kom på kaffe."},
    "kind": "family-cafe",
    "audiences": ["parent"],
    "weekday": "we",
    "start": "09:30",
    "end": "11:30",
    "rrule": "FREQ=WEEKLY",
    "weeks_from_now": 0,
    "price": "free",
    "signup": "none",
    "capacity": None,
    "languages": ["fi"],
    "series": False,
    "cancelled_weeks": [2],
    "life_stages": ["baby"],
    "source": ["invented example"],
    "confidence": "L",
    "verified_at": TUESDAY,
    "review_due": date(2027, 11, 24),
}


@pytest.fixture
def events_file(tmp_path):
    """A file with one event, or with rows of one's own."""

    def write(*rows):
        path = tmp_path / "events.yaml"
        path.write_text(yaml.safe_dump([{**ROW, **row} for row in rows] or [ROW], allow_unicode=True))
        return path

    return write


def load(**options) -> str:
    out = StringIO()
    call_command("load_demo", stdout=out, **options)
    return out.getvalue()


@pytest.mark.django_db
def test_an_event_is_laid_around_the_present_week(events_file):
    told = demo.load_events(today=TUESDAY, path=events_file())
    event = Event.objects.get(key="kahvila")
    assert told.added == ["kahvila"]
    assert event.example
    assert event.live
    assert event.first_day == date(2026, 11, 25)
    assert [(row.day, row.moved_to) for row in event.exceptions.all()] == [(date(2026, 12, 9), None)]
    assert [body.key for body in event.organisers.all()] == ["majakka-ry"]
    assert set(EventText.objects.values_list("language", "slug")) == {
        ("fi", "isan-ja-aidin-kahvila"),
        ("sv", "kafe"),
    }
    assert event.assured_at == TUESDAY


@pytest.mark.django_db
def test_again_in_the_same_week_changes_nothing(events_file):
    demo.load_events(today=TUESDAY, path=events_file())
    before = Event.objects.values().get(key="kahvila")
    told = demo.load_events(today=TUESDAY + timedelta(days=3), path=events_file())
    assert told.unchanged == ["kahvila"]
    assert Event.objects.values().get(key="kahvila") == before


@pytest.mark.django_db
def test_in_another_week_it_moves_and_keeps_what_was_edited(events_file):
    demo.load_events(today=TUESDAY, path=events_file())
    EventText.objects.filter(language="fi").update(name="Toimittajan nimi")
    Event.objects.filter(key="kahvila").update(capacity=7)
    told = demo.load_events(today=TUESDAY + timedelta(weeks=3), path=events_file())
    event = Event.objects.get(key="kahvila")
    assert told.moved == ["kahvila"]
    assert event.first_day == date(2026, 12, 16)
    assert [row.day for row in event.exceptions.all()] == [date(2026, 12, 30)]
    assert event.capacity == 7
    assert event.text_in("fi").name == "Toimittajan nimi"


@pytest.mark.django_db
def test_the_editing_screen_opens_the_moved_event(events_file):
    demo.load_events(today=TUESDAY, path=events_file())
    Event.objects.get(key="kahvila").save_revision().publish()
    demo.load_events(today=TUESDAY + timedelta(weeks=1), path=events_file())
    event = Event.objects.get(key="kahvila")
    assert event.get_latest_revision_as_object().first_day == event.first_day == date(2026, 12, 2)


@pytest.mark.django_db
def test_a_draft_that_waits_for_approval_is_left_alone(events_file):
    demo.load_events(today=TUESDAY, path=events_file())
    event = Event.objects.get(key="kahvila")
    event.capacity = 99
    event.save_revision()
    told = demo.load_events(today=TUESDAY + timedelta(weeks=1), path=events_file())
    assert told.unchanged == ["kahvila"]
    assert Event.objects.get(key="kahvila").get_latest_revision_as_object().capacity == 99


@pytest.mark.django_db
def test_a_monthly_event_begins_on_a_day_of_its_rule(events_file):
    row = {"rrule": "FREQ=MONTHLY;BYDAY=1WE", "cancelled_weeks": []}
    demo.load_events(today=TUESDAY, path=events_file(row))
    assert Event.objects.get(key="kahvila").first_day == date(2026, 12, 2)


@pytest.mark.django_db
def test_online_sign_up_and_a_place_that_is_not_here(events_file):
    rows = [
        {"id": "verkossa", "place": None, "signup": "capacity", "capacity": 40},
        {"id": "muualla", "place": "muualla"},
        {"id": "sama", "rrule": None},
    ]
    told = demo.load_events(today=TUESDAY, path=events_file(*rows))
    online = Event.objects.get(key="verkossa")
    assert (online.online, online.place, online.signup, online.capacity) == (True, None, "ask", 40)
    assert told.left_out == ["muualla"]
    assert "left out because their place is not here: muualla" in str(told)
    assert Event.objects.get(key="sama").text_in("fi").slug == "isan-ja-aidin-kahvila-sama"


@pytest.mark.django_db
def test_an_event_of_the_same_key_that_is_no_example_is_not_touched(events_file):
    path = events_file()
    demo.load_events(today=TUESDAY, path=path)
    Event.objects.update(example=False)
    told = demo.load_events(today=TUESDAY + timedelta(weeks=1), path=path)
    assert told.unchanged == ["kahvila"]
    assert Event.objects.get().first_day == date(2026, 11, 25)


@pytest.mark.django_db
def test_the_cast_has_its_roles():
    logins = demo.load_cast(password=PASSWORD)
    held = {(m.user.username, m.role, str(m.area or m.organisation or "")) for m in Membership.objects.all()}
    assert held >= {
        ("main-editor", "main-editor", ""),
        ("area-editor", "area-editor", "Satama"),
        ("provider-editor", "provider-editor", "Majakka ry"),
        ("translator", "translator", ""),
    }
    assert [user.username for user in User.objects.filter(is_superuser=True)] == ["admin"]
    assert len(logins) == len(CAST)
    assert all(User.objects.get(username=person.username).check_password(PASSWORD) for person in CAST)


@pytest.mark.django_db
def test_a_login_that_is_there_keeps_its_password():
    demo.load_cast(password=PASSWORD)
    held = Membership.objects.count()
    user = User.objects.get(username="admin")
    user.set_password("toinen-salasana-kokonaan")
    user.save()
    told = {login.person.username: login.password for login in demo.load_cast(password=PASSWORD)}
    assert told["admin"] == ""
    assert told["translator"] == PASSWORD
    assert "Salokangas" not in load(logins=True)
    assert Membership.objects.count() == held


@pytest.mark.django_db
def test_the_command_prints_the_logins(settings):
    settings.BASE_URL = "http://127.0.0.1:8000"
    out = load()
    for person in CAST:
        assert person.username in out
    assert PASSWORD in out
    assert "area editor, Satama" in out
    assert PASSWORD in load(logins=True)


@pytest.mark.django_db
def test_a_site_that_others_reach_must_be_told_so(settings):
    settings.DEBUG, settings.BASE_URL = False, "https://perhekeskus.example"
    with pytest.raises(CommandError, match="--yes-these-are-examples"):
        load()
    assert not User.objects.exists()
    out = load(yes_these_are_examples=True)
    assert PASSWORD not in out
    assert not User.objects.get(username="admin").check_password(PASSWORD)
    assert "Demo logins" not in load(logins=True)


@pytest.mark.parametrize(
    "row", yaml.safe_load(demo.EVENTS.read_text(encoding="utf-8")), ids=lambda row: row["id"]
)
def test_every_row_of_the_file_can_be_loaded(row):
    assert row["name"]["fi"].startswith("Esimerkki: ")
    assert row["name"]["sv"].startswith("Exempel: ")
    assert row["name"].get("en", "Example: ").startswith("Example: ")
    assert row["kind"] in dict(vocabulary.EVENT_KINDS)
    assert set(row["audiences"]) <= set(dict(vocabulary.AUDIENCES))
    assert set(row["life_stages"]) <= set(dict(vocabulary.LIFE_STAGES))
    assert set(row["languages"]) <= set(dict(vocabulary.SERVICE_LANGUAGES))
    assert row["start"] < row["end"]
    if row["rrule"]:
        parse(row["rrule"])
