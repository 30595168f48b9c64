"""``manage.py audit_verify``: is the log of looks and acts whole? For the timer, and for who reads the log."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from familycentre.people import audit
from familycentre.people.models import AuditEvent


class Command(BaseCommand):
    help = (
        "Walk the chain of digests and compare its end with what was noted the last time. "
        "Exit 1 and the first broken row when it was tampered with. "
        "Keep the note where the database's keeper can't write."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--note", type=Path, default=settings.VAR / "log-head.json", help="where the end is noted"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        note: Path = options["note"]
        head = audit.head()
        broken = audit.verify()
        if broken is not None:
            raise CommandError(
                f"The log was tampered with: row {broken} does not follow from the one before it."
            )
        if note.exists() and not audit.still_has(tuple(json.loads(note.read_text()))):
            raise CommandError(
                "The log was tampered with: its end was cut off or the whole log was written anew."
            )
        if head is not None:
            note.parent.mkdir(parents=True, exist_ok=True)
            note.write_text(json.dumps(head))
        self.stdout.write(f"The log is whole: {AuditEvent.objects.count()} rows.")
