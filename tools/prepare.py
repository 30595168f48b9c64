"""Bring a site up to the files of this folder: catalogues, style sheet, database, region, demo, static files.

Runs in the environment of the site (``tools.site.environment``). Each step is skipped when what it reads has not
changed since it last ran, so that a second start takes seconds.
"""

import hashlib
import json
import os
import sys
import time
from collections.abc import Callable, Iterable
from io import StringIO
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from familycentre.design import stylesheet
from tools.compile_messages import compile_all

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "familycentre"
REGION_LOADED = "region pack loaded"
SAID: dict[str, str] = {}  # what a command printed, for those who want to show it


def fingerprint(paths: Iterable[Path], *more: str) -> str:
    """Return a digest of the files below the paths: names, sizes, times of change."""
    digest = hashlib.sha256("\n".join(more).encode())
    for top in paths:
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if path.is_file() and path.suffix != ".pyc":
                about = path.stat()
                digest.update(f"{path}:{about.st_size}:{about.st_mtime_ns}\n".encode())
    return digest.hexdigest()


class Notes:
    """What was done last, in a small file beside what was done."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.known: dict[str, str] = json.loads(path.read_text()) if path.exists() else {}

    def done(self, step: str, state: str) -> bool:
        """Say whether the step ran for this state already."""
        return self.known.get(step) == state

    def keep(self, step: str, state: str) -> None:
        """Write down that the step ran for this state."""
        self.known[step] = state
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(json.dumps(self.known, indent=1))


def migrated() -> bool:
    """Say whether the database has every migration."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def migrate() -> bool:
    """Apply what is missing; False when nothing was."""
    if migrated():
        return False
    call_command("migrate", verbosity=0)
    return True


def load(command: str, notes: Notes, state: str, *arguments: str, **options: object) -> bool:
    """Run a loading command unless its files are as they were when this database was filled."""
    if notes.done(command, state):
        return False
    out = StringIO()
    call_command(command, *arguments, stdout=out, **options)
    SAID[command] = out.getvalue().strip("\n")
    notes.keep(command, state)
    return True


def region(notes: Notes) -> bool:
    """Load the region pack."""
    sources = [settings.REGION_PACKS / settings.REGION, PACKAGE / "content" / "pack"]
    state = fingerprint(sources, database_mark())
    return load("load_region", notes, state, settings.REGION, quiet=True)


def demo(notes: Notes) -> bool:
    """Load the demo records; they are laid around the present week, so a new week loads them anew."""
    week = timezone.localdate().isocalendar()
    state = fingerprint([ROOT / "demo"], database_mark(), f"{week.year}-{week.week}")
    return load("load_demo", notes, state)


def database_mark() -> str:
    """Return something that is another one in a new database: when its first migration was applied."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT MIN(applied) FROM django_migrations")
        return str(cursor.fetchone())


def style() -> bool:
    """Build the one style sheet out of the small ones; an unchanged one keeps its time of change."""
    if stylesheet.TARGET.exists() and stylesheet.TARGET.read_bytes() == stylesheet.build():
        return False
    stylesheet.write()
    return True


def static() -> bool:
    """Collect the static files under hashed names; not needed while DEBUG serves them from where they lie."""
    if settings.DEBUG:
        return False
    notes = Notes(settings.STATIC_ROOT / ".prepared.json")
    state = fingerprint([*PACKAGE.glob("*/static"), ROOT / "requirements" / "base.txt"])
    if notes.done("static", state):
        return False
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    notes.keep("static", state)
    return True


def index(compiled: int, loaded: bool) -> bool:
    """Build the search index anew when addresses may have been translated otherwise; a load has just done it."""
    if not compiled or loaded:
        return False
    call_command("index", "rebuild", stdout=StringIO())
    return True


def prepare(say: Callable[[str], None], compiled: int) -> None:
    """Do all steps in order and say how long each took; so many catalogues were compiled before."""
    done: dict[str, bool] = {}
    notes = Notes(Path(os.environ["VAR_DIR"]) / "prepared.json")
    steps: list[tuple[str, Callable[[], bool]]] = [
        ("translations compiled", lambda: compiled > 0),
        ("style sheet built", style),
        ("database migrated", migrate),
        (REGION_LOADED, lambda: region(notes)),
        ("search index built", lambda: index(compiled, done[REGION_LOADED])),
        ("demo records loaded", lambda: demo(notes)),
        ("static files collected", static),
    ]
    for name, step in steps:
        began = time.monotonic()
        done[name] = step()
        if done[name]:
            say(f"  {name} ({time.monotonic() - began:.1f} s)")


def main() -> None:
    # before Django reads them: addresses and automatic messages are written in the languages that are there now
    compiled = compile_all(ROOT / "locale")
    django.setup()
    quiet = "--quiet" in sys.argv
    prepare((lambda _line: None) if quiet else (lambda line: print(line, flush=True)), compiled)
    if not quiet:
        print(SAID.get("load_region", ""), logins(), sep="\n", flush=True)


def logins() -> str:
    """Return the lines about the demo logins, as the demo itself knows them."""
    out = StringIO()
    call_command("load_demo", logins=True, stdout=out)
    return (
        out.getvalue().strip()
        or "No demo logins. To make one: .venv/bin/python -m tools.manage createsuperuser"
    )


if __name__ == "__main__":
    main()
