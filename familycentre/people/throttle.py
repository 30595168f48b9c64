"""Guessing takes longer and longer: per account and over the whole site, in the database, without any address.

An attempt is reserved *before* the password is looked at and given back when it was right, so a burst of parallel
guesses counts in full and every process sees the same count. The keys are digests under the secret key: a dump of the
table does not even tell which names were tried. Names that nobody has are counted in the same way, with the same work.

A browser that has logged in before (``people.devices``) has a count of its own, so a stranger who guesses at a
worker's login delays himself and not her.
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import ngettext

from familycentre.people.models import Throttle


@dataclass(frozen=True)
class Pace:
    """How many failures are free, how long the longest wait is, and after how many seconds one is forgotten."""

    free: int
    longest: int
    forgets: int

    def delay(self, failures: int) -> int:
        """Return the seconds to wait after so many failures: none, then 2, 4, 8 … up to the longest."""
        over = failures - self.free
        return 0 if over < 0 else min(2 ** (over + 1), self.longest)


ACCOUNT = Pace(free=5, longest=900, forgets=3600)
SITE = Pace(free=30, longest=30, forgets=30)


@dataclass(frozen=True)
class Door:
    """One thing that is counted."""

    key: str
    pace: Pace


def door(kind: str, name: str, pace: Pace = ACCOUNT) -> Door:
    """Return the door of a kind of attempt ("login", "second", …) for a name, in whatever case it was typed."""
    told = f"throttle:{kind}:{name.strip().casefold()}".encode()
    return Door(hmac.new(settings.SECRET_KEY.encode(), told, hashlib.sha256).hexdigest(), pace)


def site(kind: str) -> Door:
    """Return the door that all attempts of a kind share."""
    return door(f"site-{kind}", "", SITE)


@transaction.atomic
def attempt(*doors: Door, now: datetime) -> int:
    """Reserve an attempt and return 0, or return the seconds to wait; a refused attempt does not count."""
    rows = [_row(one, now) for one in sorted(doors, key=lambda one: one.key)]
    wait = max((row.free_at - now).total_seconds() for row, _pace in rows)
    if wait > 0:
        return int(wait) + 1
    for row, pace in rows:
        row.failures = _left(row, pace, now) + 1
        row.last_at = now
        row.free_at = now + timedelta(seconds=pace.delay(row.failures))
        row.save()
    return 0


def _row(one: Door, now: datetime) -> tuple[Throttle, Pace]:
    row, _created = Throttle.objects.select_for_update().get_or_create(
        key=one.key, defaults={"last_at": now, "free_at": now}
    )
    return row, one.pace


def _left(row: Throttle, pace: Pace, now: datetime) -> int:
    forgotten = int((now - row.last_at).total_seconds()) // pace.forgets
    return max(0, row.failures - forgotten)


@transaction.atomic
def succeeded(*doors: Door) -> None:
    """Give the reserved attempt back. An account starts anew; the site's count only loses this one."""
    for one in sorted(doors, key=lambda one: one.key):
        if one.pace is ACCOUNT:
            Throttle.objects.filter(key=one.key).delete()
            continue
        row = Throttle.objects.select_for_update().filter(key=one.key).first()
        if row is not None and row.failures:
            row.failures -= 1
            row.free_at = row.last_at + timedelta(seconds=one.pace.delay(row.failures))
            row.save()


@transaction.atomic
def once(kind: str, name: str, *, seconds: int, now: datetime) -> bool:
    """Say whether this is the first time within so many seconds; the next call says no."""
    row, created = Throttle.objects.select_for_update().get_or_create(
        key=door(kind, name).key,
        defaults={"last_at": now, "free_at": now + timedelta(seconds=seconds)},
    )
    if not created and row.free_at > now:
        return False
    row.last_at, row.free_at = now, now + timedelta(seconds=seconds)
    row.save()
    return True


def sweep(*, now: datetime) -> int:
    """Delete what is two days old and return how many rows; for the timer."""
    return Throttle.objects.filter(last_at__lt=now - timedelta(days=2)).delete()[0]


def refusal(seconds: int) -> ValidationError:
    """Return the error that says how long to wait."""
    if seconds < 60:
        count = seconds
        text = ngettext(
            "Too many tries. Try again in %(n)d second.", "Too many tries. Try again in %(n)d seconds.", count
        )
    else:
        count = -(-seconds // 60)
        text = ngettext(
            "Too many tries. Try again in %(n)d minute.", "Too many tries. Try again in %(n)d minutes.", count
        )
    return ValidationError(text % {"n": count})
