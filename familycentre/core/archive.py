"""A whole site in one file: every row, every uploaded file, and a list of both with checksums.

A .tar.gz with ``tables/NAME.jsonl``, ``media/…`` and, last, ``manifest.json``. It can be restored on SQLite and on
PostgreSQL alike, whichever it was made on.
"""

import hashlib
import io
import json
import os
import shutil
import tarfile
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path, PurePosixPath
from typing import Any

from django.core.files import File
from django.core.files.storage import default_storage
from django.utils import timezone

from familycentre.core import portable

FORMAT = 1
MANIFEST = "manifest.json"
CHUNK = 1024 * 1024


class ArchiveError(Exception):
    """The file is not a whole backup; the text says what is wrong with it."""


def write(target: Path, settings: dict[str, Any], work: Path) -> dict[str, Any]:
    """Write a backup of the database with these settings and of all media, and return its manifest.

    The file appears under its name only when it is whole; nobody but its owner can read it. ``work`` is a folder
    for what is being made.
    """
    unfinished = target.with_name(target.name + ".part")
    handle = os.open(unfinished, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
    try:
        with (
            os.fdopen(handle, "wb") as out,
            tarfile.open(fileobj=out, mode="w:gz", compresslevel=6) as archive,
        ):
            manifest = fill_archive(archive, settings, work)
        unfinished.rename(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return manifest


def fill_archive(archive: tarfile.TarFile, settings: dict[str, Any], work: Path) -> dict[str, Any]:
    """Add rows, media and the manifest, which is returned."""
    with portable.snapshot(settings) as alias:
        manifest = about(alias)
        for model in portable.tables():
            manifest["tables"][model._meta.db_table] = add_table(archive, model, alias, work)
    for name in media_names():
        manifest["media"][name] = add_media(archive, name, work)
    text = json.dumps(manifest, indent=1, sort_keys=True).encode()
    entry = tarfile.TarInfo(MANIFEST)
    entry.size = len(text)
    archive.addfile(entry, io.BytesIO(text))
    return manifest


def about(alias: str) -> dict[str, Any]:
    """Return the head of a manifest: what made this backup, when, from which state of the tables."""
    return {
        "format": FORMAT,
        "made_at": timezone.now().isoformat(timespec="seconds"),
        "versions": {name: version_of(name) for name in ("perhekeskus", "django", "wagtail")},
        "migrations": portable.migrations(alias),
        "tables": {},
        "media": {},
    }


def version_of(name: str) -> str:
    """Return the version of an installed package; nothing for one that runs from its folder."""
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def add_table(archive: tarfile.TarFile, model: Any, alias: str, work: Path) -> dict[str, Any]:
    """Add a table as lines of JSON and return what the manifest says of it."""
    path, count = work / "table.jsonl", 0
    with path.open("w", encoding="utf-8") as out:
        for line in portable.rows(model, alias):
            out.write(line + "\n")
            count += 1
    archive.add(path, f"tables/{model._meta.db_table}.jsonl", filter=nobodys)
    return {"rows": count, "columns": portable.columns(model), "sha256": checksum(path)}


def add_media(archive: tarfile.TarFile, name: str, work: Path) -> dict[str, Any]:
    """Add an uploaded file, wherever it is stored, and return what the manifest says of it."""
    path = work / "media"
    with default_storage.open(name) as source, path.open("wb") as out:
        shutil.copyfileobj(source, out, CHUNK)
    archive.add(path, f"media/{name}", filter=nobodys)
    return {"bytes": path.stat().st_size, "sha256": checksum(path)}


def nobodys(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """Leave out whose the file was on the machine that made the backup."""
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    entry.mode = 0o600
    return entry


def media_names(folder: str = "") -> Iterator[str]:
    """Give the name of every uploaded file."""
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in sorted(files):
        yield f"{folder}/{name}".lstrip("/")
    for name in sorted(folders):
        yield from media_names(f"{folder}/{name}".lstrip("/"))


def unpack(source: Path, folder: Path) -> dict[str, Any]:
    """Unpack a backup and check it against its manifest, which is returned; ArchiveError when anything differs."""
    try:
        with tarfile.open(source, mode="r:gz") as archive:
            for entry in archive:
                take_out(archive, entry, folder)
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text())
    except (tarfile.TarError, EOFError, OSError, ValueError) as error:
        raise ArchiveError(f"{source} is not a whole backup: {error}") from error
    if manifest.get("format") != FORMAT:
        raise ArchiveError(
            f"{source} is of format {manifest.get('format')}; this version reads format {FORMAT}."
        )
    listed = {f"tables/{name}.jsonl": told for name, told in manifest["tables"].items()}
    listed |= {f"media/{name}": told for name, told in manifest["media"].items()}
    for name, told in listed.items():
        path = folder / name
        if not path.is_file() or checksum(path) != told["sha256"]:
            raise ArchiveError(f"{source}: {name} is missing or damaged; nothing was restored.")
    return manifest


def take_out(archive: tarfile.TarFile, entry: tarfile.TarInfo, folder: Path) -> None:
    """Write one entry below the folder; entries that are no plain file or lead elsewhere are refused."""
    path = PurePosixPath(entry.name)
    known = entry.name == MANIFEST or path.parts[:1] in {("tables",), ("media",)}
    content = archive.extractfile(entry) if entry.isreg() else None
    if content is None or not known or path.is_absolute() or ".." in path.parts:
        raise ArchiveError(f"The backup has an entry that does not belong there: {entry.name!r}")
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as out:
        shutil.copyfileobj(content, out, CHUNK)


def restore_rows(folder: Path, manifest: dict[str, Any], alias: str) -> int:
    """Fill an empty, migrated database from an unpacked backup; return how many rows came."""
    portable.same_migrations(manifest["migrations"], alias)
    for model in portable.tables():
        told = manifest["tables"].get(model._meta.db_table)
        if told is not None and told["columns"] != portable.columns(model):
            raise portable.PortableError(f"The table {model._meta.db_table} has other columns in the backup.")
    files: dict[str, Iterable[str]] = {
        name: lines(folder / "tables" / f"{name}.jsonl") for name in manifest["tables"]
    }
    return portable.fill(files, alias)


def lines(path: Path) -> Iterator[str]:
    """Give the lines of a file, opened when the first is asked for."""
    with path.open(encoding="utf-8") as file:
        yield from file


def restore_media(folder: Path, manifest: dict[str, Any]) -> int:
    """Put back the uploaded files under their names; return how many."""
    for name in manifest["media"]:
        if default_storage.exists(name):
            default_storage.delete(name)
        with (folder / "media" / name).open("rb") as file:
            saved = default_storage.save(name, File(file))
        if saved != name:
            raise ArchiveError(f"{name} was stored as {saved}; the pages would not find it.")
    return len(manifest["media"])


def checksum(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
