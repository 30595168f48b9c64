"""Guided questions, one a page. Nothing is remembered here: the answers travel along.

They are in the address, where they can be gone back to and shared, except in flows about violence or crisis: there
they are posted from page to page and stand in no address, no log and no cookie.
"""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_safe

from familycentre.core import alternates
from familycentre.core.same_site import own_pages_only
from familycentre.directory.trail import trail as crumbs
from familycentre.guidance import flow_page, guides
from familycentre.guidance.models import Flow


@require_safe
def flows(request: HttpRequest) -> HttpResponse:
    """Show the guided questions that there are."""
    context = {
        "flows": guides.flows(),
        "page_title": _("Find your way by questions"),
        "page_description": _("Answer a few questions and see where to begin."),
        "crumbs": crumbs((_("Find your way by questions"), "")),
    }
    return render(request, "guidance/flows.html", context)


@require_safe
def flow_start(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a flow's first question."""
    flow = guides.flow(slug)
    if flow is None:
        raise Http404
    if flow.text and flow.text.slug != slug:
        return redirect(flow, permanent=True)
    request.alternates = alternates.of_record(flow)  # type: ignore[attr-defined]
    return page(request, flow, {})


@own_pages_only
@require_http_methods(["GET", "HEAD", "POST"])
def flow(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the question or the outcome to which the answers lead."""
    found = guides.flow(slug)
    if found is None:
        raise Http404
    if (request.method == "POST") != found.sensitive:
        return redirect(found)  # answers that came by the wrong way are dropped
    told = request.POST if found.sensitive else request.GET
    if not told or (found.text and found.text.slug != slug):
        return redirect(found)
    request.alternates = addresses(found, told)  # type: ignore[attr-defined]
    return page(request, found, told)


def page(request: HttpRequest, flow: Flow, told: Mapping[str, str]) -> HttpResponse:
    """Render a question or an outcome; marks it so that a sensitive one leaves no traces."""
    shown = flow_page.build(flow, told)
    context = {
        "flow": flow,
        "shown": shown,
        "sensitive": flow.sensitive,
        "page_title": flow.text.name if flow.text else flow.key,
        "page_description": flow.text.summary if flow.text else "",
        "page_robots": "noindex" if told else "",
        "crumbs": crumbs((_("Find your way by questions"), reverse("flows")), (flow.text.name, "")),
    }
    response = render(request, f"guidance/{shown.template}.html", context)
    response.sensitive = flow.sensitive  # type: ignore[attr-defined]  # core.headers reads it
    return response


def addresses(flow: Flow, told: Mapping[str, Any]) -> dict[str, str]:
    """Return this place of the flow in other languages; a sensitive flow begins anew there."""
    found = alternates.of_record(flow)
    if flow.sensitive:
        return found
    query = urlencode(dict(told.items()))
    for code, _name in settings.LANGUAGES:
        if code in found:
            with override(code):
                found[code] = f"{reverse('flow', args=[flow.text.slug])}?{query}"
    return found
