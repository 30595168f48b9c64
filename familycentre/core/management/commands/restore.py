"""``manage.py restore FILE``: a site as it was when the backup was made."""

import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DEFAULT_DB_ALIAS

from familycentre.core import archive, pagecache, portable
from familycentre.core.store import StoreError


class Command(BaseCommand):
    help = "Fill an empty site from a backup. The site must not be running; --force empties one that has content."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--force", action="store_true", help="throw away everything that is here now")

    def handle(self, *args: Any, file: Path, force: bool, **options: Any) -> None:
        settings.VAR.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="restore-", dir=settings.VAR) as folder:
            try:
                manifest = archive.unpack(file, Path(folder))
                self.make_room(force)
                rows = archive.restore_rows(Path(folder), manifest, DEFAULT_DB_ALIAS)
                files = archive.restore_media(Path(folder), manifest)
            except (archive.ArchiveError, portable.PortableError, StoreError) as error:
                raise CommandError(str(error)) from error
        call_command("update_index", verbosity=0, stdout=self.stdout)
        pagecache.purge_now()
        self.stdout.write(f"{rows} rows and {files} files restored, as they were on {manifest['made_at']}.")

    def make_room(self, force: bool) -> None:
        """Bring the database to the present version; refuse when its content would be thrown away unasked."""
        portable.migrate(DEFAULT_DB_ALIAS)
        if not force and not self.is_empty():
            raise CommandError(
                "This site has content. Restore into an empty one, or say --force to throw it away."
            )

    def is_empty(self) -> bool:
        """Say whether there is nothing here that a restore could overwrite."""
        return portable.is_empty(DEFAULT_DB_ALIAS) and not any(archive.media_names())
