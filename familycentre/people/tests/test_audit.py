"""The log is only added to; whatever is done to it behind its back is seen."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.utils import DatabaseError

from familycentre.people import append_only, audit
from familycentre.people.models import AuditEvent

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows(now, person):
    marja = person("marja")
    return [audit.record(by=marja, did=f"act.{n}", target="case:1", now=now, detail="why") for n in range(6)]


def test_a_whole_log_is_whole(rows):
    assert audit.verify() is None


def test_an_empty_log_is_whole(db):
    assert audit.verify() is None


@pytest.mark.parametrize("field", ["at", "by_id_then", "by_name", "did", "target", "detail", "digest"])
def test_a_changed_row_is_found(rows, field, now):
    value = {"at": now.replace(year=2020), "by_id_then": 99}.get(field, "x")
    AuditEvent.objects.filter(pk=rows[2].pk).update(**{field: value})
    assert audit.verify() == rows[2].pk


def test_a_row_taken_out_is_found(rows):
    AuditEvent.objects.filter(pk=rows[2].pk).delete()
    assert audit.verify() == rows[3].pk


def test_a_row_put_in_is_found(rows, now):
    copy = AuditEvent.objects.get(pk=rows[2].pk)
    copy.pk = None
    copy.save()
    assert audit.verify() == copy.pk


def test_two_rows_changed_about_are_found(rows):
    one, other = AuditEvent.objects.get(pk=rows[1].pk), AuditEvent.objects.get(pk=rows[2].pk)
    one.pk, other.pk = other.pk, one.pk
    one.save()
    other.save()
    assert audit.verify() == rows[1].pk


def test_without_the_key_no_row_can_be_made_up(rows, settings):
    forged = AuditEvent.objects.get(pk=rows[5].pk)
    forged.detail = "nothing to see"
    settings.SECRET_KEY = "a thief's guess"
    forged.digest = audit.digest_of(forged, rows[4].digest)
    forged.save()
    settings.SECRET_KEY = "not-secret-and-only-for-development"
    assert audit.verify() == rows[5].pk


def test_rows_from_before_a_change_of_the_key_still_fit(rows, settings, now):
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "a new key"
    audit.record(by=None, did="act", target="case:1", now=now)
    assert audit.verify() is None
    settings.SECRET_KEY_FALLBACKS = []
    assert audit.verify() == AuditEvent.objects.order_by("pk").first().pk


def verify(path):
    out = StringIO()
    call_command("audit_verify", note=path, stdout=out)
    return out.getvalue()


def test_the_command_says_that_all_is_well_and_notes_the_end(rows, tmp_path):
    note = tmp_path / "var" / "head.json"
    assert f"{AuditEvent.objects.count()} rows" in verify(note)
    assert json.loads(note.read_text()) == [rows[5].pk, rows[5].digest]


def test_a_cut_off_end_is_found_by_the_note(rows, tmp_path):
    note = tmp_path / "head.json"
    verify(note)
    AuditEvent.objects.filter(pk__gte=rows[4].pk).delete()
    assert audit.verify() is None
    with pytest.raises(CommandError, match="end was cut off"):
        verify(note)


def test_the_command_names_the_broken_row(rows, tmp_path):
    AuditEvent.objects.filter(pk=rows[3].pk).update(detail="other")
    with pytest.raises(CommandError, match=str(rows[3].pk)):
        verify(tmp_path / "head.json")


def test_the_migrations_put_the_triggers_on(triggers_after_migrating):
    assert len(triggers_after_migrating) == 2


@pytest.mark.parametrize(
    "sql", ["UPDATE people_auditevent SET detail = 'x'", "DELETE FROM people_auditevent"]
)
def test_the_database_refuses_changes(rows, sql):
    append_only.install(connection)
    with (
        pytest.raises(DatabaseError, match="only added to"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)
    audit.record(by=None, did="still.works", target="log", now=rows[0].at)
    append_only.remove(connection)
    assert append_only.present(connection) == set()
    assert audit.verify() is None


def test_postgresql_refuses_to_empty_the_table_too(rows):
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL can truncate")
    append_only.install(connection)
    with (
        pytest.raises(DatabaseError, match="only added to"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("TRUNCATE people_auditevent")
