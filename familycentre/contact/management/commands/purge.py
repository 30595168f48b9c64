"""``manage.py purge``: destroy what has been kept long enough, warn a week before, forget old counts. Run daily."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from familycentre.contact import greetings, throttle
from familycentre.contact.actions import answering


class Command(BaseCommand):
    help = "Destroy closed conversations whose days are over, and warn in those that have seven days left."

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.localtime()
        warned, gone = answering.purge(warning=greetings.ending, now=now)
        throttle.forget(now)
        self.stdout.write(f"{gone} conversations destroyed, {warned} warned.")
