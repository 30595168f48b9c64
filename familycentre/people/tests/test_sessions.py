"""What the table of sessions holds opens no session."""

import asyncio

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from familycentre.people.sessions import SessionStore

pytestmark = pytest.mark.django_db


def test_a_key_out_of_the_table_opens_nothing(worker):
    row = Session.objects.get()
    assert row.session_key != worker.session.session_key
    thief = Client()
    thief.cookies["sessionid"] = row.session_key
    assert thief.get("/workspace/keys/").status_code == 302
    assert worker.get("/workspace/keys/").status_code == 200


def test_sessions_are_kept_changed_and_deleted():
    first = SessionStore()
    first["word"] = "one"
    first.save()
    again = SessionStore(first.session_key)
    assert again["word"] == "one"
    again["word"] = "two"
    again.save()
    assert SessionStore(first.session_key)["word"] == "two"
    assert Session.objects.count() == 1
    first.cycle_key()
    assert SessionStore(first.session_key)["word"] == "one"
    first.flush()
    assert not Session.objects.exists()


def test_unknown_keys_find_nothing():
    store = SessionStore("x" * 32)
    assert store.get("word") is None
    assert not store.exists("x" * 32)


@pytest.mark.parametrize("name", ["aexists", "aget", "aset", "asave", "adelete"])
def test_the_live_process_finds_the_same_methods(name):
    assert asyncio.iscoroutinefunction(getattr(SessionStore, name))
