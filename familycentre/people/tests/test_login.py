"""The way in: password, second step, the same answer for everyone who is not let in."""

import re
import statistics
import time

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from familycentre.people import demo_factor
from familycentre.people.models import AuditEvent, Throttle
from familycentre.people.tests.conftest import PASSWORD, SECRET

pytestmark = pytest.mark.django_db


def browser(**more):
    """A browser whose owner reads English."""
    return Client(headers={"accept-language": "en"}, **more)


@pytest.fixture
def client():
    return browser()


def log_in(client, name="marja", password=PASSWORD, **more):
    return client.post("/login/", {"login": name, "password": password, **more})


def second(client, code):
    return client.post("/login/second/", {"code": code})


@pytest.mark.parametrize("name", ["marja", "MARJA", "marja@example.org", "Marja@Example.ORG"])
def test_password_then_code(person, client, code, name):
    person("marja", "professional")
    assert log_in(client, name)["Location"] == "/login/second/"
    assert client.get("/workspace/keys/")["Location"].startswith("/login/")  # not in yet
    response = second(client, code)
    assert response["Location"] == "/workspace/"
    assert client.get("/workspace/conduct/").status_code == 200
    assert AuditEvent.objects.first().did == "login"
    assert AuditEvent.objects.first().detail == "password + mfa"


def test_one_goes_on_to_where_one_wanted_to_go_but_not_elsewhere(person, client, code):
    person("marja", "professional")
    log_in(client, next="/workspace/keys/unlock/")
    assert second(client, code)["Location"] == "/workspace/keys/unlock/"
    other = browser()
    person("eeva", "professional")
    log_in(other, "eeva", next="https://evil.example/")
    assert second(other, code)["Location"] == "/workspace/"


def test_a_code_works_once(person, client, code):
    person("marja", "professional")
    log_in(client)
    second(client, code)
    again = browser()
    log_in(again)
    assert (
        "This code has been used" in second(again, code).content.decode()
        or second(again, code).status_code == 200
    )
    assert again.get("/workspace/keys/").status_code == 302


def test_a_recovery_code_works_once(person, client):
    marja = person("marja", "professional")
    recovery = Authenticator.objects.get(user=marja, type="recovery_codes").wrap().get_unused_codes()[0]
    log_in(client)
    assert second(client, recovery).status_code == 302
    again = browser()
    log_in(again)
    assert second(again, recovery).status_code == 200


def test_guessing_the_code_gets_slow(person, client):
    person("marja", "professional")
    log_in(client)
    answers = [second(client, "000000").content.decode() for _time in range(7)]
    assert "Too many tries" in answers[6]


def test_wrong_closed_and_unknown_look_the_same(person):
    person("marja", "professional")
    person("gone", "professional", is_active=False)
    answers = set()
    for name, password in [("marja", "wrong"), ("gone", PASSWORD), ("gone", "wrong"), ("nobody", "wrong")]:
        response = log_in(browser(), name, password)
        page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode()).replace(
            name, "NAME"
        )
        answers.add((response.status_code, page))
    assert len(answers) == 1


def test_guessing_gets_slow_for_real_and_made_up_names_alike(person):
    person("marja", "professional")
    for name in ("marja", "nobody"):
        answers = [log_in(browser(), name, "wrong").content.decode() for _time in range(7)]
        assert "is not right" in answers[4]
        assert "Too many tries" in answers[6]
    assert log_in(browser(), "marja", PASSWORD).status_code == 200  # the right password has to wait, too


def test_no_address_is_kept_anywhere(person):
    person("marja", "professional")
    for _time in range(8):
        browser(REMOTE_ADDR="203.0.113.77").post("/login/", {"login": "marja", "password": "wrong"})
    rows = [str(list(model.objects.values())) for model in (AuditEvent, Throttle)]
    assert not any("203.0.113.77" in row for row in rows)


@pytest.mark.slow_hashes
def test_the_time_does_not_tell_who_is_known(person):
    person("marja@example.org", "professional")
    person("closed", "professional", is_active=False)
    invited = person("invited", "professional")
    invited.set_unusable_password()
    invited.save()
    times = {name: [] for name in ("marja@example.org", "closed", "invited", "nobody@example.org")}
    for _round in range(3):
        for name, taken in times.items():
            Throttle.objects.all().delete()
            began = time.process_time()
            log_in(browser(), name, "wrong password")
            taken.append(time.process_time() - began)
    middle = {name: statistics.median(taken) for name, taken in times.items()}
    assert max(middle.values()) < 1.5 * min(middle.values()), middle


@pytest.mark.parametrize("address", ["/admin/login/", "/fi/_util/login/"])
def test_wagtails_own_logins_lead_to_ours(client, address):
    for response in (client.get(address), client.post(address, {"username": "marja", "password": PASSWORD})):
        assert response.status_code in {301, 302}
        assert response["Location"].startswith("/login/")


@pytest.mark.parametrize(
    "address", ["/admin/password_reset/", "/admin/password_reset/confirm/MQ/set-password/"]
)
def test_wagtails_own_reset_leads_to_ours(client, address):
    assert client.get(address)["Location"].startswith("/login/")


@pytest.mark.parametrize(
    "name", ["account_signup", "account_email", "socialaccount_connections", "mfa_signup_webauthn"]
)
def test_what_is_not_listed_does_not_exist(name):
    from django.urls import NoReverseMatch

    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_pages_are_not_kept_and_not_found(client):
    response = client.get("/login/")
    assert response["Cache-Control"] == "no-store"
    assert response["X-Robots-Tag"] == "noindex"
    assert "unsafe" not in response["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("accepts", "asked", "language"),
    [
        ("sv-FI,sv;q=0.9", "", "sv"),
        ("de", "", "fi"),
        ("ru", "", "fi"),
        ("sv", "?language=en", "en"),
        ("sv", "?language=xx", "sv"),
    ],
)
def test_the_language_is_the_browsers_or_the_chosen_one(accepts, asked, language):
    response = Client().get(f"/login/{asked}", headers={"accept-language": accepts})
    assert f'<html lang="{language}"' in response.content.decode()
    assert response["Content-Language"] == language


def test_a_chosen_language_stays(client):
    client.get("/login/?language=sv")
    assert client.get("/login/reset/")["Content-Language"] == "sv"


def test_the_secret_of_the_app_is_not_in_the_database(person):
    marja = person("marja")
    assert SECRET not in str(list(Authenticator.objects.filter(user=marja).values()))


def test_a_changed_secret_key_still_opens_the_second_step_or_says_no(person, client, code, settings):
    person("marja", "professional")
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "a new key"
    log_in(client)
    assert second(client, code).status_code == 302
    settings.SECRET_KEY_FALLBACKS = []
    other = browser()
    log_in(other)
    assert second(other, code).status_code == 200


def test_the_demo_factor_is_the_sites_own(person, settings):
    sami = person("sami", second_factor=False)
    demo_factor.give(sami)
    person("marja")
    assert demo_factor.given() == [("sami", demo_factor.secret_of("sami"))]
    before = demo_factor.secret_of("sami")
    settings.SECRET_KEY = "another site"
    assert demo_factor.secret_of("sami") != before
