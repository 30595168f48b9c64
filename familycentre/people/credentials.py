"""Names and passwords: every try costs one look into the database and one slow hash, whoever is asked for."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.http import HttpRequest

from familycentre.people import inviting


class OnePassword(AuthenticationBackend):
    """allauth's backend, which would hash up to three times for a name that is also an address."""

    def _authenticate(self, request: HttpRequest | None, **credentials: Any) -> Any:
        name = credentials.get("username") or credentials.get("email") or ""
        return self._check_password(inviting.find_person(name) if name else None, credentials["password"])
