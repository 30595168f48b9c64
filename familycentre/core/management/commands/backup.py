"""``manage.py backup FILE``: the whole site in one file."""

import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from familycentre.core import archive
from familycentre.core.store import StoreError


class Command(BaseCommand):
    help = "Write every row and every uploaded file into one .tar.gz. The site may go on meanwhile."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="where to write; it must not be there yet")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        if file.exists():
            raise CommandError(f"{file} is there already; nothing was written.")
        if not file.parent.is_dir():
            raise CommandError(f"There is no folder {file.parent}.")
        with tempfile.TemporaryDirectory(prefix="backup-", dir=file.parent) as work:
            try:
                manifest = archive.write(file, dict(settings.DATABASES["default"]), Path(work))
            except StoreError as error:
                raise CommandError(f"{error} Nothing was written.") from error
        rows = sum(table["rows"] for table in manifest["tables"].values())
        size = file.stat().st_size / 1_000_000
        self.stdout.write(f"{file}: {rows} rows, {len(manifest['media'])} files, {size:.1f} MB")
