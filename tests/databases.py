"""Databases for the tests without migrating them each time: a copy of one that was migrated once.

SQLite: the schema lies in var/test-schema/ under a name made of the migrations; each process copies the file.
PostgreSQL: ``TEST_TEMPLATE`` names a migrated database that each process clones (``make test`` sets it).
Redis: each process has a database of its own, so that one may empty it while another works.
"""

import fcntl
import hashlib
import os
import secrets
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from django.conf import settings

ROOT = Path(__file__).resolve().parent.parent
SCHEMAS = ROOT / "var" / "test-schema"
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "gw0")


def pytest_configure() -> None:
    if settings.CACHE_URL.startswith("redis://"):
        number = int(WORKER.removeprefix("gw"))
        settings.CACHES["default"]["LOCATION"] = f"{settings.CACHE_URL.rstrip('/')}/{number}"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, tmp_path_factory) -> None:
    """Point the test database to a copy of the migrated one."""
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        own = tmp_path_factory.mktemp("database") / "test.sqlite3"
        copy_schema(own)
        database["TEST"]["NAME"] = str(own)
        database["OPTIONS"]["init_command"] = "PRAGMA synchronous=OFF;PRAGMA foreign_keys=ON;"
    elif template := os.environ.get("TEST_TEMPLATE"):
        database["TEST"]["TEMPLATE"] = template


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Build on the copied file instead of deleting it first."""
    return settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")


def copy_schema(target: Path) -> None:
    """Copy a migrated, empty database; it is migrated anew when the migrations have changed."""
    digest = hashlib.sha256(
        f"{sys.version} {version('django')} {version('wagtail')} {version('django-allauth')}".encode()
    )
    for path in sorted((ROOT / "familycentre").glob("*/migrations/*.py")):
        digest.update(path.name.encode() + path.read_bytes())
    path = SCHEMAS / f"{digest.hexdigest()[:20]}.sqlite3"
    with alone():
        if not path.exists():
            for old in SCHEMAS.glob("*.sqlite3*"):
                old.unlink()
            new = path.with_suffix(".new")
            migrate(f"sqlite:///{new}")
            with sqlite3.connect(new) as connection:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                connection.execute("PRAGMA journal_mode=DELETE")
            connection.close()
            new.rename(path)
        shutil.copyfile(path, target)


def cloned(name: str) -> str:
    """Return the address of a new, migrated, empty database on the tests' PostgreSQL, named after its use."""
    server, name = os.environ["DATABASE_URL"], f"{name}_{os.getpid()}_{secrets.token_hex(2)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {os.environ['TEST_TEMPLATE']}")
    return urlsplit(server)._replace(path=f"/{name}").geturl()


@contextmanager
def alone() -> Iterator[None]:
    """Let one process at a time into the block."""
    SCHEMAS.mkdir(parents=True, exist_ok=True)
    with (SCHEMAS / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def migrate(url: str) -> None:
    """Migrate the database at an address, as an operator would."""
    environment = {
        **os.environ,
        "DATABASE_URL": url,
        "CACHE_URL": "memory:",
        "DEBUG": "1",
        "LOG_LEVEL": "WARNING",
    }
    command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
