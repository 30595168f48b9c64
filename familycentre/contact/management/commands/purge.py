"""``manage.py purge``: destroy what has been kept long enough, warn a week before, forget old counts. Run daily."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection
from django.utils import timezone

from familycentre.contact import greetings, throttle
from familycentre.contact.actions import answering


class Command(BaseCommand):
    help = "Destroy closed conversations whose days are over, and warn in those that have seven days left."

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.localtime()
        warned, gone = answering.purge(warning=greetings.ending, now=now)
        throttle.forget(now)
        self.forget_old_pages()
        self.stdout.write(f"{gone} conversations destroyed, {warned} warned.")

    def forget_old_pages(self) -> None:
        """Empty SQLite's write-ahead log: deleted rows are overwritten in the file, and the log still has them."""
        if connection.vendor == "sqlite" and not connection.in_atomic_block:
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
