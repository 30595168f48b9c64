"""A backup holds everything, and what is damaged or in the way is refused before anything is written."""

import hashlib
import io
import json
import sqlite3
import tarfile
from pathlib import Path

import pytest

from familycentre.core import archive
from tests.own_site import command, manage, migrated, run, settings_of

pytestmark = pytest.mark.once

PACKS = str(Path(__file__).parent / "regions")
REBUILT = ("wagtailsearch_", "sqlite_sequence", "django_session")  # the search index is built anew
WRITE_LOG = """
import django; django.setup()
from django.utils import timezone
from familycentre.people import audit
audit.record(by=None, did="act", target="x", now=timezone.now())
"""
NAMES = ["images/perhe ja äiti.jpg", "documents/a.pdf", "deep/er/b.txt"]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site with a region, somebody's upload and a backup of it all."""
    var = migrated(tmp_path_factory.mktemp("made"))
    settings = settings_of(var, REGION_PACKS=PACKS)
    manage(settings, "load_region", "saarela", "--quiet")
    for name in NAMES:
        path = var / "media" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode() * 1000)
    said = manage(settings, "backup", str(var / "backup.tar.gz"))
    assert f"{len(NAMES)} files" in said
    return var


def rows(var: Path, everything: bool = False) -> dict[str, list[str]]:
    """Return every row of every table of a SQLite site, as the database has it."""
    with sqlite3.connect(var / "perhekeskus.sqlite3") as connection:
        tables = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        return {
            table: sorted(map(repr, connection.execute(f'SELECT * FROM "{table}"')))
            for table in tables
            if everything or not table.startswith(REBUILT)
        }


def files(var: Path) -> dict[str, bytes]:
    """Return the content of every uploaded file."""
    media = var / "media"
    return {str(path.relative_to(media)): path.read_bytes() for path in media.rglob("*") if path.is_file()}


def test_restored_site_is_the_same(made: Path, tmp_path: Path) -> None:
    settings = settings_of(tmp_path / "new")
    migrated(tmp_path / "new")
    said = manage(settings, "restore", str(made / "backup.tar.gz"))
    assert f"{len(NAMES)} files restored" in said
    before, after = rows(made), rows(tmp_path / "new")
    before.pop("django_migrations"), after.pop("django_migrations")  # the same names, applied at another time
    assert sum(map(len, before.values())) > 500
    assert after == before
    assert files(tmp_path / "new") == files(made) != {}

    again = command(settings, "restore", str(made / "backup.tar.gz"))
    assert again.returncode != 0
    assert "--force" in again.stderr
    later(tmp_path / "new")
    changed, guarded = rows(tmp_path / "new"), triggers(tmp_path / "new")
    assert changed["people_auditevent"]
    for bad, word in (
        (another_version(made, tmp_path), "newer version"),
        (with_a_row_twice(made, tmp_path), "UNIQUE"),
    ):
        refused = command(settings, "restore", str(bad), "--force")
        assert refused.returncode != 0
        assert word in refused.stderr
        assert rows(tmp_path / "new") == changed  # what was here is still here
        assert triggers(tmp_path / "new") == guarded
    manage(settings, "restore", str(made / "backup.tar.gz"), "--force")
    after = rows(tmp_path / "new")
    after.pop("django_migrations")
    assert after == before
    assert rows(tmp_path / "new", everything=True)["django_session"] == []
    assert triggers(tmp_path / "new") == triggers(made) != set()


def later(var: Path) -> None:
    """Let something happen on a site: a name is spoilt, the log gets a row, somebody signs in."""
    with sqlite3.connect(var / "perhekeskus.sqlite3") as connection:
        connection.execute("UPDATE people_regiontext SET name = 'spoilt'")
        connection.execute("INSERT INTO django_session VALUES ('key', 'data', '2030-01-01')")
    run(settings_of(var), "-c", WRITE_LOG)


def another_version(made: Path, folder: Path) -> Path:
    """Write the backup again as if a later version had made it."""
    manifest = json.loads(entry(made, "manifest.json"))
    manifest["migrations"].append("people.9999_later")
    changes = {"manifest.json": json.dumps(manifest).encode()}
    return repacked(made / "backup.tar.gz", folder / "later.tar.gz", changes)


def with_a_row_twice(made: Path, folder: Path) -> Path:
    """Write the backup again with a row that can't be written, late among the tables, and a manifest that fits."""
    name, manifest = "people_region", json.loads(entry(made, "manifest.json"))
    twice = entry(made, f"tables/{name}.jsonl") * 2
    manifest["tables"][name]["sha256"] = hashlib.sha256(twice).hexdigest()
    changes = {"manifest.json": json.dumps(manifest).encode(), f"tables/{name}.jsonl": twice}
    return repacked(made / "backup.tar.gz", folder / "twice.tar.gz", changes)


def entry(made: Path, name: str) -> bytes:
    """Return what an entry of the backup holds."""
    with tarfile.open(made / "backup.tar.gz") as file:
        return bytes(file.extractfile(name).read())


def triggers(var: Path) -> set[tuple[str, str]]:
    """Return the triggers of a SQLite site's log."""
    with sqlite3.connect(var / "perhekeskus.sqlite3") as connection:
        query = (
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'people_auditevent'"
        )
        return set(connection.execute(query))


def test_backup_is_for_its_owner_only_and_overwrites_nothing(made: Path) -> None:
    assert (made / "backup.tar.gz").stat().st_mode & 0o077 == 0
    again = command(settings_of(made), "backup", str(made / "backup.tar.gz"))
    assert again.returncode != 0
    assert "there already" in again.stderr
    assert not list(made.glob("*.part"))


def test_manifest_says_what_is_inside(made: Path) -> None:
    with tarfile.open(made / "backup.tar.gz") as file:
        manifest = json.load(file.extractfile("manifest.json"))
        names = set(file.getnames())
    assert manifest["versions"]["django"].startswith("5.2")
    assert manifest["tables"]["people_region"]["rows"] == 1
    assert "django_session" not in manifest["tables"]
    assert set(manifest["media"]) == set(NAMES)
    assert names == {
        "manifest.json",
        *(f"tables/{name}.jsonl" for name in manifest["tables"]),
        *(f"media/{name}" for name in NAMES),
    }


def repacked(source: Path, target: Path, changes: dict[str, bytes]) -> Path:
    """Write a backup again with entries changed, or added when it has none of that name."""
    with tarfile.open(source) as file:
        contents = {entry.name: file.extractfile(entry).read() for entry in file}
    with tarfile.open(target, "w:gz") as file:
        for name, content in sorted({**contents, **changes}.items()):
            about = tarfile.TarInfo(name)
            about.size = len(content)
            file.addfile(about, io.BytesIO(content))
    return target


@pytest.mark.parametrize(
    ("entry", "word"),
    [
        ("tables/people_region.jsonl", "damaged"),
        (f"media/{NAMES[0]}", "damaged"),
        ("media/../../escaped.txt", "does not belong"),
        ("manifest.json", "not a whole backup"),
    ],
)
def test_what_is_wrong_is_refused(made: Path, tmp_path: Path, entry: str, word: str) -> None:
    bad = repacked(made / "backup.tar.gz", tmp_path / "bad.tar.gz", {entry: b"spoilt"})
    with pytest.raises(archive.ArchiveError, match=word):
        archive.unpack(bad, tmp_path / "unpacked")
    assert not list(tmp_path.rglob("escaped.txt"))


def test_half_a_file_is_refused_and_nothing_written(made: Path, tmp_path: Path) -> None:
    half = tmp_path / "half.tar.gz"
    whole = (made / "backup.tar.gz").read_bytes()
    half.write_bytes(whole[: len(whole) // 2])
    var = migrated(tmp_path / "new")
    done = command(settings_of(var), "restore", str(half))
    assert done.returncode != 0
    assert "not a whole backup" in done.stderr
    assert rows(var)["people_region"] == []
