"""Addresses that belong to no room: the bare address, health and readiness, and what is shown when something fails."""

import logging
from posixpath import normpath
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.db import connection
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.static import serve

from familycentre.content import queries
from familycentre.core.language import wished
from familycentre.core.store import StoreError
from familycentre.guidance.search import analysis

logger = logging.getLogger(__name__)
NO_INDEX = {"page_robots": "noindex"}


@require_safe
def greet(request: HttpRequest) -> HttpResponse:
    """Lead a visitor who came to the bare address to the home page in her language."""
    response = redirect(f"/{wished(request)}/")
    response["Vary"] = "Accept-Language"
    response["Cache-Control"] = "private, max-age=0"
    return response


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer 200 while the process lives; asks nobody."""
    return JsonResponse({"alive": True})


@never_cache
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """Answer 200 when database and cache answer, 503 with the name of what does not; say how search reads Finnish."""
    parts: dict[str, bool] = {}
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM people_region LIMIT 1")
        parts["database"] = True
    except Exception:  # noqa: BLE001 - whatever it is, we are not ready
        parts["database"] = False
    try:
        cache.set("readyz", "1", 5)
        parts["cache"] = cache.get("readyz") == "1"
    except Exception:  # noqa: BLE001
        parts["cache"] = False
    ready = all(parts.values())
    told = {"ready": ready, **parts, "search": analysis.analyser_name()}
    return JsonResponse(told, status=200 if ready else 503)


@require_safe
def picture(request: HttpRequest, path: str) -> HttpResponse | FileResponse:
    """Give out a picture that an editor uploaded, where no nginx stands in front; Http404 when there is none.

    Documents lie beside the pictures and are not given out here: Wagtail knows who may read them.
    """
    try:
        if settings.S3_BUCKET:
            response: HttpResponse | FileResponse = from_the_bucket(path)
        else:
            response = serve(request, path, document_root=str(settings.MEDIA_ROOT / "images"))
    except StoreError as error:
        logger.error("A picture can't be given out. %s", error)
        return HttpResponse(status=503)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    # a changed picture gets another name; a deleted one stays with nobody between us and the reader
    response["Cache-Control"] = f"public, max-age=2592000, s-maxage={settings.PAGE_CACHE_SECONDS}"
    return response


def from_the_bucket(path: str) -> FileResponse:
    """Return a picture of the bucket; Http404 when there is none or the path leads out of the pictures."""
    if normpath(path) != path or path.startswith(("..", "/")) or "\\" in path:
        raise Http404
    try:
        return FileResponse(default_storage.open(f"images/{path}"))
    except FileNotFoundError as error:
        raise Http404 from error


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Show where to go from an address that leads nowhere: what it may have meant, the themes, help now."""
    context: dict[str, Any] = {**NO_INDEX}
    if not request.path.startswith("/admin/"):
        known = queries.elsewhere(queries.language())
        request.alternates = known.homes  # type: ignore[attr-defined]  # the page itself is in no language
        inside = request.path[1:].partition("/")[0] in dict(settings.LANGUAGES)
        context |= {"alike": known.close_to(request.path) if inside else [], "themes": known.themes}
    return render(request, "404.html", context, status=404)


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say kindly that this is not for the visitor."""
    return render(request, "403.html", NO_INDEX, status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that the request could not be understood; nothing of it is trusted, not even its host."""
    return HttpResponse(render_to_string("400.html"), status=400)
