"""Logging out takes everything along."""

import pytest
from django.contrib.sessions.models import Session

from familycentre.people.models import AuditEvent
from familycentre.people.sessions import stored

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/logout/", "/admin/logout/"])
def test_nothing_stays(worker, address):
    worker.post(
        "/workspace/keys/make/", {"secret": "valo palaa ikkunassa aina", "again": "valo palaa ikkunassa aina"}
    )
    before = worker.session.session_key
    assert Session.objects.filter(pk=stored(before)).exists()
    response = worker.post(address)
    assert response["Location"] == "/login/"
    assert response["Clear-Site-Data"] == '"cache", "storage"'
    assert not Session.objects.filter(pk=stored(before)).exists()
    for name, path in (("sessionid", "/"), ("desk", "/workspace/"), ("csrftoken", "/")):
        assert response.cookies[name]["max-age"] == 0
        assert response.cookies[name]["path"] == path
    assert AuditEvent.objects.first().did == "logout"


def test_one_is_asked_before(worker):
    assert worker.get("/logout/").status_code == 200
    assert worker.get("/workspace/keys/").status_code == 200


def test_the_half_way_in_can_be_left(person, client):
    from familycentre.people.tests.conftest import PASSWORD

    person("marja", "professional")
    client.post("/login/", {"login": "marja", "password": PASSWORD})
    client.post("/logout/")
    assert client.get("/login/second/")["Location"] == "/login/"
