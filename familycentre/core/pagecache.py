"""The page cache: first in the chain, for visitors who only read.

A stored page answers in about 0.2 ms, before sessions, languages or templates are touched. Publishing bumps a
stamp that every process sees, so the next request is built anew. Behind nginx, ``purge`` also empties its store.
"""

import contextlib
import hashlib
import os
import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import ResponseHeaders
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.text import compress_string

from familycentre.core.headers import public

STAMP_KEY = "page-cache-stamp"
SKIPPED = ("/admin/", "/healthz", "/readyz", "/static/", "/media/", "/documents/")
LONGEST_ADDRESS = 500
PLAIN, PACKED = "", "gzip"
GZIP_WANTED = re.compile(r"\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))", re.IGNORECASE)
LEAST_PACKED = 600  # bytes
PACKED_KINDS = ("json", "xml", "javascript")


class PageCache:
    """Serve and store whole anonymous answers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not settings.PAGE_CACHE_SECONDS or not cacheable(request):
            return self.get_response(request)
        key, form = key_of(request), form_asked(request)
        stored = cache.get(key + form)
        if stored is None:
            response = self.get_response(request)
            if response.status_code != 200 or response.streaming or not public(request, response):
                return response
            if "no-store" in response.headers.get("Cache-Control", ""):
                return response  # what the browser may not keep is not kept here either
            forms = forms_of(response)
            cache.set_many({key + name: kept for name, kept in forms.items()}, settings.PAGE_CACHE_SECONDS)
            stored = forms[form]
        answer = HttpResponse(stored[0])
        answer.headers = stored[1]
        if "HTTP_IF_NONE_MATCH" in request.META:
            return get_conditional_response(request, etag=answer.headers["ETag"], response=answer) or answer
        return answer


def form_asked(request: HttpRequest) -> str:
    """Return the form in which a browser wants its answers."""
    return PACKED if GZIP_WANTED.search(request.META.get("HTTP_ACCEPT_ENCODING", "")) else PLAIN


def forms_of(response: HttpResponse) -> dict[str, tuple[bytes, ResponseHeaders]]:
    """Return content and headers of an answer in each form; compressed once here, not anew for each reader.

    Compressing gives away nothing: such an answer holds no secret that a stranger's words could stand beside.
    """
    plain, kind = response.content, response.headers.get("Content-Type", "").partition(";")[0]
    contents = {PLAIN: plain, PACKED: plain}
    if len(plain) >= LEAST_PACKED and (kind.startswith("text/") or kind.endswith(PACKED_KINDS)):
        contents[PACKED] = compress_string(plain)
        patch_vary_headers(response, ["Accept-Encoding"])
    forms = {}
    for name, content in contents.items():
        headers = ResponseHeaders(response.headers)  # its copy() is no copy
        headers["ETag"] = '"' + hashlib.md5(content, usedforsecurity=False).hexdigest() + '"'
        if content is not plain:
            headers["Content-Encoding"], headers["Content-Length"] = name, str(len(content))
        forms[name] = (content, headers)
    return forms


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
