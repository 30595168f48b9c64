"""Guided questions, one a page. Nothing is remembered here: the answers travel along in the address.

There they can be gone back to and shared. Flows about violence or crisis are answered otherwise: ``quiet_flows``.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from familycentre.directory.trail import trail as crumbs
from familycentre.guidance import flow_page, guides
from familycentre.guidance.views_guidance import quiet_flows, showing


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
    found = guides.flow(slug)
    if found is None:
        raise Http404
    if found.text and found.text.slug != slug:
        return redirect(found, permanent=True)
    if found.sensitive:
        return quiet_flows.page(request, found, 1)
    request.alternates = showing.addresses(found)  # type: ignore[attr-defined]
    return showing.rendered(request, found, flow_page.build(found, {}))


@require_safe
def flow(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the question or the outcome to which the answers lead."""
    found = guides.flow(slug)
    if found is None:
        raise Http404
    if found.sensitive or not request.GET or (found.text and found.text.slug != slug):
        return redirect(found)  # answers that came by the wrong way are dropped
    request.alternates = showing.addresses(found, request.GET.urlencode())  # type: ignore[attr-defined]
    shown = flow_page.build(found, request.GET)
    return showing.rendered(request, found, shown, page_robots="noindex")
