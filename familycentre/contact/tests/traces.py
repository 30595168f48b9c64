"""Everything that this site keeps, as bytes: to look for what must not be there."""

import base64
import re
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.db import connection

BYTEA = re.compile(rb"\\\\x((?:[0-9a-f]{2})+)")  # how PostgreSQL's dump writes bytes


def forms(word: str) -> list[bytes]:
    """Return how a word may look: as it is, as two bytes a letter, in hex, in base64 from any of the three starts."""
    plain = word.encode()
    found = [plain, word.encode("utf-16-le"), plain.hex().encode(), plain.hex().upper().encode()]
    for before in range(3):
        coded = base64.b64encode(bytes(before) + plain)
        whole = (
            (before + len(plain)) // 3 * 4
        )  # the last signs depend on what follows, the first on what goes before
        found.append(coded[(before * 4 + 2) // 3 : whole])
    return found


def holds(kept: bytes, word: str) -> bool:
    """Say whether a word is somewhere in what is kept, in any of its forms and with any capitals."""
    plain = kept.lower()
    return any(form in kept or form in plain for form in forms(word))


def decoded(dump: bytes) -> bytes:
    """Return all that a dump of PostgreSQL writes as bytes, as those bytes."""
    return b"\n".join(bytes.fromhex(found.decode()) for found in BYTEA.findall(dump))


def tables() -> dict[str, list[tuple]]:
    """Return every row of every table."""
    found = {}
    with connection.cursor() as cursor:
        for name in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")
            found[name] = sorted(
                [tuple(plain(value) for value in row) for row in cursor.fetchall()], key=repr
            )
    return found


def plain(value: object) -> object:
    """Return a value of a row as it can be compared."""
    return bytes(value) if isinstance(value, memoryview) else value


def database() -> bytes:
    """Return all that is in the database: its whole file where it is a file, every value otherwise."""
    values = [
        value if isinstance(value, bytes) else str(value).encode()
        for rows in tables().values()
        for row in rows
        for value in row
    ]
    image = connection.connection.serialize() if connection.vendor == "sqlite" else b""
    return image + b"\n".join(values)


def cached() -> bytes:
    """Return all that is in the cache."""
    if settings.CACHE_URL == "memory:":
        return b"\n".join(key.encode() + bytes(value) for key, value in cache._cache.items())
    client = cache._cache.get_client()
    return b"\n".join(key + (client.get(key) or b"") for key in client.keys("*"))


def files() -> bytes:
    """Return all that lies in the media folder, names included."""
    paths = [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    return b"\n".join(str(path).encode() + path.read_bytes() for path in paths)
