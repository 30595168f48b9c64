"""Guided questions about violence and crisis: the answers wait sealed in the session and stand nowhere else.

A page's address says only which page of the way it is. Each answer is posted and leads on by a redirect, so the
browser's own back button works and never asks to send something again.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from familycentre.core.same_site import own_pages_only
from familycentre.guidance import answers, engine, flow_page, guides
from familycentre.guidance.models import Flow
from familycentre.guidance.views_guidance import showing
from familycentre.people.models import Region


@own_pages_only
@require_http_methods(["GET", "HEAD", "POST"])
def flow_step(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show a page of the way, or take its answer and lead on."""
    flow = quiet(slug)
    if request.method == "POST":
        return answered(request, flow, number)
    if flow.text and flow.text.slug != slug:
        return redirect("flow_step", flow.text.slug, number, permanent=True)
    return page(request, flow, number)


@own_pages_only
@require_http_methods(["GET", "POST"])
def flow_end(request: HttpRequest, slug: str) -> HttpResponse:
    """Forget the answers. A read is the quick exit without JavaScript; a post starts again, stops, or says nothing."""
    flow = quiet(slug)
    answers.forget(request)
    then = request.POST.get("then", "")
    if request.method == "GET":
        region = Region.objects.first()
        response: HttpResponse = redirect(region.neutral_exit_url if region else "/")
    elif then:
        response = redirect(flow if then == "again" else f"/{get_language()}/")
    else:
        response = HttpResponse(status=204)  # sent by a page that is being left
    response.sensitive = True  # type: ignore[attr-defined]  # core.headers reads it
    return response


def quiet(slug: str) -> Flow:
    """Return the published flow about violence or crisis with this address; any other is a 404."""
    flow = guides.flow(slug)
    if flow is None or not flow.sensitive:
        raise Http404
    return flow


def answered(request: HttpRequest, flow: Flow, number: int) -> HttpResponse:
    """Keep what was answered on a page and lead to the next one; danger leads to its help from everywhere."""
    now = timezone.now()
    graph = flow.graph(guides.municipalities())
    asked = request.POST.get(flow_page.AFTER, "")
    told = engine.kept(graph, {asked: request.POST.get(asked, "")})
    if not told:
        return page(request, flow, number, missing=True)
    told = {**answers.kept(request, flow.key, now=now), **told}
    answers.keep(request, flow.key, told, now=now)
    following = len(engine.numbered(graph, told)) if engine.danger(graph, told) else number + 1
    response = redirect("flow_step", flow_page.slug_of(flow), following)
    response.sensitive = True  # type: ignore[attr-defined]  # core.headers reads it
    return response


def page(request: HttpRequest, flow: Flow, number: int, missing: bool = False) -> HttpResponse:
    """Render a page of the way; when the answers that led here are gone, the first question, and say so."""
    told = answers.kept(request, flow.key, now=timezone.now())
    shown = flow_page.build_quiet(flow, told, number, missing)
    gone = shown is None and not told
    if shown is None:
        number = 1 if gone else len(engine.numbered(flow.graph(guides.municipalities()), told))
        shown = flow_page.build_quiet(flow, told, number)
    more = {
        "gone": gone,
        "end_url": reverse("flow_end", args=[flow_page.slug_of(flow)]),
        "exit_url": reverse("flow_end", args=[flow_page.slug_of(flow)]),
        "page_robots": "noindex" if number > 1 or told or gone else "",
    }
    request.alternates = showing.addresses(flow, number=number)  # type: ignore[attr-defined]
    return showing.rendered(request, flow, shown, status=422 if missing else 200, **more)
