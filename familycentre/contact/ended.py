"""The list of what is destroyed, in a file outside the database and its backups.

A backup from before brings back what was destroyed since: keys, rows and all. ``purge`` reads this list and destroys it
again. It holds the random names of conversations that are no more, and digests of the random bytes under which a name
or an address was kept that was taken back; nothing else.
"""

import hashlib
import os
from pathlib import Path

from django.conf import settings


def place() -> Path:
    """Return where the list lies."""
    return Path(settings.VAR / "ended.txt")


def mark(kept: bytes) -> str:
    """Return the name of something sealed that has none: a digest of its random bytes."""
    return hashlib.blake2b(bytes(kept), digest_size=12).hexdigest()


def note(name: str) -> None:
    """Write down that something is destroyed; on the disk when this returns."""
    place().parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(place(), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(handle, f"{name}\n".encode())  # one short write: processes don't mix their lines
        os.fsync(handle)
    finally:
        os.close(handle)


def noted() -> set[str]:
    """Return the names of all that is destroyed."""
    return set(place().read_text().split()) if place().exists() else set()
