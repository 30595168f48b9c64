"""The own login: taking a second factor into use, changing the password, letters about it."""

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client

from familycentre.people import demo_factor, signin
from familycentre.people.models import AuditEvent
from familycentre.people.tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture
def newcomer(person):
    """Somebody who has logged in with a password and has no second factor yet."""
    client = Client()
    client.user = person("marja", "professional", second_factor=False)
    client.post("/login/", {"login": "marja", "password": PASSWORD})
    return client


def test_the_app_is_taken_into_use_and_the_session_is_whole(newcomer, django_capture_on_commit_callbacks):
    assert newcomer.get("/workspace/keys/")["Location"].startswith("/account/second/")
    page = newcomer.get("/account/second/app/")
    secret = page.context["form"].secret
    assert "<svg" in page.content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        response = newcomer.post("/account/second/app/", {"code": demo_factor.code_of(secret)})
    assert response["Location"] == "/account/second/codes/"
    assert signin.is_whole(response.wsgi_request)
    assert AuditEvent.objects.first().did == "login.totp-activated"
    assert mail.outbox[-1].to == ["marja@example.org"]
    assert "127.0.0.1" not in mail.outbox[-1].body.replace("http://127.0.0.1:8000", "")


def test_recovery_codes_are_shown_once(newcomer, django_capture_on_commit_callbacks):
    secret = newcomer.get("/account/second/app/").context["form"].secret
    newcomer.post("/account/second/app/", {"code": demo_factor.code_of(secret)})
    codes = newcomer.get("/account/second/codes/").context["unused_codes"]
    assert len(codes) == 10
    again = newcomer.get("/account/second/codes/").content.decode()
    assert not any(code in again for code in codes)


def test_a_wrong_code_takes_nothing_into_use(newcomer):
    newcomer.get("/account/second/app/")
    assert newcomer.post("/account/second/app/", {"code": "000000"}).status_code == 200
    assert not Authenticator.objects.exists()


def test_the_only_second_factor_stays(worker):
    response = worker.post("/account/second/app/off/")
    if response.status_code == 302:  # asked to prove herself first
        response = worker.post("/account/second/app/off/")
    assert Authenticator.objects.filter(user=worker.user, type="totp").exists()


def test_later_changes_ask_for_the_second_factor_again(worker, clock):
    clock.move(minutes=16)
    response = worker.get("/account/second/app/off/")
    assert response["Location"].startswith("/login/again/code/")
    assert worker.get("/login/again/").status_code == 302  # the password is not enough


def test_changing_the_password_keeps_this_session_and_ends_others(worker):
    other = Client()
    other.force_login(worker.user)
    new = "aivan toinen salasana"
    data = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert worker.post("/account/password/", data)["Location"] == "/account/"
    assert worker.get("/account/").status_code == 200
    assert other.get("/account/").status_code == 302
    assert AuditEvent.objects.first().did == "login.password-changed"


def test_without_a_password_there_is_none_to_change(worker):
    worker.user.set_unusable_password()
    worker.user.save()
    worker.force_login(worker.user)
    assert worker.get("/account/password/")["Location"] == "/account/password/none/"
    assert worker.get("/account/password/none/")["Location"] == "/account/"


@pytest.mark.parametrize(
    "address",
    ["", "second/", "second/app/", "second/keys/", "second/keys/add/", "second/codes/", "password/"],
)
def test_pages_open_for_the_own_person_only(client, worker, address):
    assert client.get(f"/account/{address}").status_code == 302
    assert worker.get(f"/account/{address}").status_code in {200, 302}


def test_the_own_page_says_what_one_is_trusted_with(worker):
    page = worker.get("/account/").content.decode()
    assert "/account/second/" in page
    assert "/workspace/keys/" in page
