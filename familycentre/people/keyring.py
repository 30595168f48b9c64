"""A worker's unlocked keys between two requests: half in the session, half in a cookie, neither opens anything alone.

The cookie goes to /workspace/ only and never to another site's doing. Logging out, locking, the end of the session and
closing the browser each take one half away.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from familycentre.people import rules, secret, signin
from familycentre.people.models import PersonalKey

COOKIE = "desk"
PATH = "/workspace/"


def put(request: HttpRequest, response: HttpResponse, opened: secret.Opened) -> None:
    """Keep the opened keys for this session."""
    half = secret.into_session(request.session, request.user, opened)
    response.set_cookie(
        COOKIE, half, path=PATH, httponly=True, secure=settings.SESSION_COOKIE_SECURE, samesite="Strict"
    )


def take(request: HttpRequest) -> secret.Opened | None:
    """Return the session's keys; None when they are locked."""
    if not request.user.is_authenticated:
        return None
    return secret.from_session(request.session, request.user, request.COOKIES.get(COOKIE, ""))


def drop(request: HttpRequest, response: HttpResponse) -> None:
    """Lock the keys: take both halves away."""
    request.session.pop("keys", None)
    response.delete_cookie(COOKIE, path=PATH, samesite="Strict")


def unlocked(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give a view the opened keys as ``request.keys``; lead to making or unlocking them when they are not at hand.

    Who may never hold keys gets a 404.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not rules.may_hold_keys(request.user):
            raise Http404
        keys = take(request)
        if keys is None:
            name = (
                "keys_unlock"
                if PersonalKey.objects.filter(user=request.user.pk or 0).exists()
                else "keys_make"
            )
            return redirect(f"{reverse(name)}?{urlencode({'next': signin.here(request)})}")
        request.keys = keys  # type: ignore[attr-defined]
        return view(request, *args, **kwargs)

    return guarded
