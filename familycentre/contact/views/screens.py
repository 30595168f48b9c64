"""What the family's pages share: no trace in the browser, the same frame, forms that come from our own pages."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext, override
from django.utils.translation import gettext_noop as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from familycentre.core.same_site import own_pages_only

View = Callable[..., HttpResponse]
STRANGERS = "en"  # for those in whose language there are no words yet
PROBE = _("Tell us how you are")  # the form's heading: whoever translates these pages translates it
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


def screen(
    request: HttpRequest, name: str, context: dict[str, Any], *, languages: str = "", status: int = 200
) -> HttpResponse:
    """Render a page. ``languages`` names the view to which the language menu posts what stands in the page's form."""
    if languages:
        request.alternates = in_every_language(languages)  # type: ignore[attr-defined]  # the frame reads it
    else:
        context = {"languages": [], **context}
    return render(request, f"contact/visitor/{name}.html", {**FRAME, **context}, status=status)


def in_every_language(view: str) -> dict[str, str]:
    """Return language → address of a view, in the languages in which these pages have their words."""
    addresses = {}
    for code, _name in settings.LANGUAGES:
        if has_words(code):
            with override(code):
                addresses[code] = reverse(view)
    return addresses


def has_words(code: str) -> bool:
    """Say whether these pages are translated into a language, so that nobody writes on a page of mixed languages."""
    if code.split("-")[0] in {*settings.FULL_LANGUAGES, STRANGERS}:
        return True
    with override(settings.LANGUAGE_CODE):
        fallback = gettext(PROBE)
    with override(code):
        return gettext(PROBE) not in {PROBE, fallback}


def elsewhere(view: str) -> HttpResponse | None:
    """Lead a reader in whose language these pages have no words to the English ones; None when they have."""
    code = get_language() or settings.LANGUAGE_CODE
    if has_words(code):
        return None
    with override(STRANGERS):
        return redirect(f"{reverse(view)}?{urlencode({'in': code})}")


def forgotten(response: HttpResponse) -> HttpResponse:
    """Ask the browser to forget what it kept of this site; what it noted as history it keeps."""
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response
