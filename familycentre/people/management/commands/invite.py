"""``manage.py invite``: the first administrator gets a login; nobody can invite from nothing in the browser."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from familycentre.people import actions, inviting
from familycentre.people.models import Area, Organisation
from familycentre.people.roles import ROLES


class Command(BaseCommand):
    help = (
        "Invite a person by letter and print the one-time link. Meant for the first administrator of a site."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("role", choices=list(ROLES))
        parser.add_argument("--name", default="", help="first and last name")
        parser.add_argument("--organisation", metavar="KEY", help="for professional and provider-editor")
        parser.add_argument("--area", metavar="KEY", help="for area-editor")
        parser.add_argument("--language", default=settings.LANGUAGE_CODE, help="of the letter")

    def handle(self, *args: Any, **options: Any) -> None:
        organisation = self._record(Organisation, options["organisation"])
        area = self._record(Area, options["area"])
        try:
            link = inviting.invite(
                email=options["email"],
                role=options["role"],
                name=options["name"],
                language=options["language"],
                organisation=organisation,
                area=area,
                by=None,
                now=timezone.now(),
            )
        except (actions.ScopeError, actions.RoleConflictError) as error:
            raise CommandError(str(error)) from error
        if not link:
            raise CommandError(f"{options['email']} has a login already; nothing was changed.")
        self.stdout.write(f"{link}\nHolds for {inviting.DAYS} days and works once.")

    def _record(self, model: Any, key: str | None) -> Any:
        if not key:
            return None
        try:
            return model.objects.get(key=key)
        except model.DoesNotExist as error:
            raise CommandError(f"There is no {model._meta.model_name} {key!r}.") from error
