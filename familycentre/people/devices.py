"""Browsers that have logged in before: a signed cookie, so that a stranger's guesses don't shut a worker out.

The cookie holds two digests (of the login's name and address) and a random number. It opens nothing; it only gives
the browser its own count of failures (OWASP calls it a device cookie).
"""

import secrets
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from familycentre.people import throttle

COOKIE = "known"
DAYS = 90
SALT = "familycentre.people.devices"


def doors(request: HttpRequest, kind: str, name: str) -> list[throttle.Door]:
    """Return what an attempt at a login counts against: this browser if it is known, else the account and the site."""
    known = _read(request)
    if known and _digest(name) in known["names"]:
        return [throttle.door(f"{kind}-known", known["number"])]
    return [throttle.door(kind, name), throttle.site(kind)]


def remember(response: HttpResponse, user: Any) -> None:
    """Set the cookie after a whole login."""
    names = sorted({_digest(name) for name in (user.get_username(), user.email) if name})
    value = signing.dumps({"names": names, "number": secrets.token_hex(8)}, salt=SALT)
    response.set_cookie(
        COOKIE,
        value,
        max_age=DAYS * 86400,
        path="/login/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _digest(name: str) -> str:
    return throttle.door("device", name).key[:24]


def _read(request: HttpRequest) -> dict[str, Any] | None:
    try:
        return signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=DAYS * 86400)
    except signing.BadSignature:
        return None
