"""``manage.py copy_database URL``: carry all rows from another database into this site's, for example to PostgreSQL."""

from typing import Any

import dj_database_url
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DEFAULT_DB_ALIAS, connections

from familycentre.core import pagecache, portable


class Command(BaseCommand):
    help = "Copy every row from the database at URL into the empty one of DATABASE_URL. Stop the site first."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "url", help="the database to copy from, for example sqlite:////srv/var/perhekeskus.sqlite3"
        )
        parser.add_argument(
            "--force", action="store_true", help="throw away everything that is in this site's database"
        )

    def handle(self, *args: Any, url: str, force: bool, **options: Any) -> None:
        here = connections.databases[DEFAULT_DB_ALIAS]
        source = {**here, "OPTIONS": {}, **dj_database_url.parse(url)}
        if all(source[part] == here[part] for part in ("NAME", "HOST", "PORT")):
            raise CommandError("That is this site's own database.")
        portable.migrate(DEFAULT_DB_ALIAS)
        if not force and not portable.is_empty(DEFAULT_DB_ALIAS):
            raise CommandError("This site's database has content. Say --force to throw it away.")
        try:
            with portable.snapshot(source) as alias:
                portable.same_migrations(portable.migrations(alias), DEFAULT_DB_ALIAS)
                count = portable.fill(
                    {model._meta.db_table: portable.rows(model, alias) for model in portable.tables()},
                    DEFAULT_DB_ALIAS,
                )
        except portable.PortableError as error:
            raise CommandError(str(error)) from error
        call_command("update_index", verbosity=0, stdout=self.stdout)
        pagecache.purge_now()
        self.stdout.write(f"{count} rows copied.")
