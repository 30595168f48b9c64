"""The database itself refuses to change or take out a row of the log. Used by a migration.

A later migration that rebuilds the table on SQLite loses the triggers there and must install them again; a test
says so.
"""

from typing import Any

TABLE = "people_auditevent"
WORDS = "the log is only added to"

SQLITE = [
    f"CREATE TRIGGER {TABLE}_no_{verb.lower()} BEFORE {verb} ON {TABLE} BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
    for verb in ("UPDATE", "DELETE")
]
POSTGRESQL = [
    f"CREATE OR REPLACE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{WORDS}'; END $$",
    f"CREATE TRIGGER {TABLE}_no_change BEFORE UPDATE OR DELETE ON {TABLE} "
    f"FOR EACH ROW EXECUTE FUNCTION {TABLE}_refuse()",
    f"CREATE TRIGGER {TABLE}_no_truncate BEFORE TRUNCATE ON {TABLE} "
    f"FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_refuse()",
]


def install(connection: Any) -> None:
    """Put the triggers on; they must not be there yet."""
    for statement in POSTGRESQL if connection.vendor == "postgresql" else SQLITE:
        _run(connection, statement)


def remove(connection: Any) -> None:
    """Take the triggers off: for migrations backwards, and for tests that must empty the table."""
    on = f" ON {TABLE}" if connection.vendor == "postgresql" else ""
    for name in present(connection):
        _run(connection, f"DROP TRIGGER {name}{on}")


def present(connection: Any) -> set[str]:
    """Return the names of the triggers that are on the log's table."""
    if connection.vendor == "postgresql":
        query = "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal"
    else:
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s"
    with connection.cursor() as cursor:
        cursor.execute(query, [TABLE])
        return {row[0] for row in cursor.fetchall()}


def _run(connection: Any, statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
