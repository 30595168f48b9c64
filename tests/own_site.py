"""A site in a folder of its own, used from outside as an operator does: by environment and commands."""

import os
import subprocess
import sys
from pathlib import Path

from tests.databases import copy_schema
from tools import site as sites

STATIC = sites.ROOT / "var" / "test-static"
OUTER = {
    "DEBUG",
    "DATABASE_URL",
    "CACHE_URL",
    "PYTEST_XDIST_WORKER",
    "PYTEST_CURRENT_TEST",
    "VAR_DIR",
    "DJANGO_ALLOW_ASYNC_UNSAFE",
}


def settings_of(var: Path, port: int = 8000, **more: str) -> dict[str, str]:
    """Return the environment of a production-like site that keeps everything in ``var``."""
    outside = {name: value for name, value in os.environ.items() if name not in OUTER}
    ours = sites.environment(port, var)
    return {
        **outside,
        **{name: ours[name] for name in ours if name not in OUTER},
        "VAR_DIR": str(var),
        **more,
    }


def migrated(var: Path) -> Path:
    """Put a migrated, empty SQLite database into the folder, as ``manage.py migrate`` would, and return the folder."""
    var.mkdir(parents=True, exist_ok=True)
    copy_schema(var / "perhekeskus.sqlite3")
    return var


def attempt(settings: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python in the environment of a site and return what came of it."""
    return subprocess.run(
        [sys.executable, *arguments], cwd=sites.ROOT, env=settings, capture_output=True, text=True
    )


def command(settings: dict[str, str], name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a management command on a site and return what came of it.

    Django's checks of the whole system, two seconds before each command, are left to the test that is about them.
    """
    return attempt(settings, "manage.py", name, "--skip-checks", *arguments)


def manage(settings: dict[str, str], name: str, *arguments: str) -> str:
    """Run a management command on a site and return what it printed; fails with its words when it fails."""
    return printed(command(settings, name, *arguments))


def run(settings: dict[str, str], *arguments: str) -> str:
    """Run Python in the environment of a site and return what it printed; fails with its words when it fails."""
    return printed(attempt(settings, *arguments))


def printed(done: subprocess.CompletedProcess[str]) -> str:
    """Return what a process printed; fails with its words when it failed."""
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
    return done.stdout


def fill(var: Path) -> None:
    """Fill a folder with the real region and its demo, as ``make run`` would."""
    run(settings_of(migrated(var), STATIC_ROOT=str(STATIC)), "-m", "tools.prepare", "--quiet")
