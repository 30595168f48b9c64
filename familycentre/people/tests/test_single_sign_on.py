"""Login by the organisation's own provider, over real HTTP: only the invited, only with a verified address."""

import importlib
from urllib.parse import urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.test import Client
from django.urls import clear_url_caches
from django.utils import timezone

from familycentre.config import urls as config_urls
from familycentre.people import inviting, urls
from familycentre.people.models import AuditEvent, User
from familycentre.people.tests.provider import CLIENT, SECRET, Provider

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def started():
    provider = Provider()
    yield provider
    provider.stop()


def build_addresses():
    importlib.reload(urls)
    importlib.reload(config_urls)
    clear_url_caches()


@pytest.fixture
def provider(started, settings):
    """The provider, and a site that was started with OIDC_ISSUER set to it."""
    started.login()
    app = {"provider_id": "staff", "name": "County login", "client_id": CLIENT, "secret": SECRET}
    app["settings"] = {"server_url": started.issuer}
    settings.OIDC_ISSUER, settings.OIDC_NAME = started.issuer, "County login"
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
    build_addresses()
    yield started
    settings.OIDC_NAME = ""
    build_addresses()


def log_in(client, query=""):
    """Go the way that a browser goes; return the site's last answer."""
    out = client.get(f"/login/oidc/staff/login/{query}")
    assert out.status_code == 302, out.content[:400]
    back = requests.get(out["Location"], allow_redirects=False, timeout=5)
    assert back.status_code == 302, back.text
    address = urlsplit(back.headers["Location"])
    return client.get(f"{address.path}?{address.query}")


def test_the_login_page_offers_it(provider, client):
    page = client.get("/login/?next=/workspace/keys/").content.decode()
    assert "County login" in page
    assert "/login/oidc/staff/login/?next=%2Fworkspace%2Fkeys%2F" in page


def test_without_the_setting_it_does_not_exist(client):
    assert "oidc" not in client.get("/login/").content.decode()
    assert client.get("/login/oidc/staff/login/").status_code == 404


def test_an_invited_person_comes_in_by_the_verified_address(provider, client, person):
    marja = person("marja", "professional", second_factor=False)
    assert log_in(client)["Location"] == "/workspace/"
    assert client.get("/workspace/keys/")["Location"].startswith("/workspace/conduct/")
    assert SocialAccount.objects.get(user=marja).uid == "1"
    assert AuditEvent.objects.filter(did="login", by_name="marja").exists()


def test_the_next_time_the_account_counts_and_not_the_address(provider, client, person):
    person("marja", "professional", second_factor=False)
    log_in(client)
    provider.login(email="new.name@example.org", verified=False)
    assert log_in(Client())["Location"] == "/workspace/"


def test_an_invitation_is_accepted_by_it(provider, client):
    inviting.invite(email="marja@example.org", role="expert", by=None, now=timezone.now())
    assert log_in(client)["Location"] == "/workspace/"
    marja = User.objects.get(email="marja@example.org")
    assert marja.is_active
    assert not marja.has_usable_password()
    assert client.get("/workspace/keys/")["Location"].startswith("/workspace/conduct/")


def test_an_old_invitation_is_not(provider, client, clock):
    inviting.invite(email="marja@example.org", role="expert", by=None, now=timezone.now())
    clock.move(days=8)
    assert log_in(client).status_code == 403


@pytest.mark.parametrize(
    "who",
    [
        {"email": "stranger@example.org"},
        {"verified": False},
        {"verified": "true"},
        {"email": ""},
    ],
)
def test_others_stay_outside_and_no_login_is_made(provider, client, person, who):
    person("marja", "professional")
    provider.login(**who)
    before = User.objects.count()
    assert log_in(client).status_code == 403
    assert User.objects.count() == before
    assert not SocialAccount.objects.exists()
    assert client.get("/account/").status_code == 302


def test_a_closed_login_stays_closed(provider, client, person):
    marja = person("marja", "professional", second_factor=False)
    log_in(client)
    marja.is_active = False
    marja.save()
    assert log_in(Client()).status_code == 403


def test_a_second_account_of_the_provider_does_not_take_a_person_over(provider, client, person):
    person("marja", "professional", second_factor=False)
    log_in(client)
    provider.login(sub="2")
    assert log_in(Client()).status_code == 403


def test_a_provider_that_saw_a_password_only_is_not_enough(provider, client, person):
    provider.login(amr=["pwd"])
    person("marja", "professional", second_factor=False)
    log_in(client)
    assert client.get("/workspace/keys/")["Location"].startswith("/account/second/")


def test_our_second_step_serves_instead(provider, client, person, code):
    provider.login(amr=["pwd"])
    person("marja", "professional")
    assert log_in(client)["Location"] == "/login/second/"
    assert client.get("/account/").status_code == 302
    assert client.post("/login/second/", {"code": code})["Location"] == "/workspace/"


def test_who_proved_it_there_is_not_asked_again(provider, client, person):
    person("marja", "professional")
    assert log_in(client)["Location"] == "/workspace/"


def test_it_never_opens_keys(provider, client, person):
    from familycentre.people import keyring, secret

    marja = person("marja", "professional", second_factor=False)
    secret.make_keys(user=marja, passphrase="valo palaa ikkunassa aina", now=timezone.now())
    response = log_in(client)
    assert keyring.take(response.wsgi_request) is None
    assert "keys" not in client.session


def test_nothing_is_kept_of_what_the_provider_told(provider, client, person):
    person("marja", "professional", second_factor=False)
    log_in(client)
    assert SocialAccount.objects.get().extra_data == {"amr": ["pwd", "mfa"]}
    assert not SocialToken.objects.exists()


def test_accounts_are_not_connected_from_inside(provider, worker):
    provider.login(email="stranger@example.org", sub="9")
    assert log_in(worker, "?process=connect")["Location"] == "/account/"
    assert not SocialAccount.objects.exists()


def test_a_made_up_answer_is_refused(provider, client, person):
    person("marja", "professional")
    assert client.get("/login/oidc/staff/login/callback/?code=x&state=y").status_code == 401
    client.get("/login/oidc/staff/login/")
    assert client.get("/login/oidc/staff/login/callback/?code=x&state=y").status_code == 401


def test_an_answer_in_another_browser_is_refused(provider, client, person):
    person("marja", "professional")
    out = client.get("/login/oidc/staff/login/")
    back = requests.get(out["Location"], allow_redirects=False, timeout=5).headers["Location"]
    address = urlsplit(back)
    assert Client().get(f"{address.path}?{address.query}").status_code == 401


def test_the_way_goes_on_to_where_one_wanted(provider, client, person):
    person("marja", "professional", second_factor=False)
    assert log_in(client, "?next=/workspace/keys/unlock/")["Location"] == "/workspace/keys/unlock/"
    assert log_in(Client(), "?next=https://evil.example/")["Location"] == "/workspace/"


def test_cancelling_is_said_kindly(provider, client):
    out = client.get("/login/oidc/staff/login/")
    state = dict(part.split("=") for part in urlsplit(out["Location"]).query.split("&"))["state"]
    response = client.get(f"/login/oidc/staff/login/callback/?error=access_denied&state={state}", follow=True)
    assert response.redirect_chain[-1][0] == "/login/cancelled/"
    assert response.status_code == 200
