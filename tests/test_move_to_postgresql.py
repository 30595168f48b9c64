"""A site that has grown out of SQLite: one command carries every row to PostgreSQL."""

from pathlib import Path

import pytest
from django.conf import settings as here

from tests.databases import cloned
from tests.own_site import attempt, command, manage, migrated, run, settings_of

PACKS = str(Path(__file__).parent / "regions")
ROWS = """
import django, hashlib, json; django.setup()
from familycentre.core import portable
def same(value):  # PostgreSQL keeps the keys of a JSON object in an order of its own
    try:
        return json.dumps(json.loads(value), sort_keys=True) if str(value)[:1] in "[{" else value
    except (TypeError, ValueError):
        return value
for model in portable.tables():
    lines = [json.dumps([same(value) for value in json.loads(line)], sort_keys=True)
             for line in portable.rows(model, "default")]
    print(model._meta.db_table, len(lines), hashlib.sha256("\\n".join(lines).encode()).hexdigest())
"""
NEW_ROW = """
import django; django.setup()
from django.utils import timezone
from familycentre.people import audit
audit.record(by=None, did="act", target="x", now=timezone.now())
from familycentre.insight.models import Count, Feedback
from familycentre.people.models import Organisation
import datetime
print(Organisation.objects.create(key="new-one", kind="ngo").pk > 0)
Count.objects.create(day=datetime.date(2026, 11, 24), name="x")
"""


@pytest.fixture
def empty() -> str:
    """The address of a new, migrated database on the tests' PostgreSQL."""
    if not here.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        pytest.skip("runs with the PostgreSQL tests")
    return cloned("moved")


def test_every_row_arrives(empty: str, tmp_path: Path) -> None:
    old = settings_of(migrated(tmp_path / "old"), REGION_PACKS=PACKS)
    manage(old, "load_region", "saarela", "--quiet")
    new = settings_of(tmp_path / "new", DATABASE_URL=empty)
    source = f"sqlite:///{tmp_path / 'old' / 'perhekeskus.sqlite3'}"

    assert "rows copied" in manage(new, "copy_database", source)
    before, after = run(old, "-c", ROWS), run(new, "-c", ROWS)
    assert before.count("\n") > 50
    assert after == before
    assert run(new, "-c", NEW_ROW).strip() == "True"  # the sequences go on above the highest key

    again = command(new, "copy_database", source)
    assert again.returncode != 0
    assert "--force" in again.stderr
    manage(new, "copy_database", source, "--force")
    assert run(new, "-c", ROWS) == before
    assert "only added to" in attempt(new, "-c", NEW_ROW + "audit.AuditEvent.objects.all().delete()").stderr


def test_own_database_is_no_source(tmp_path: Path) -> None:
    var = migrated(tmp_path / "one")
    done = command(settings_of(var), "copy_database", f"sqlite:///{var / 'perhekeskus.sqlite3'}")
    assert done.returncode != 0
    assert "own database" in done.stderr
