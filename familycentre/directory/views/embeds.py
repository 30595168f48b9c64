"""Small pages for other sites: in a frame, or as JSON. docs/how-to/embed.md tells how to use them."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from csp.decorators import csp_replace
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from familycentre.directory import lists, open_data
from familycentre.directory.forms import ServiceFilters
from familycentre.directory.schema_org import absolute

View = Callable[..., HttpResponse]


def embeddable(view: View) -> View:
    """Let the sites of EMBED_HOSTS show a page in a frame; all other pages refuse it."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        allow = csp_replace({"frame-ancestors": settings.EMBED_HOSTS})
        response: HttpResponse = allow(view)(request, *args, **kwargs)  # type: ignore[assignment]
        return response

    return xframe_options_exempt(shown)


def for_all_sites(data: dict[str, Any]) -> HttpResponse:
    """Return JSON that a script of any site may read."""
    response = JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Access-Control-Allow-Origin"] = "*"
    return response


def source(url: str) -> dict[str, str]:
    """Return who made an embedded page and where the whole is."""
    return {"name": _("Family centre"), "url": url}


@embeddable
@require_safe
def services(request: HttpRequest) -> HttpResponse:
    """Show the services that fit, as a plain list of links."""
    form, found = wanted(request)
    everything = reverse("services") + "?" * bool(form.query()) + form.query()
    context = {"found": found, "everything": everything, "embed_source": source(everything)}
    return render(request, "directory/embed_services.html", context)


@require_safe
def services_json(request: HttpRequest) -> HttpResponse:
    """Return the services that fit, a page at a time."""
    form, found = wanted(request)
    data = open_data.services(found, get_language() or settings.LANGUAGE_CODE)
    if found.page.has_next():
        number = str(found.page.next_page_number())
        data["next"] = absolute(f"{request.path}?{form.query(page=number)}")
    return for_all_sites(data)


def wanted(request: HttpRequest) -> tuple[ServiceFilters, lists.ServiceList]:
    """Return the filters of the address and what they find."""
    towns, topics = lists.municipalities(), lists.themes()
    form = ServiceFilters(request.GET, **lists.choices(towns, topics))
    number = request.GET.get("page", "1")
    return form, lists.services(form.chosen, towns, topics, number=number, now=timezone.localtime())


@embeddable
@require_safe
def help_now(request: HttpRequest) -> HttpResponse:
    """Show the helplines in a small box."""
    context = {"help": lists.helplines(timezone.localdate()), "embed_source": source(reverse("help_now"))}
    response = render(request, "directory/embed_help_now.html", context)
    response.sensitive = True  # type: ignore[attr-defined]  # core.headers reads it
    return response


@require_safe
def help_now_json(request: HttpRequest) -> HttpResponse:
    """Return the helplines by need."""
    found = lists.helplines(timezone.localdate())
    return for_all_sites(open_data.help_now(found, get_language() or settings.LANGUAGE_CODE))
