"""``make test``: checks, tests on SQLite, tests on a PostgreSQL and a Redis started for them, journeys in a browser.

Every stage runs even when one before it failed; the last lines say what each stage counted and how long it took.
"""

import os
import signal
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from tests.databases import copy_schema, migrate
from tests.own_site import fill
from tools import check, debian, servers
from tools.compile_messages import compile_all
from tools.site import BIN, ROOT

NEEDED = {  # Debian's package: a program of it
    "postgresql": "initdb",
    "redis-server": "redis-server",
    "chromium": "chromium",
    "gettext": "xgettext",
    "nginx": "nginx",
}
WISHED = ["libvoikko1", "voikko-fi"]  # Finnish word forms; the tests that need them are skipped without
WISHED += ["chromium-headless-shell"]  # the journeys are quicker with it
TEMPLATE = "perhekeskus_template"
LANES = ["-n", "2", "--dist", "worksteal"]
UNIT = ["-m", "not journey", *LANES]
AGAIN = ["-m", "not journey and not once", *LANES]  # what has to do with the database
JOURNEYS = ["-m", "journey", *LANES, "tests/journeys"]


@dataclass
class Stage:
    """What a stage counted."""

    name: str
    seconds: float
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    said: str = ""

    @property
    def line(self) -> str:
        counts = self.said or f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"
        return f"{self.name:<28}{self.seconds:>7.1f} s   {counts}"


def checks() -> Stage:
    """Run the fast part."""
    print("\n== Checks ==", flush=True)
    began = time.monotonic()
    steps = check.run(check.steps())
    bad = [step.name for step in steps if step.code]
    said = f"{len(steps) - len(bad)} in order" + (f", failed: {', '.join(bad)}" if bad else "")
    return Stage("checks", time.monotonic() - began, failed=len(bad), said=said)


def pytest(name: str, arguments: list[str], place: Path, environment: dict[str, str]) -> Stage:
    """Run pytest with its own words on the screen, and count from its report."""
    print(f"\n== {name} ==", flush=True)
    began = time.monotonic()
    report = place / f"{name.split()[0]}.xml"
    command = [str(BIN / "python"), "-m", "pytest", "-q", f"--junitxml={report}", *arguments]
    code = subprocess.run(
        command, cwd=ROOT, env={**clean(), **environment}, stdin=subprocess.DEVNULL
    ).returncode
    stage = Stage(name, time.monotonic() - began)
    if report.exists():
        for suite in ET.parse(report).getroot().iter("testsuite"):
            counts = {key: int(suite.get(key, 0)) for key in ("tests", "failures", "errors", "skipped")}
            stage.failed += counts["failures"] + counts["errors"]
            stage.skipped += counts["skipped"]
            stage.passed += counts["tests"] - counts["failures"] - counts["errors"] - counts["skipped"]
    if code and not stage.failed:
        stage.failed, stage.said = 1, f"pytest ended with {code}"
    return stage


def clean() -> dict[str, str]:
    """Return our environment without what would lead tests to somebody's real database or cache."""
    return {
        name: value
        for name, value in os.environ.items()
        if name not in {"DATABASE_URL", "CACHE_URL", "DEBUG"}
    }


def on_postgresql(place: Path, server: str, made: Future[None]) -> Stage:
    """Run the same tests on PostgreSQL, each process in a copy of the migrated database, with a Redis of this stage."""
    began, name = time.monotonic(), "PostgreSQL and Redis"
    try:
        made.result()
    except subprocess.CalledProcessError:
        return Stage(name, time.monotonic() - began, failed=1, said="the migrations fail")
    with servers.redis() as cache:
        environment = {"DATABASE_URL": server, "CACHE_URL": cache, "TEST_TEMPLATE": TEMPLATE}
        return pytest(name, AGAIN, place, environment)


def make_template(server: str) -> None:
    """Make the migrated database of which the tests on PostgreSQL take copies."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {TEMPLATE}")
    migrate(urlsplit(server)._replace(path=f"/{TEMPLATE}").geturl())


def lacking() -> list[str]:
    """Install what is needed where that is allowed, and return Debian's packages that are still not here."""
    log = ROOT / "var" / "apt.log"
    debian.install([package for package, name in NEEDED.items() if not servers.here(name)] + WISHED, log)
    return [package for package, name in NEEDED.items() if not servers.here(name)]


def wished_to_end(_number: int, _frame: object) -> None:
    """Leave as by Ctrl-C, so that every server that was started is ended."""
    raise KeyboardInterrupt


def run() -> list[Stage]:
    """Run all stages; what takes one process only, and long, is made behind the stages before it is needed."""
    compile_all(ROOT / "locale")
    behind = ThreadPoolExecutor(1)
    with servers.folder("reports") as place, servers.postgresql() as server:
        try:
            behind.submit(copy_schema, place / "schema.sqlite3")  # keeps it for all later copies
            made = behind.submit(make_template, server)
            site = behind.submit(fill, place / "site")
            stages = [checks(), pytest("SQLite", UNIT, place, {}), on_postgresql(place, server, made)]
            # when it can't be filled, the journeys try themselves and say what is wrong
            filled = {} if site.exception() else {"FILLED_SITE": str(place / "site")}
            return [*stages, pytest("journeys in Chromium", JOURNEYS, place, filled)]
        finally:
            behind.shutdown(cancel_futures=True)


def main() -> None:
    signal.signal(signal.SIGTERM, wished_to_end)
    missing = lacking()
    if missing:
        sys.exit(
            f"These Debian packages are needed: {' '.join(missing)}\nAs root: apt-get install {' '.join(missing)}"
        )
    began = time.monotonic()
    try:
        stages = run()
    except KeyboardInterrupt:
        sys.exit("Interrupted; what was started has been ended.")
    print("\n== Summary ==")
    for stage in stages:
        print(stage.line)
    print(f"{'all':<28}{time.monotonic() - began:>7.1f} s")
    passed, failed, skipped = (
        sum(getattr(stage, key) for stage in stages) for key in ("passed", "failed", "skipped")
    )
    print(f"tests: {passed} passed, {failed} failed, {skipped} skipped", flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
