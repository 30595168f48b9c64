"""The log of looks and acts: who, what, when, on what. Only added to; a chain of digests shows any change.

Every row's digest covers the row and the digest before it, so a row that was changed, taken out or put in
between breaks the chain at that place. ``verify`` walks it. Rows cut off at the end are found by the note of the
last row that ``manage.py audit_verify`` keeps outside the database. The database refuses changes by itself too
(``people.append_only``). Rows hold ids, never words that a family wrote.
"""

import hashlib
import hmac
import json
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from familycentre.people.models import AuditEvent

FIRST = "0" * 64
LOCK = 0x4661436C  # any number, the same everywhere: PostgreSQL's advisory lock for the chain


@transaction.atomic
def record(*, by: Any | None, did: str, target: str, now: datetime, detail: str = "") -> AuditEvent:
    """Add a row inside the caller's transaction; the only way in which the log is written."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    last = AuditEvent.objects.order_by("-pk").values_list("digest", flat=True).first()
    event = AuditEvent(
        at=now,
        by_id_then=by.pk if by is not None and by.pk else None,
        by_name=by.get_username() if by is not None and by.pk else "",
        did=did,
        target=target[:120],
        detail=detail[:300],
    )
    event.digest = digest_of(event, last or FIRST)
    event.save(force_insert=True)
    return event


def digest_of(event: AuditEvent, before: str, key: str = "") -> str:
    """Return the digest of a row in its place; keyed, so that it can't be made up from a database dump."""
    at = event.at.astimezone(UTC).isoformat()
    told = json.dumps([before, at, event.by_id_then, event.by_name, event.did, event.target, event.detail])
    return hmac.new((key or settings.SECRET_KEY).encode(), told.encode(), hashlib.sha256).hexdigest()


def verify() -> int | None:
    """Return the id of the first row that does not fit the chain, or None when all is well."""
    before, keys = FIRST, [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    for event in AuditEvent.objects.order_by("pk").iterator():
        if not any(hmac.compare_digest(event.digest, digest_of(event, before, key)) for key in keys):
            return event.pk
        before = event.digest
    return None


def head() -> tuple[int, str] | None:
    """Return id and digest of the last row, to be noted outside the database; None for an empty log."""
    return AuditEvent.objects.order_by("-pk").values_list("pk", "digest").first()


def still_has(noted: tuple[int, str]) -> bool:
    """Say whether a row that was noted earlier is still there unchanged."""
    return AuditEvent.objects.filter(pk=noted[0], digest=noted[1]).exists()
