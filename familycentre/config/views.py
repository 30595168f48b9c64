"""Addresses that belong to no room: the bare address, health and readiness."""

from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from familycentre.core.language import wished


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
    """Answer 200 when database and cache answer, 503 with the name of what does not."""
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
    return JsonResponse({"ready": all(parts.values()), **parts}, status=200 if all(parts.values()) else 503)
