"""Posts from our own pages without a cookie.

A visitor who only reads has no cookie, so the usual token can't be checked. These posts change nothing that
belongs to anyone (a count, an anonymous word of feedback); it is enough that they come from our own pages.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.views.decorators.csrf import csrf_exempt

NO_REFERRER = "null"


def from_our_pages(request: HttpRequest) -> bool:
    """Say whether the browser tells that the post was sent by a page of this site.

    Our pages without traces ask for ``no-referrer``, and then a browser says ``Origin: null``. Older ones (Safari
    before 16.4, any browser over plain http) tell nothing more: their posts are let through, because a family with an
    old phone must be able to write, and a post without a cookie can do nothing that its sender could not do anyway.
    """
    site = request.META.get("HTTP_SEC_FETCH_SITE")
    if site:
        return site == "same-origin"
    origin = request.META.get("HTTP_ORIGIN") or request.META.get("HTTP_REFERER") or ""
    return origin == NO_REFERRER or urlsplit(origin).netloc == request.get_host()


def own_pages_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Refuse posts from elsewhere with 403; needs no cookie."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and not from_our_pages(request):
            return HttpResponseForbidden("This form can be sent from our own pages only.")
        return view(request, *args, **kwargs)

    return csrf_exempt(guarded)
