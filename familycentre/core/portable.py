"""All rows of a database as plain lines, and back: the same on SQLite and PostgreSQL.

Backups and the move to PostgreSQL both stand on this. Left out: sessions (everybody signs in again) and the search
index (it is built anew from the rows).
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connections, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

SNAPSHOT = "snapshot"
SKIPPED_APPS = {"sessions", "wagtailsearch"}
BATCH = 500


class PortableError(Exception):
    """The rows can't be taken over; the text says why and what to do."""


def tables() -> list[Any]:
    """Return the models whose rows are carried, in a fixed order; join tables are among them.

    Content types come first: a Wagtail page that is being made asks for its own, and would make a new one.
    """
    found = [model for model in apps.get_models(include_auto_created=True) if is_carried(model)]
    return sorted(found, key=lambda model: (model is not ContentType, model._meta.db_table))


def is_carried(model: Any) -> bool:
    """Say whether the model has a table of its own that is carried."""
    meta = model._meta
    return meta.managed and not meta.proxy and not meta.swapped and meta.app_label not in SKIPPED_APPS


def migrations(alias: str) -> list[str]:
    """Return the names of the migrations that a database has."""
    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connections[alias]).applied_migrations())


@contextmanager
def snapshot(settings: dict[str, Any]) -> Iterator[str]:
    """Give the alias of a second connection that sees the database as it is now and keeps no writer waiting."""
    options = {
        name: value for name, value in settings.get("OPTIONS", {}).items() if name != "transaction_mode"
    }
    connections.databases[SNAPSHOT] = {**settings, "OPTIONS": options, "CONN_MAX_AGE": 0}
    connection = connections[SNAPSHOT]
    try:
        with transaction.atomic(using=SNAPSHOT):
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield SNAPSHOT
    finally:
        connection.close()
        del connections[SNAPSHOT]
        del connections.databases[SNAPSHOT]


def rows(model: Any, alias: str) -> Iterator[str]:
    """Give each row of a table as a line of JSON, in the order of the keys."""
    fields = model._meta.local_concrete_fields
    query = model._base_manager.using(alias).order_by("pk").only(*[field.attname for field in fields])
    for row in query.iterator(chunk_size=BATCH):
        yield json.dumps([plain(field, row) for field in fields], ensure_ascii=False, separators=(",", ":"))


def plain(field: Any, row: Any) -> Any:
    """Return a field's value as JSON can hold it."""
    value = field.value_from_object(row)
    if value is None or isinstance(value, bool | int | float | str):
        return value
    return field.value_to_string(row)


def columns(model: Any) -> list[str]:
    """Return the names of a table's columns in the order in which ``rows`` gives them."""
    return [field.column for field in model._meta.local_concrete_fields]


def put(model: Any, lines: Iterable[str], alias: str) -> int:
    """Write lines as rows, exactly as they were; return how many."""
    fields, count, source = model._meta.local_concrete_fields, 0, iter(lines)
    while batch := list(islice(source, BATCH)):
        made = [model(**values(fields, json.loads(line))) for line in batch]
        # raw: no time of change is set anew; child tables of the pages are written by themselves
        model._base_manager.using(alias)._insert(made, fields=fields, using=alias, raw=True)
        count += len(made)
    return count


def values(fields: list[Any], row: list[Any]) -> dict[str, Any]:
    """Return the values of a line by the names of the fields."""
    return {field.attname: field.to_python(value) for field, value in zip(fields, row, strict=True)}


def migrate(alias: str) -> None:
    """Apply the migrations that a database lacks; do nothing, not even look after permissions, when it has all."""
    executor = MigrationExecutor(connections[alias])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", database=alias, verbosity=0)


def is_empty(alias: str) -> bool:
    """Say whether our own rooms have no row yet; what Django and Wagtail put in by themselves does not count."""
    ours = [model for model in tables() if model.__module__.startswith("familycentre.")]
    return not any(model._base_manager.using(alias).exists() for model in ours)


def fill(source: dict[str, Iterable[str]], alias: str) -> int:
    """Replace all rows of a migrated database by those of the source (table → lines); return how many came.

    One transaction: either all rows are there afterwards, with their keys and sequences, or all is as it was.
    """
    connection, count = connections[alias], 0
    with transaction.atomic(using=alias), triggers_off(connection):
        for model in apps.get_models(include_auto_created=True):
            if model._meta.managed and not model._meta.proxy:
                with connection.cursor() as cursor:
                    cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608
        ContentType.objects.clear_cache()
        for model in tables():
            count += put(model, source.get(model._meta.db_table, ()), alias)
        reset_sequences(alias)
    return count


TRIGGERS = {
    "sqlite": "SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgrelid::regclass::text, tgname, '' FROM pg_trigger "
    "WHERE NOT tgisinternal AND tgenabled = 'O'",
}


@contextmanager
def triggers_off(connection: Any) -> Iterator[None]:
    """Take the triggers off the carried tables for a part of a transaction: the log is otherwise only added to."""
    carried, postgresql = {model._meta.db_table for model in tables()}, connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        cursor.execute(TRIGGERS[connection.vendor])
        quoted = connection.ops.quote_name
        off = [(table, quoted(name), sql) for table, name, sql in cursor.fetchall() if table in carried]
        for table, name, _sql in off:
            cursor.execute(
                f"ALTER TABLE {table} DISABLE TRIGGER {name}" if postgresql else f"DROP TRIGGER {name}"
            )
    yield
    with connection.cursor() as cursor:
        if postgresql:
            # no table may be changed while a key of it waits to be checked
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table, name, sql in off:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER {name}" if postgresql else sql)


def reset_sequences(alias: str) -> None:
    """Let the next new row of each table get a number above the highest."""
    connection = connections[alias]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), tables()):
            cursor.execute(statement)


def same_migrations(wanted: list[str], alias: str) -> None:
    """Raise PortableError when a database has other migrations than the rows come from."""
    here = migrations(alias)
    if lacking := sorted(set(wanted) - set(here)):
        raise PortableError(
            f"The rows come from a newer version: it has {', '.join(lacking[:5])}, this one has not."
        )
    if newer := sorted(set(here) - set(wanted)):
        raise PortableError(
            f"The rows come from an older version: it lacks {', '.join(newer[:5])}. Take them over with that version "
            "of the program, then upgrade."
        )
