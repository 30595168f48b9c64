"""The page cache: first in the chain, for visitors who only read.

A stored page answers in about 0.2 ms, before sessions, languages or templates are touched. Publishing bumps a
stamp that every process sees, so the next request is built anew. Behind nginx, ``purge`` also empties its store.
"""

import contextlib
import hashlib
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import get_conditional_response

from familycentre.core.headers import public

STAMP_KEY = "page-cache-stamp"
SKIPPED = ("/admin/", "/healthz", "/readyz", "/static/", "/media/", "/documents/")
LONGEST_ADDRESS = 500


class PageCache:
    """Serve and store whole anonymous answers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not settings.PAGE_CACHE_SECONDS or not cacheable(request):
            return self.get_response(request)
        key = key_of(request)
        stored = cache.get(key)
        if stored is not None:
            response = HttpResponse(stored[0])
            response.headers = stored[1].copy()
            if "HTTP_IF_NONE_MATCH" in request.META:
                return (
                    get_conditional_response(request, etag=response.headers["ETag"], response=response)
                    or response
                )
            return response
        response = self.get_response(request)
        if response.status_code != 200 or response.streaming or not public(request, response):
            return response
        if "no-store" in response.headers.get("Cache-Control", ""):
            return response  # what the browser may not keep is not kept here either
        response["ETag"] = '"' + hashlib.md5(response.content, usedforsecurity=False).hexdigest() + '"'
        cache.set(key, (response.content, response.headers), settings.PAGE_CACHE_SECONDS)
        answer = get_conditional_response(request, etag=response["ETag"], response=response)
        return answer if isinstance(answer, HttpResponseNotModified) else response


def cacheable(request: HttpRequest) -> bool:
    """Say whether this request may be answered from the store at all."""
    return (
        request.method == "GET"
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and len(request.get_full_path()) <= LONGEST_ADDRESS
        and not request.path.startswith(SKIPPED)
    )


def key_of(request: HttpRequest) -> str:
    """Return the key of an address: stamp, host, address, and the wish for a language where it decides."""
    wish = request.META.get("HTTP_ACCEPT_LANGUAGE", "")[:40] if request.path == "/" else ""
    parts = (stamp(), request.META.get("HTTP_HOST", ""), request.get_full_path(), wish)
    return "page:" + hashlib.md5("\n".join(parts).encode(), usedforsecurity=False).hexdigest()


def shared() -> bool:
    """Say whether the cache is shared between processes (Redis) or lives in each one."""
    return not settings.CACHE_URL.startswith("memory:")


def stamp() -> str:
    """Return the present stamp; any publication changes it, in every process."""
    if shared():
        return str(cache.get(STAMP_KEY, "0"))
    try:
        return str(os.stat(settings.PAGE_CACHE_STAMP).st_mtime_ns)  # noqa: PTH116 - half the cost of Path here
    except FileNotFoundError:
        return "0"


def purge_now() -> None:
    """Make every stored page stale, here and in nginx's folder."""
    if shared():
        cache.set(STAMP_KEY, str(time.time_ns()), None)
    else:
        path = Path(settings.PAGE_CACHE_STAMP)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        now = time.time_ns()
        os.utime(path, ns=(now, now))
    if settings.NGINX_CACHE_DIR:
        for entry in Path(settings.NGINX_CACHE_DIR).glob("*"):
            if entry.is_dir():
                shutil.rmtree(entry, ignore_errors=True)
            else:
                with contextlib.suppress(FileNotFoundError):
                    entry.unlink()


def purge() -> None:
    """Make every stored page stale once the present transaction is committed."""
    transaction.on_commit(purge_now)
