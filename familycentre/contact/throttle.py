"""How often wrong codes are tried and how many messages arrive. Counts only: no address, no trace of who tried.

A code has 90 random bits behind the five symbols that find its row: at a thousand tries a second for a year, against
a thousand conversations, the chance to open any of them is below 10^-16. So the limits are here to make guessing
pointless and cheap to bear, and must not become a way to lock families out:

* one conversation takes ``A_CODE`` wrong codes an hour; after that even the right one must wait for the next hour;
* the whole site answers ``settings.CODE_TRIES_AN_HOUR`` wrong codes an hour; after that wrong ones are refused
  without being counted any further, while a right one still opens.
"""

import hashlib
import hmac
from datetime import datetime, timedelta

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.db.models import F

from familycentre.contact.models import CodeTry
from familycentre.contact.sealed import pepper
from familycentre.core import codes

A_CODE = 10
ALL = "all"
KEPT = timedelta(hours=24)
MINUTE = 60


def bucket(typed: str) -> str:
    """Return under what the tries of a code's row are counted; raise CodeError when it can't be a code."""
    selector = codes.selector_of(codes.normalised(typed))
    return hmac.new(pepper(), f"try:{selector}".encode(), hashlib.sha256).hexdigest()


def hour_of(now: datetime) -> datetime:
    """Return the beginning of the hour."""
    return now.replace(minute=0, second=0, microsecond=0)


def is_shut(where: str, now: datetime) -> bool:
    """Say whether a row has taken so many wrong codes in this hour that no code opens it."""
    return CodeTry.objects.filter(bucket=where, hour=hour_of(now), n__gte=A_CODE).exists()


@transaction.atomic
def count_wrong(where: str, now: datetime) -> bool:
    """Count a wrong code; say whether the whole site has had too many of them in this hour.

    Known and unknown rows are counted alike. Past the site's limit no new rows are made, so that nobody can fill
    the table; a row that is there goes on counting.
    """
    hour = hour_of(now)
    seen = CodeTry.objects.filter(bucket=ALL, hour=hour).values_list("n", flat=True).first() or 0
    too_many = seen >= settings.CODE_TRIES_AN_HOUR
    for name in (where, ALL):
        if not too_many:
            CodeTry.objects.get_or_create(bucket=name, hour=hour)
        CodeTry.objects.filter(bucket=name, hour=hour).update(n=F("n") + 1)
    return too_many


def forget(now: datetime) -> int:
    """Drop the counts of past days; return how many. Run by a timer."""
    return CodeTry.objects.filter(hour__lt=now - KEPT).delete()[0]


def may_send(now: datetime) -> bool:
    """Say whether one more message may come in this minute, and count it. Kept in the cache, for two minutes."""
    key = f"asked:{int(now.timestamp()) // MINUTE}"
    cache.add(key, 0, 2 * MINUTE)
    try:
        return cache.incr(key) <= settings.ASKS_A_MINUTE
    except ValueError:  # the cache was emptied in between
        return True
