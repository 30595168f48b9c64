"""Guessing gets slower and slower, in every process, and tells nobody's address."""

from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from familycentre.people import devices, throttle
from familycentre.people.models import Throttle

pytestmark = pytest.mark.django_db


def fail(door, now, times):
    """Fail so many times, each as soon as it is allowed; return the waits in seconds."""
    waits = []
    for _time in range(times):
        wait = throttle.attempt(door, now=now)
        waits.append(wait)
        if wait:
            now += timedelta(seconds=wait)
            assert throttle.attempt(door, now=now) == 0
    return waits, now


def test_the_wait_doubles_up_to_a_quarter_of_an_hour(now):
    waits, _now = fail(throttle.door("login", "marja"), now, 17)
    assert waits[:5] == [0, 0, 0, 0, 0]
    assert [wait - 1 for wait in waits[5:14]] == [2, 4, 8, 16, 32, 64, 128, 256, 512]
    assert [wait - 1 for wait in waits[14:]] == [900, 900, 900]


def test_a_day_of_guessing_is_about_a_hundred_guesses(now):
    door, end, count = throttle.door("login", "marja"), now + timedelta(days=1), 0
    while now < end:
        wait = throttle.attempt(door, now=now)
        count += not wait
        now += timedelta(seconds=wait)
    assert count < 125


def test_a_refused_try_does_not_count(now):
    door = throttle.door("login", "marja")
    fail(door, now, 5)
    before = Throttle.objects.get(pk=door.key).failures
    assert [throttle.attempt(door, now=now) > 0 for _time in range(50)] == [True] * 50
    assert Throttle.objects.get(pk=door.key).failures == before


def test_a_burst_is_counted_before_any_password_is_looked_at(now):
    door = throttle.door("login", "marja")
    assert sum(throttle.attempt(door, now=now) == 0 for _time in range(100)) == 5


def test_success_begins_anew_for_the_account_but_not_for_the_site(now):
    account, site = throttle.door("login", "marja"), throttle.site("login")
    for _time in range(4):
        throttle.attempt(account, site, now=now)
    throttle.succeeded(account, site)
    assert not Throttle.objects.filter(pk=account.key).exists()
    assert Throttle.objects.get(pk=site.key).failures == 3


def test_many_names_from_anywhere_slow_the_site_down(now):
    waits = [
        throttle.attempt(throttle.door("login", f"n{n}"), throttle.site("login"), now=now) for n in range(40)
    ]
    assert waits[:30] == [0] * 30
    assert all(waits[30:])
    assert throttle.attempt(throttle.site("login"), now=now + timedelta(minutes=20)) == 0


def test_failures_are_forgotten(now):
    door = throttle.door("login", "marja")
    _waits, now = fail(door, now, 10)
    assert throttle.attempt(door, now=now + timedelta(hours=11)) == 0
    assert Throttle.objects.get(pk=door.key).failures == 1


def test_names_are_one_in_any_case_and_not_to_be_read():
    assert throttle.door("login", "Marja ").key == throttle.door("login", "marja").key
    assert throttle.door("login", "marja").key != throttle.door("second", "marja").key
    assert "marja" not in throttle.door("login", "marja").key


def test_something_works_once(now):
    assert throttle.once("code", "1:123456", seconds=300, now=now)
    assert not throttle.once("code", "1:123456", seconds=300, now=now + timedelta(seconds=299))
    assert throttle.once("code", "1:123456", seconds=300, now=now + timedelta(seconds=301))


def test_old_rows_are_swept(now):
    throttle.attempt(throttle.door("login", "marja"), now=now)
    assert throttle.sweep(now=now + timedelta(days=1)) == 0
    assert throttle.sweep(now=now + timedelta(days=3)) == 1


def test_a_strangers_guesses_do_not_shut_out_a_known_browser(person, now):
    marja, response = person("marja"), HttpResponse()
    devices.remember(response, marja)
    request = RequestFactory().get("/login/")
    stranger = devices.doors(request, "login", "marja")
    fail(stranger[0], now, 20)
    request.COOKIES[devices.COOKIE] = response.cookies[devices.COOKIE].value
    own = devices.doors(request, "login", "marja")
    assert throttle.attempt(*own, now=now) == 0
    assert devices.doors(request, "login", "Marja@Example.org") == own
    assert devices.doors(request, "login", "someone.else")[0].key != own[0].key


def test_a_made_up_cookie_is_no_known_browser(person):
    request = RequestFactory().get("/login/")
    request.COOKIES[devices.COOKIE] = "eyJhIjoxfQ:1:x"
    assert len(devices.doors(request, "login", "marja")) == 2


def test_the_cookie_says_no_name(person):
    response = HttpResponse()
    devices.remember(response, person("marja"))
    cookie = response.cookies[devices.COOKIE]
    assert cookie["httponly"]
    assert cookie["path"] == "/login/"
    assert "marja" not in cookie.value
