"""``manage.py timers``: what must happen by the clock, in one small process beside the pages.

Every minute: pages and records whose hour has come are published or taken down. Every hour: those who answer families
are told that something waits (in office hours, once a day); sessions that are over are taken away. At the start and
once a day: what has expired is destroyed. Once a week, first a day after the start: outside links are asked whether
they answer. A turn that fails is logged and tried again at the next one.
"""

import logging
import signal
import threading
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections

log = logging.getLogger(__name__)
MINUTE = 60  # seconds
HOUR, DAY, WEEK = 60, 24 * 60, 7 * 24 * 60  # turns


class Command(BaseCommand):
    help = "Publish and expire by the clock. Runs until it is ended."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="one turn, then end")
        parser.add_argument("--no-links", action="store_true", help="never ask outside links")

    def handle(self, *args: Any, **options: Any) -> None:
        ended = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: ended.set())
        turn = 0
        while not ended.is_set():
            self.turn(turn, links=not options["no_links"] and not options["once"])
            if options["once"]:
                return
            turn += 1
            ended.wait(MINUTE)

    def turn(self, number: int, links: bool) -> None:
        """Do what is due at this minute."""
        try:
            call_command("publish_scheduled", stdout=self.stdout)
            if number % DAY == 0:
                call_command("purge", stdout=self.stdout)
            if number % HOUR == 0:
                call_command("digest", stdout=self.stdout)
                call_command("clearsessions", stdout=self.stdout)
            if links and number % WEEK == DAY:
                call_command("check_links", stdout=self.stdout)
        except Exception:
            log.exception("A turn of the timers failed; the next one tries again.")
        finally:
            close_old_connections()
