"""``manage.py check_links``: ask every outside address that the site links to; editors see those that are dead."""

from typing import Any

from django.core.management.base import BaseCommand

from familycentre.content.links import check_all


class Command(BaseCommand):
    help = "Ask every outside link whether it answers. Run by a timer, once a week."

    def handle(self, *args: Any, **options: Any) -> None:
        total, dead = check_all()
        self.stdout.write(f"{total} links asked, {dead} did not answer.")
