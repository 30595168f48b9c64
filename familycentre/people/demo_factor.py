"""The second factor of the demonstration's logins: an authenticator secret made of the site's own key and the name.

It is as secret as the site is, and whoever runs the demonstration can have the present code printed, so nobody needs
an app to look around: ``manage.py demo_codes``.
"""

import base64
import hashlib
import hmac
import time
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from django.conf import settings
from django.db import transaction

PERIOD = 30  # seconds


def secret_of(username: str) -> str:
    """Return the authenticator secret that a demonstration's login has on this site."""
    told = f"demo-second-factor:{username}".encode()
    return base64.b32encode(
        hmac.new(settings.SECRET_KEY.encode(), told, hashlib.sha256).digest()[:20]
    ).decode()


@transaction.atomic
def give(user: Any) -> None:
    """Give a login of the demonstration its second factor, if it has none."""
    if not Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists():
        TOTP.activate(user, secret_of(user.get_username()))
        RecoveryCodes.activate(user)


def code_of(secret: str, at: float | None = None) -> str:
    """Return the code that an authenticator app would show now."""
    return format_hotp_value(hotp_value(secret, int(at if at is not None else time.time()) // PERIOD))


def given() -> list[tuple[str, str]]:
    """Return name and secret of every login that still has the demonstration's second factor, and of no other."""
    rows = (
        Authenticator.objects.filter(type=Authenticator.Type.TOTP)
        .select_related("user")
        .order_by("user__username")
    )
    told = [(row.user.get_username(), decrypt(row.data["secret"])) for row in rows]
    return [(name, secret) for name, secret in told if hmac.compare_digest(secret, secret_of(name))]
