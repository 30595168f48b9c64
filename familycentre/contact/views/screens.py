"""What the family's pages share: no trace in the browser, the same frame, forms that come from our own pages."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from familycentre.core.same_site import own_pages_only

View = Callable[..., HttpResponse]
FRAME = {"sensitive": True, "hide_lamp": True, "hide_search": True, "page_robots": "noindex"}


def family_page(view: View) -> View:
    """Take posts from our own pages only, without a cookie, and keep what was typed out of every error report."""
    guarded = own_pages_only(require_http_methods(["GET", "HEAD", "POST"])(sensitive_post_parameters()(view)))

    @wraps(view)
    def traceless(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = guarded(request, *args, **kwargs)
        response.sensitive = True  # type: ignore[attr-defined]  # core.headers: no-store, no-referrer
        return response

    traceless.csrf_exempt = True  # type: ignore[attr-defined]  # own_pages_only stands in its place
    return traceless


def screen(request: HttpRequest, name: str, context: dict[str, Any], *, languages: str = "", status: int = 200) -> HttpResponse:
    """Render a page. ``languages`` names the view to which the language menu posts what stands in the page's form."""
    if languages:
        request.alternates = in_every_language(languages)  # type: ignore[attr-defined]  # the frame reads it
    else:
        context = {"languages": [], **context}
    return render(request, f"contact/visitor/{name}.html", {**FRAME, **context}, status=status)


def in_every_language(view: str) -> dict[str, str]:
    """Return language → address of a view: asking for help works in every language of the site."""
    addresses = {}
    for code, _name in settings.LANGUAGES:
        with override(code):
            addresses[code] = reverse(view)
    return addresses


def forgotten(response: HttpResponse) -> HttpResponse:
    """Ask the browser to forget what it kept of this site; what it noted as history it keeps."""
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response
