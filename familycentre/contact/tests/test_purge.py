"""The daily command: warns seven days before, destroys on the day and what a backup brought back, forgets counts."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from familycentre.contact import ended
from familycentre.contact.actions import answering, asking
from familycentre.contact.actions.asking import RANDOM
from familycentre.contact.models import CodeTry, Conversation, Identity, NoticeAddress, Tombstone
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


def who_and_where(conversation: Conversation) -> dict[type, dict]:
    """Return the rows of the identity and of the address for notices, as a backup would hold them."""
    return {kept: kept.objects.filter(conversation=conversation).values().get() for kept in RANDOM}


@pytest.fixture
def code(open_to_families, settings, tmp_path) -> str:
    """The code of a family that has told who it is and where notices go; the list of the destroyed is empty."""
    settings.VAR = tmp_path
    return ask(open_to_families, identity={"name": "Aino"}, notice_to="aino@example.org").code


def test_what_was_taken_back_stays_away_when_an_older_backup_brings_it(
    code, django_capture_on_commit_callbacks
):
    family = asking.open_by_code(code)
    old = who_and_where(family.conversation)
    with django_capture_on_commit_callbacks(execute=True):
        asking.forget_identity(family=family)
    assert len(ended.noted()) == 2
    assert not any("aino" in name.lower() or family.conversation.ref in name for name in ended.noted())

    for kept, row in old.items():
        kept.objects.create(**row)
    run()
    assert not any(kept.objects.exists() for kept in RANDOM)
    assert Conversation.objects.count() == 1


def test_what_was_told_anew_stays(code, django_capture_on_commit_callbacks):
    family = asking.open_by_code(code)
    old = who_and_where(family.conversation)
    with django_capture_on_commit_callbacks(execute=True):
        asking.forget_identity(family=family)
        asking.tell_identity(family=family, typed=code, identity={"name": "Aino A"})
        asking.tell_notice_address(family=family, address="uusi@example.org")
    run()
    new = who_and_where(family.conversation)
    assert all(new[kept][field] != old[kept][field] for kept, field in RANDOM.items())

    with django_capture_on_commit_callbacks(execute=True):  # replaced is taken back, too
        asking.tell_identity(family=family, typed=code, identity={"name": "A"})
        asking.tell_notice_address(family=family, address="kolmas@example.org")
    assert ended.mark(new[Identity]["public"]) in ended.noted()
    assert ended.mark(new[NoticeAddress]["locked"]) in ended.noted()
    run()
    assert all(kept.objects.exists() for kept in RANDOM)
