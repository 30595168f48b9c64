"""The daily command: warns seven days before, destroys on the day, forgets old counts."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from familycentre.contact.actions import answering
from familycentre.contact.models import CodeTry, Conversation, Tombstone
from familycentre.contact.tests.cast import NOW, ask

pytestmark = pytest.mark.django_db


def run() -> str:
    out = StringIO()
    call_command("purge", stdout=out)
    return out.getvalue().strip()


def test_warns_and_destroys(open_to_families, workers, monkeypatch):
    ask(open_to_families)
    ask(open_to_families)  # stays: nobody has closed it
    conversation = Conversation.objects.first()
    answering.close(conversation=conversation, outcome="guided", topic="violence", act=workers[0].act())
    CodeTry.objects.create(bucket="x", hour=NOW, n=1)
    assert run() == "0 conversations destroyed, 0 warned."
    monkeypatch.setattr(timezone, "now", lambda: NOW + timedelta(days=23))
    assert run() == "0 conversations destroyed, 1 warned."
    assert not CodeTry.objects.exists()
    monkeypatch.setattr(timezone, "now", lambda: NOW + timedelta(days=30))
    assert run() == "1 conversations destroyed, 0 warned."
    assert Conversation.objects.count() == 1
    assert Tombstone.objects.get().outcome == "guided"
