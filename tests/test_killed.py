"""kill -9 of the whole server while families write: what was acknowledged is there, and nothing is half there.

``make test`` kills it a few times on each database. For a night's worth, with the figures::

    KILLS=50 .venv/bin/python -m pytest -s tests/test_killed.py
"""

import html
import http.client
import json
import os
import random
import secrets
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.conf import settings as here

from familycentre.contact.tests.family import FIELDS, HIDDEN, at
from tests.databases import cloned, migrate
from tests.own_site import STATIC, migrated, run, settings_of
from tests.wholeness import Kept
from tools import servers
from tools import site as sites

KILLS = int(os.environ.get("KILLS", "3"))
FAMILIES = 4
PACKS = str(Path(__file__).parent / "regions")
PATIENCE = 120  # seconds
ON_POSTGRESQL = here.DATABASES["default"]["ENGINE"].endswith("postgresql")


class CutError(Exception):
    """The answer did not come, or not in full."""


@dataclass
class Tally:
    """What all families together saw."""

    kept: list[Kept] = field(default_factory=list)
    cut: int = 0
    strange: list[str] = field(default_factory=list)


class Family(threading.Thread):
    """One family after another, as a browser without JavaScript sends them.

    A patient one sends again what was not answered, with the page's own fields; the other gives up.
    """

    def __init__(self, port: int, stop: threading.Event, tally: Tally, patient: bool) -> None:
        super().__init__(daemon=True)
        self.port, self.stop, self.tally, self.patient = port, stop, tally, patient

    def run(self) -> None:
        """Ask until it is time to stop; what was begun is finished."""
        try:
            while not self.stop.is_set():
                self.ask()
        except Exception as error:  # noqa: BLE001 - shown by the test
            self.tally.strange.append(repr(error))

    def ask(self) -> None:
        """Write, check, send, and then perhaps write more."""
        text = words()
        carried = self.send("ask_confirm", {**FIELDS, "text": text})
        code = carried and self.send("ask_code", carried).get("code")
        if not code:
            return
        kept = Kept(code, [text], exact=self.patient)
        self.tally.kept.append(kept)
        for _more in range(random.randint(0, 2)):  # noqa: S311
            text = words()
            if self.send("thread_write", {"code": code, "text": text, "seen": str(2 + len(kept.texts))}):
                kept.texts.append(text)

    def send(self, view: str, fields: dict[str, str]) -> dict[str, str]:
        """Return the hidden fields of the answer's page; none when it was not answered and the family gives up."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                return self.post(at(view), fields)
            except ConnectionRefusedError:
                time.sleep(0.02)  # nobody is there: nothing was sent
            except CutError:
                self.tally.cut += 1
                if not self.patient:
                    return {}
        raise TimeoutError(view)

    def post(self, path: str, fields: dict[str, str]) -> dict[str, str]:
        """Post a form from our own page; raise CutError when the connection ends before the answer does."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        head = {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"}
        try:
            line.request("POST", path, urlencode(fields), head)
            answer = line.getresponse()
            page = answer.read().decode()
        except ConnectionRefusedError:
            raise
        except (OSError, http.client.HTTPException) as error:
            raise CutError from error
        finally:
            line.close()
        assert answer.status == 200, f"{path}: {answer.status} {page[-1500:]}"
        return {name: html.unescape(value) for name, value in HIDDEN.findall(page)}


def words() -> str:
    """Return a text like no other, of a length between a line and two pages."""
    return (
        f"Kirje {secrets.token_hex(8)}. " + "Vauva valvoo ja minä itken. " * random.randint(0, 150) + "Loppu."
    )  # noqa: S311


@contextmanager
def postgresql() -> Iterator[str]:
    """Give a migrated database: a copy on the tests' server, else one on a server of its own."""
    if "TEST_TEMPLATE" in os.environ:
        yield cloned("killed")
        return
    with servers.postgresql() as own:
        migrate(own)
        yield own


@pytest.fixture(params=["sqlite", "postgresql"])
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[dict[str, str], int]]:
    """The environment and port of a site with a ring that takes messages."""
    if (request.param == "postgresql") != ON_POSTGRESQL and "KILLS" not in os.environ:
        pytest.skip("runs with the tests of the other database")
    port, more = sites.free_port(), {"REGION_PACKS": PACKS, "REGION": "saarela", "ASKS_A_MINUTE": "1000000"}
    more["STATIC_ROOT"] = str(STATIC)
    with postgresql() if request.param == "postgresql" else no_server() as url:
        var = tmp_path / "var" if url else migrated(tmp_path / "var")
        settings = settings_of(var, port, **more, **({"DATABASE_URL": url} if url else {}))
        run(settings, "-m", "tests.wholeness", "prepare")
        yield settings, port


@contextmanager
def no_server() -> Iterator[str]:
    """Give no address: SQLite's file lies in the site's folder."""
    yield ""


def alive(settings: dict[str, str], port: int, log: Path) -> subprocess.Popen[bytes]:
    """Start the server; return when it answers."""
    with log.open("ab") as out:
        process = sites.start(sites.server(port), settings, out)
    deadline = time.monotonic() + 2 * sites.STARTING  # families knock at the door meanwhile
    while not sites.answers(f"http://127.0.0.1:{port}/readyz"):
        if process.poll() is not None or time.monotonic() > deadline:
            sites.end(process)
            raise AssertionError(log.read_text()[-3000:])
        time.sleep(0.05)
    return process


def kill(process: subprocess.Popen[bytes]) -> None:
    """Kill the server with its workers: nobody gets to say a word."""
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def wait_for_another(tally: Tally) -> None:
    """Return when one more request was acknowledged: a slow machine is not killed before it has done anything."""
    before, deadline = len(tally.kept), time.monotonic() + sites.STARTING
    while len(tally.kept) == before and not tally.strange and time.monotonic() < deadline:
        time.sleep(0.01)


def under_fire(settings: dict[str, str], port: int, log: Path) -> Tally:
    """Let families write while the server is killed and started anew; the last server lets them finish."""
    tally, stop = Tally(), threading.Event()
    families = [Family(port, stop, tally, patient=bool(n % 2)) for n in range(FAMILIES)]
    process = alive(settings, port, log)
    try:
        for family in families:
            family.start()
        for _round in range(KILLS):
            wait_for_another(tally)
            time.sleep(random.uniform(0, 1))  # noqa: S311
            kill(process)
            process = alive(settings, port, log)
        stop.set()
        for family in families:
            family.join(2 * PATIENCE)
    finally:
        sites.end(process)
    assert not any(family.is_alive() for family in families)
    return tally


def test_nothing_acknowledged_is_lost(site: tuple[dict[str, str], int], tmp_path: Path) -> None:
    settings, port = site
    began, log = time.monotonic(), tmp_path / "server.log"
    tally = under_fire(settings, port, log)
    assert tally.strange == [], log.read_text()[-3000:]
    assert "Traceback" not in log.read_text()
    said = subprocess.run(
        [sys.executable, "-m", "tests.wholeness", "check"],
        cwd=sites.ROOT,
        env=settings,
        input=json.dumps([asdict(kept) for kept in tally.kept]),
        capture_output=True,
        text=True,
    )
    assert said.returncode == 0, said.stderr[-4000:]
    found = json.loads(said.stdout)
    sys.stdout.write(
        f"\n{settings.get('DATABASE_URL', 'sqlite').partition(':')[0]}: {KILLS} kills, {tally.cut} posts cut, "
        f"{len(tally.kept)} requests and {found['messages']} messages acknowledged, "
        f"{found['conversations']} conversations stored, {len(found['lost'])} lost, {len(found['doubled'])} doubled, "
        f"{len(found['half'])} half-written, {time.monotonic() - began:.0f} s\n"
    )
    assert found["lost"] == found["doubled"] == found["half"] == []
    assert found["miscounted"] == 0
    assert found["integrity"] == "ok"
    assert found["seen_when_planted"] == 2
    assert tally.cut >= KILLS // 2, "the server was not killed in the midst of anything"
    assert found["conversations"] >= len(tally.kept) >= KILLS
