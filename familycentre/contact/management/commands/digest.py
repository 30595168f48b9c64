"""``manage.py digest``: tell members that something waits, once a working day. Run hourly; it rests at night."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from familycentre.contact import digests, promise


class Command(BaseCommand):
    help = "Tell the members of rings that something waits; office hours only, never what."

    def handle(self, *args: Any, **options: Any) -> None:
        sent = digests.send_all(promise.calendar(), timezone.localtime())
        self.stdout.write(f"{sent} letters sent.")
