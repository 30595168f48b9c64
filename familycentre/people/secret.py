"""A professional's own keys: made once, locked under a passphrase and under a printed recovery key.

The person's login never opens them: an administrator who resets a password, or a single sign-on provider, gets
into the workspace but reads nothing.
"""

import base64
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from familycentre.core import sealing
from familycentre.core.codes import ALPHABET
from familycentre.people.models import PersonalKey

SHORTEST_PASSPHRASE = 14
FEWEST_STEPS = 10  # signs that do not simply follow the one before
KEYBOARD = ("qwertyuiopå", "asdfghjklöä", "zxcvbnm", "1234567890")
RECOVERY_SYMBOLS = 32  # 160 random bits, printed in groups of four


class PassphraseError(ValueError):
    """The passphrase is too short or too like the login."""


@dataclass(frozen=True)
class Opened:
    """Unlocked keys; they live in one request and, locked again, in the session."""

    private: bytes
    signing: bytes

    def to_bytes(self) -> bytes:
        return self.private + self.signing

    @classmethod
    def from_bytes(cls, data: bytes) -> "Opened":
        return cls(data[:32], data[32:64])


def place(user: Any) -> bytes:
    """Return what binds a person's locked keys to the person."""
    return sealing.bound("personal-key", user.pk)


def check_passphrase(user: Any, passphrase: str) -> None:
    """Raise PassphraseError when the passphrase is too weak to guard what families wrote.

    Too weak: short, few different signs, a person's own name in it, or mostly runs (aaaa, 1234, qwerty).
    """
    plain = passphrase.casefold()
    names = [user.get_username(), user.email.partition("@")[0], user.first_name, user.last_name]
    if any(len(name) > 3 and name.casefold() in plain for name in names):
        raise PassphraseError
    if len(passphrase) < SHORTEST_PASSPHRASE or len(set(plain)) < 6 or _steps(plain) < FEWEST_STEPS:
        raise PassphraseError


def _steps(plain: str) -> int:
    """Count the signs that do not repeat or follow the one before, in the alphabet or on the keyboard."""
    count = 1
    for before, sign in zip(plain, plain[1:], strict=False):
        on_keys = any(before + sign in row or sign + before in row for row in KEYBOARD)
        count += not (on_keys or abs(ord(sign) - ord(before)) <= 1)
    return count


@transaction.atomic
def make_keys(*, user: Any, passphrase: str, now: datetime) -> str:
    """Make the person's keys and return the recovery key to print; it is shown once and kept nowhere.

    Keys that were there before are replaced: what was sealed to them can't be opened by this person any more
    until another member of each ring lets the person in again.
    """
    check_passphrase(user, passphrase)
    pair, signing = sealing.new_pair(), sealing.new_signing_key()
    recovery = "".join(secrets.choice(ALPHABET) for _ in range(RECOVERY_SYMBOLS))
    opened = Opened(pair.private, signing).to_bytes()
    PersonalKey.objects.filter(user=user).delete()
    PersonalKey.objects.create(
        user=user,
        public=pair.public,
        verify=sealing.verify_key_of(signing),
        by_passphrase=sealing.wrap_by_passphrase(opened, passphrase, place(user)),
        by_recovery=sealing.lock(_recovery_key(recovery), opened, place(user)),
        made_at=now,
    )
    return recovery


def _recovery_key(recovery: str) -> bytes:
    plain = "".join(sign for sign in recovery.upper() if sign.isalnum())
    return sealing.derive(plain.encode(), purpose="fc-recovery-v1")


def open_by_passphrase(user: Any, passphrase: str) -> Opened:
    """Return the keys; raise SealError when the passphrase is wrong or there are no keys."""
    key = PersonalKey.objects.filter(user=user).first()
    if key is None:
        raise sealing.SealError
    return Opened.from_bytes(sealing.open_by_passphrase(bytes(key.by_passphrase), passphrase, place(user)))


@transaction.atomic
def new_passphrase(*, user: Any, recovery: str, passphrase: str) -> Opened:
    """Set a new passphrase with the printed recovery key; raise SealError when that is wrong."""
    check_passphrase(user, passphrase)
    key = PersonalKey.objects.select_for_update().get(user=user)
    opened = sealing.unlock(_recovery_key(recovery), bytes(key.by_recovery), place(user))
    key.by_passphrase = sealing.wrap_by_passphrase(opened, passphrase, place(user))
    key.save(update_fields=["by_passphrase"])
    return Opened.from_bytes(opened)


def into_session(session: Any, user: Any, opened: Opened) -> str:
    """Keep the keys in the session, locked under a secret that only the browser's cookie holds; return it."""
    secret = sealing.new_key()
    locked = sealing.lock(secret, opened.to_bytes(), sealing.bound("session", user.pk))
    session["keys"] = base64.b64encode(locked).decode()
    return base64.urlsafe_b64encode(secret).decode()


def from_session(session: Any, user: Any, cookie: str) -> Opened | None:
    """Return the keys out of session and cookie; None when either is missing or they don't fit."""
    try:
        secret = base64.urlsafe_b64decode(cookie)
        locked = base64.b64decode(session["keys"])
        return Opened.from_bytes(sealing.unlock(secret, locked, sealing.bound("session", user.pk)))
    except (KeyError, ValueError, sealing.SealError):
        return None
