"""Making, opening and re-locking a worker's keys, each act in the log and each try at the accounts' pace."""

from datetime import datetime
from typing import Any

from django.db import transaction

from familycentre.core import sealing
from familycentre.people import actions, audit, secret, throttle
from familycentre.people.models import PersonalKey


class WaitError(Exception):
    """Too many tries; holds the seconds to wait."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


@transaction.atomic
def make(*, user: Any, passphrase: str, now: datetime) -> tuple[str, secret.Opened]:
    """Make the person's keys; return the recovery key to print, and the keys opened. Raises PassphraseError."""
    had = PersonalKey.objects.filter(user=user).exists()
    recovery = secret.make_keys(user=user, passphrase=passphrase, now=now)
    audit.record(by=user, did="keys.replaced" if had else "keys.made", target=actions.target(user), now=now)
    return recovery, secret.open_by_passphrase(user, passphrase)


def unlock(*, user: Any, passphrase: str, now: datetime) -> secret.Opened:
    """Open the keys; raises WaitError or SealError."""
    door = _reserve(user, now)
    try:
        opened = secret.open_by_passphrase(user, passphrase)
    except sealing.SealError:
        audit.record(by=user, did="keys.failed", target=actions.target(user), now=now)
        raise
    throttle.succeeded(door)
    audit.record(by=user, did="keys.unlocked", target=actions.target(user), now=now)
    return opened


def change_passphrase(*, user: Any, recovery: str, passphrase: str, now: datetime) -> secret.Opened:
    """Set a new passphrase with the printed recovery key; raises WaitError, SealError or PassphraseError."""
    secret.check_passphrase(user, passphrase)
    door = _reserve(user, now)
    try:
        opened = secret.new_passphrase(user=user, recovery=recovery, passphrase=passphrase)
    except sealing.SealError:
        audit.record(by=user, did="keys.failed", target=actions.target(user), now=now)
        raise
    throttle.succeeded(door)
    audit.record(by=user, did="keys.passphrase-changed", target=actions.target(user), now=now)
    return opened


def _reserve(user: Any, now: datetime) -> throttle.Door:
    door = throttle.door("keys", str(user.pk))
    if wait := throttle.attempt(door, now=now):
        raise WaitError(wait)
    return door
