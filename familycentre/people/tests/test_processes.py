"""Several processes on one database: guesses are counted together, and the log's chain holds."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings as here

from tests.databases import cloned
from tests.own_site import manage, migrated, run, settings_of
from tools import site as sites

PROCESSES, TIMES = 4, 25
WORK = f"""
import django
django.setup()
from django.utils import timezone
from familycentre.people import audit, throttle
done = 0
for _time in range({TIMES}):
    done += throttle.attempt(throttle.door("login", "marja"), now=timezone.now()) == 0
    audit.record(by=None, did="act", target="case:1", now=timezone.now())
print(done)
"""


@pytest.fixture
def site(tmp_path: Path) -> dict[str, str]:
    """The environment of an empty site on the database that is tested."""
    if here.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        return settings_of(tmp_path / "var", DATABASE_URL=cloned("processes"))
    return settings_of(migrated(tmp_path / "var"))


def test_four_processes_at_once(site: dict[str, str]):
    started = [
        subprocess.Popen(
            [sys.executable, "-c", WORK], cwd=sites.ROOT, env=site, stdout=subprocess.PIPE, text=True
        )
        for _number in range(PROCESSES)
    ]
    allowed = sum(int(process.communicate()[0]) for process in started)
    assert allowed <= 7  # five free ones, and one or two for the seconds that the test takes
    told = manage(site, "audit_verify")
    assert f"whole: {PROCESSES * TIMES} rows" in told


def test_the_triggers_are_on_in_a_migrated_database(site: dict[str, str]):
    change = (
        "import django; django.setup()\n"
        "from django.utils import timezone\n"
        "from familycentre.people import audit\n"
        "row = audit.record(by=None, did='act', target='x', now=timezone.now())\n"
        "try:\n    row.delete()\nexcept Exception as error:\n    print(error)"
    )
    assert "only added to" in run(site, "-c", change)
