"""Who comes through which door: sessions by completeness, addresses by role."""

import pytest
from django.test import Client
from django.urls import get_resolver

from familycentre.people import conduct
from familycentre.people.roles import ROLES

pytestmark = pytest.mark.django_db

#  who sees what in this room's part of the workspace
SEES = {
    "/workspace/keys/": {"professional", "expert"},
    "/workspace/keys/make/": {"professional", "expert"},
    "/workspace/keys/unlock/": {"professional", "expert"},
    "/workspace/keys/passphrase/": {"professional", "expert"},
    "/workspace/people/": {"administrator", "main-editor"},
    "/workspace/people/invite/": {"administrator", "main-editor"},
    "/workspace/log/": {"data-protection"},
    "/workspace/log.csv": {"data-protection"},
    "/workspace/conduct/": {"administrator", "main-editor", "data-protection", "professional", "expert"},
}
BY_NUMBER = {
    "person",
    "give_role",
    "take_role",
    "person_act",
    "keys_lock",
}  # tested in test_staff.py and test_keys.py


def test_every_address_of_the_workspace_in_this_room_has_a_row():
    names = {
        pattern.name
        for resolver in get_resolver().url_patterns
        if "familycentre.people.urls" in str(getattr(resolver, "urlconf_name", ""))
        and "admin" not in str(resolver.urlconf_name)
        for part in resolver.url_patterns
        if str(part.pattern) == "workspace/"
        for pattern in part.url_patterns
    }
    assert len(names) == len(SEES) + len(BY_NUMBER)
    assert names > BY_NUMBER


@pytest.mark.parametrize("role", ROLES)
def test_what_a_role_sees(logged_in, role):
    client = logged_in("somebody", role)
    seen = {address for address in SEES if client.get(address).status_code == 200}
    assert seen == {address for address, roles in SEES.items() if role in roles}


@pytest.mark.parametrize("role", ROLES)
def test_the_admin_is_for_editors_and_is_nowhere_for_others(logged_in, role):
    editors = {"main-editor", "area-editor", "provider-editor", "translator"}
    client = logged_in("somebody", role)
    for address in ("/admin/", "/admin/pages/", "/admin/login/"):
        assert (client.get(address).status_code == 404) == (role not in editors)


@pytest.mark.parametrize(
    "address", [*SEES, "/admin/", "/workspace/", "/workspace/keys/lock/", "/workspace/people/1/"]
)
def test_a_stranger_is_led_to_the_login(client, address):
    response = client.get(address)
    assert response.status_code == 302
    assert response["Location"].startswith("/login/?next=")


@pytest.mark.parametrize("role", ["professional", "main-editor", "administrator", ""])
@pytest.mark.parametrize("address", ["/admin/", "/workspace/keys/", "/admin/pages/"])
@pytest.mark.parametrize(
    ("has_factor", "led_to"), [(True, "/login/again/code/"), (False, "/account/second/")]
)
def test_half_a_login_opens_nothing(person, client, role, address, has_factor, led_to):
    user = person("somebody", *([role] if role else []), second_factor=has_factor, is_superuser=not role)
    client.password_only(user)
    response = client.get(address)
    assert response.status_code == 302
    assert response["Location"].startswith(led_to)


def test_half_a_login_becomes_whole_by_a_code(person, client, code):
    client.password_only(person("marja", "professional"))
    address = client.get("/workspace/keys/")["Location"]
    assert client.post(address, {"code": code})["Location"] == "/workspace/keys/"
    assert client.get("/workspace/keys/")["Location"].startswith("/workspace/conduct/")


def test_anothers_second_factor_does_not_count(person, client):
    client.password_only(person("marja", "professional"))
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": 1}]
    session["account_authentication_methods_user"] = "999999"
    session.save()
    assert client.get("/workspace/keys/").status_code == 302


def test_only_a_developer_can_do_without(person, client, settings):
    client.password_only(person("outi", "main-editor"))
    settings.WITHOUT_SECOND_FACTOR = True
    assert client.get("/admin/").status_code == 200
    from familycentre.people.checks import second_factor_is_on

    assert second_factor_is_on(None)[0].id == "people.W001"
    settings.WITHOUT_SECOND_FACTOR = False
    assert second_factor_is_on(None) == []


def test_an_operator_edits_but_is_nobody_in_the_workspace(person):
    client = Client()
    client.force_login(person("root", is_superuser=True))
    assert client.get("/admin/").status_code == 200
    assert client.get("/workspace/log/").status_code == 404
    assert client.get("/workspace/keys/").status_code == 404


def test_without_the_code_of_conduct_no_work(worker):
    session = worker.session
    del session["conduct"]
    session.save()
    address = worker.get("/workspace/keys/?x=1")["Location"]
    assert address == "/workspace/conduct/?next=%2Fworkspace%2Fkeys%2F%3Fx%3D1"
    assert worker.post(address, {"next": "/workspace/keys/?x=1"}).status_code == 200  # not ticked
    response = worker.post(address, {"accept": "1", "next": "/workspace/keys/?x=1"})
    assert response["Location"] == "/workspace/keys/?x=1"
    assert worker.get("/workspace/keys/").status_code == 200


def test_the_way_on_stays_on_the_site(worker):
    response = worker.post("/workspace/conduct/", {"accept": "1", "next": "https://evil.example/"})
    assert response["Location"] == "/workspace/"


def test_a_new_version_is_asked_again(worker, monkeypatch):
    monkeypatch.setattr(conduct, "VERSION", "2030-01")
    assert worker.get("/workspace/keys/")["Location"].startswith("/workspace/conduct/")


def test_readers_get_no_cookie(client):
    response = client.get("/fi/")
    assert not response.cookies
