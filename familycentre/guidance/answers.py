"""Answers about violence and crisis between two pages: sealed in the visitor's session, for twenty minutes.

They stand in no address and on no page but the one that asked. The key that opens them is made of the session's own
key, which only the visitor's cookie holds (the table knows a digest of it): a dump of the database opens nothing.
"""

import base64
import json
from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest

from familycentre.core import sealing

NAME = "answers"
KEPT = timedelta(minutes=20)  # since the last answer
PLACE = sealing.bound("flow-answers")


def keep(request: HttpRequest, flow: str, answers: dict[str, str], *, now: datetime) -> None:
    """Seal the answers to a flow into the session; this is what starts one. Those to another flow are dropped."""
    session = request.session
    if NAME not in session:
        session.cycle_key()  # a key that somebody else may have planted opens nothing
    told = {"flow": flow, "answers": answers, "until": (now + KEPT).timestamp()}
    locked = sealing.lock(key_of(session.session_key), sealing.pad(json.dumps(told).encode()), PLACE)
    session[NAME] = base64.b64encode(locked).decode()


def kept(request: HttpRequest, flow: str, *, now: datetime) -> dict[str, str]:
    """Return the answers to this flow; none without a session, after their time or when they can't be opened."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or NAME not in request.session:
        return {}  # who only reads has no session, and looking for one would forbid caches
    try:
        locked = base64.b64decode(request.session[NAME])
        opened = sealing.unlock(key_of(request.session.session_key), locked, PLACE)
    except (sealing.SealError, ValueError):  # ValueError: not what we wrote
        forget(request)
        return {}
    told = json.loads(sealing.unpad(opened))
    if told["until"] < now.timestamp():
        forget(request)
        return {}
    return dict(told["answers"]) if told["flow"] == flow else {}


def forget(request: HttpRequest) -> None:
    """Drop the answers; a session that held nothing else ends, its cookie too."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return
    request.session.pop(NAME, None)
    if not request.session.keys():
        request.session.flush()


def key_of(session_key: str | None) -> bytes:
    """Return the key for a session's answers."""
    return sealing.derive(
        (session_key or "").encode(), purpose="fc-answers-v1", pepper=settings.CODE_PEPPER.encode()
    )
