"""``manage.py load_region REGION``: read a region pack, check it, and bring the site up to it."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from familycentre.content.pack.guide_records import load_guides
from familycentre.content.pack.pack import read
from familycentre.content.pack.pages import load_pages
from familycentre.content.pack.reading import PackError
from familycentre.content.pack.records import load_records
from familycentre.content.pack.report import Report
from familycentre.content.roles import sync_roles
from familycentre.core import pagecache
from familycentre.guidance.search import index
from familycentre.guidance.search.rebuild import rebuild, stale


class Command(BaseCommand):
    help = "Load a region pack. Can be run again: only what changed in the pack is written."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("region", nargs="?", default=settings.REGION)
        parser.add_argument("--check", action="store_true", help="only say what is wrong, write nothing")
        parser.add_argument("--overwrite", action="store_true", help="also replace what editors have changed")
        parser.add_argument("--quiet", action="store_true", help="print the counts only")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            pack = read(settings.REGION_PACKS / options["region"])
        except PackError as error:
            for mistake in error.mistakes:
                self.stderr.write(str(mistake))
            raise CommandError(f"{len(error.mistakes)} mistakes; nothing was loaded.") from error
        if options["check"]:
            self.stdout.write("The pack is in order.")
            return
        report = Report(overwrite=options["overwrite"])
        with transaction.atomic(), index.held():
            load_records(pack, report)
            load_pages(pack, report)
            load_guides(pack, report)
            sync_roles()
            report.gone()
            if report.changes:
                index.unsettle()
                pagecache.purge()
        if stale():
            rebuild()
        if not options["quiet"]:
            for line in report.lines:
                self.stdout.write(line)
        self.stdout.write(report.table())
        self.stdout.write(f"{report.changes} records written." if report.changes else "Nothing changed.")
