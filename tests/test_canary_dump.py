"""A dump of the database, as a thief or a backup has it, holds no word that a family typed.

The words go in through the site's pages, in a process of its own, and are really stored; then PostgreSQL's own
``pg_dump`` writes all there is. Our own backup is searched, too. (SQLite's file: contact/tests/test_canary.py.)
"""

import json
import subprocess
import tarfile
from pathlib import Path

import pytest
from django.conf import settings as here

from familycentre.contact.tests import traces
from familycentre.contact.tests.test_canary import MARK
from tests.databases import cloned
from tests.own_site import run, settings_of
from tools.servers import program

PACKS = str(Path(__file__).parent / "regions")
ON_POSTGRESQL = here.DATABASES["default"]["ENGINE"].endswith("postgresql")
TYPING = """
import sys, json, secrets, django; django.setup()
from django.core.management import call_command
from django.test import Client
from django.test.utils import setup_test_environment
setup_test_environment()
from familycentre.contact.models import Conversation
from familycentre.contact.tests import test_canary as canary
from familycentre.contact.tests.cast import Worker
from familycentre.insight import actions as insight
from tests import wholeness
wholeness.prepare()
words = [canary.MARK + secrets.token_hex(5) for _ in range(canary.WORDS // 4)]
canary.type_everywhere(Client(headers={"sec-fetch-site": "same-origin"}), words)
act = wholeness.member()
marja = Worker(act.by, act.keys)
canary.found_by_ring(marja, words)
canary.answer_one(marja, words[0])
insight.count("control", day=canary.NOW.date(), label="verrokki")
call_command("backup", sys.argv[1], stdout=sys.stderr)
print(json.dumps({"words": words, "public": [bytes(c.public).hex() for c in Conversation.objects.all()]}))
"""


@pytest.fixture
def site(tmp_path: Path) -> dict[str, str]:
    """The environment of an empty site on the tests' PostgreSQL."""
    if not ON_POSTGRESQL:
        pytest.skip("runs with the PostgreSQL tests")
    more = {"REGION_PACKS": PACKS, "REGION": "saarela", "ASKS_A_MINUTE": "1000000", "DEBUG": "1"}
    return settings_of(tmp_path / "var", DATABASE_URL=cloned("dumped"), **more)


def dumped(url: str) -> bytes:
    """Return all that a database holds, as its own tool writes it."""
    command = [program("pg_dump", "postgresql-client"), "--dbname", url]
    return subprocess.run(command, capture_output=True, check=True).stdout


def test_no_word_is_in_a_dump(site: dict[str, str], tmp_path: Path) -> None:
    backup = tmp_path / "backup.tar.gz"
    told = json.loads(run(site, "-c", TYPING, str(backup)).splitlines()[-1])
    dump = dumped(site["DATABASE_URL"])
    as_bytes = traces.decoded(dump)
    with tarfile.open(backup) as file:
        ours = b"".join(file.extractfile(entry).read() for entry in file)
    assert b"verrokki" in dump  # the search finds what is there
    assert b"verrokki" in ours
    assert len(told["public"]) == len(told["words"]) // 10
    assert all(bytes.fromhex(public) in as_bytes for public in told["public"])
    for where, kept in {"dump": dump, "bytes of the dump": as_bytes, "backup": ours}.items():
        assert not traces.holds(kept, MARK), where
        plain = kept.lower()
        assert not [word for word in told["words"] if word[len(MARK) :].encode() in plain], where
