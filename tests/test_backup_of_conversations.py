"""A backup brings back what families wrote, for those who could read it; and what was destroyed stays destroyed."""

import json
import shutil
import tarfile
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as here

from tests.databases import cloned
from tests.own_site import migrated, run, settings_of

PACKS = str(Path(__file__).parent / "regions")
ON_POSTGRESQL = here.DATABASES["default"]["ENGINE"].endswith("postgresql")

# In the old site: forty families write, one is answered; a backup; every second one erases; a backup.
BEFORE = """
import sys, json, django; django.setup()
from pathlib import Path
from django.core.management import call_command
from django.conf import settings
from familycentre.contact.actions import answering, asking
from familycentre.contact.models import CaseKey, Conversation, Identity, Message, Ring
from familycentre.contact.sealed import Family
from familycentre.contact.tests.cast import CALENDAR, ask
from familycentre.core.workdays import WorkCalendar
from django.utils import timezone
from tests import wholeness
wholeness.prepare()
ring, act, place = Ring.objects.get(), wholeness.member(), settings.VAR
codes = [ask(ring, text=f"Kirje {n}. " + "Vauva valvoo. " * 30 * n, identity={"name": f"Perhe {n}"},
             notice_to=f"perhe{n}@example.invalid").code for n in range(40)]
for conversation in Conversation.objects.all():
    answering.take(conversation=conversation, act=act)
    answering.answer(conversation=conversation, text=f"Vastaus {conversation.ref}", calendar=CALENDAR, act=act)
call_command("backup", str(place / "older.tar.gz"), stdout=sys.stderr)
gone = list(Conversation.objects.filter(selector__in=[code[:5] for code in codes[::2]]).order_by("pk"))
pieces = []  # not the names: the log keeps those
for row in gone:
    values = [row.public, row.notes_public, row.salt, row.proof, row.by_code, row.identity.by_ring,
              row.identity.by_code, row.identity.text, row.notice.locked, *(key.sealed for key in row.keys.all())]
    values += [value for message in row.messages.all() for value in (message.key, message.text)]
    pieces += [bytes(value)[:16].hex() for value in values]
def left():
    files = [path.read_bytes() for path in place.glob("perhekeskus.sqlite3*")]
    return sum(any(bytes.fromhex(piece) in file for file in files) for piece in pieces)
found = {"pieces": len(pieces), "before": left()}
for code in codes[::2]:
    asking.erase(family=asking.open_by_code(code), topic="", now=timezone.localtime())
call_command("purge", stdout=sys.stderr)
found["after"] = left()
call_command("backup", str(place / "newer.tar.gz"), stdout=sys.stderr)
print(json.dumps({**found, "codes": codes, "hex": pieces, "refs": [c.ref for c in gone]}))
"""

# In the new site: restore, say what opens by code and by ring; then once more after the daily purge.
AFTER = """
import sys, json, django; django.setup()
from django.core.management import call_command
from familycentre.contact import queries
from familycentre.contact.actions import asking
from familycentre.contact.models import Conversation
from tests import wholeness
call_command("restore", sys.argv[1], stdout=sys.stderr)
codes = json.loads(sys.argv[2])
def readable():
    act = wholeness.member()
    by_code = {code: wholeness.as_family(code) for code in codes}
    by_ring = {c.selector: wholeness.as_member(c, act) for c in Conversation.objects.all()}
    answers = sum(line.role == "worker" and line.genuine and line.text == f"Vastaus {family.conversation.ref}"
                  for code in codes if (family := asking.open_by_code(code)) for line in queries.read_as_family(family))
    return {"code": [by_code[code] for code in codes], "ring": [by_ring.get(code[:5], []) for code in codes],
            "answers": answers}
found = [readable()]
call_command("purge", stdout=sys.stderr)
print(json.dumps([*found, readable()]))
"""
TEXTS = [[f"Kirje {n}. " + "Vauva valvoo. " * 30 * n] for n in range(40)]
KEPT = [text if n % 2 else [] for n, text in enumerate(TEXTS)]  # every second family has erased


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the old site says of itself, and where it lies."""
    var = migrated(tmp_path_factory.mktemp("old"))
    settings = settings_of(var, REGION_PACKS=PACKS, REGION="saarela")
    said = run(settings, "-c", BEFORE)  # letters are printed, too
    return {
        **json.loads(said[said.index('{"pieces"') :].partition("\n")[0]),
        "var": var,
        "settings": settings,
    }


def restored(told: dict[str, Any], backup: str, new: Path, *, with_list: bool) -> list[dict[str, Any]]:
    """Restore one of the backups into an empty site and return what can be read there, before and after the purge."""
    new.mkdir()
    if with_list:
        shutil.copy(told["var"] / "ended.txt", new / "ended.txt")
    secret = {name: told["settings"][name] for name in ("SECRET_KEY", "CODE_PEPPER")}
    url = {"DATABASE_URL": cloned(f"restored_{new.name}")} if ON_POSTGRESQL else {}
    settings = settings_of(
        new if url else migrated(new), REGION_PACKS=PACKS, REGION="saarela", **secret, **url
    )
    return list(json.loads(run(settings, "-c", AFTER, str(told["var"] / backup), json.dumps(told["codes"]))))


def test_erased_leaves_nothing_in_file_log_or_backup(told: dict[str, Any]) -> None:
    assert told["before"] == told["pieces"] > 200  # the search finds what is there
    assert told["after"] == 0  # free pages and write-ahead log are searched with it
    with tarfile.open(told["var"] / "newer.tar.gz") as file:
        all_of_it = b"".join(file.extractfile(entry).read() for entry in file)
    with tarfile.open(told["var"] / "older.tar.gz") as file:
        older = b"".join(file.extractfile(entry).read() for entry in file)
    for ref in told["refs"]:
        assert f'"{ref}"'.encode() in older
        assert f'"{ref}"'.encode() not in all_of_it


def test_backup_is_readable_by_code_and_by_ring(told: dict[str, Any], tmp_path: Path) -> None:
    for found in restored(told, "newer.tar.gz", tmp_path / "newer", with_list=False):
        assert found["code"] == found["ring"] == KEPT
        assert found["answers"] == 20


def test_older_backup_brings_back_what_was_erased_until_the_purge(
    told: dict[str, Any], tmp_path: Path
) -> None:
    """What SECURITY.md says: a backup from before opens again; with the list, the first purge ends that."""
    first, purged = restored(told, "older.tar.gz", tmp_path / "older", with_list=True)
    assert first["code"] == first["ring"] == TEXTS
    assert purged["code"] == purged["ring"] == KEPT


def test_without_the_list_it_stays(told: dict[str, Any], tmp_path: Path) -> None:
    _first, purged = restored(told, "older.tar.gz", tmp_path / "listless", with_list=False)
    assert purged["code"] == TEXTS
