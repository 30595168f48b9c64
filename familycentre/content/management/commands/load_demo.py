"""``manage.py load_demo``: invented events around today, and logins to try the editing with."""

import secrets
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import override

from demo.cast import PASSPHRASE, PASSWORD
from familycentre.contact import demo as ring
from familycentre.content import demo


class Command(BaseCommand):
    help = "Load example events and demo logins. Run again, it moves the events to the present week."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--yes-these-are-examples",
            action="store_true",
            help="load them on a site that others can reach; the logins then get a password of their own",
        )
        parser.add_argument("--logins", action="store_true", help="only say which demo logins there are")

    def handle(self, *args: Any, **options: Any) -> None:
        with override("en"):
            if options["logins"]:
                self.tell(demo.logins())
                self.stdout.write(ring.known(PASSPHRASE))
                return
            private = settings.DEBUG or demo.on_own_machine()
            if not private and not options["yes_these_are_examples"]:
                raise CommandError(
                    f"{settings.BASE_URL} can be reached by others. Invented events and logins belong there only "
                    "if you say so: --yes-these-are-examples"
                )
            self.stdout.write(str(demo.load_events(today=timezone.localdate())))
            self.tell(demo.load_cast(password=PASSWORD if private else secrets.token_urlsafe(15)))
            phrase = PASSPHRASE if private else secrets.token_urlsafe(15)
            self.stdout.write(str(ring.load_demo_ring(passphrase=phrase, now=timezone.localtime())))

    def tell(self, logins: list[demo.Login]) -> None:
        """Print the logins, one a line; nothing when there are none."""
        if logins:
            self.stdout.write("Demo logins (name, password, who):")
        for login in logins:
            self.stdout.write(str(login))
        if logins:
            self.stdout.write("  The login asks for a code, too. To see the present codes: make codes")
