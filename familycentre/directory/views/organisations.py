"""Organisations: who is in the network, and the page of one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from familycentre.core import alternates
from familycentre.directory import lists, records, schema_org
from familycentre.directory.trail import trail

FACES = {
    "county": ("homes", "mist"),
    "municipality": ("bridge", "mist"),
    "ngo": ("boats", "heath"),
    "parish": ("cup", "oat"),
}
ANY_FACE = ("spruces", "moss")


@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    """Show the organisations in the groups of their kind."""
    found = lists.organisations()
    context = {
        "groups": lists.by_kind(found),
        "total": len(found),
        "page_title": _("Who is in the network"),
        "page_description": _("The county, municipalities, NGOs, parishes and others that help families."),
        "crumbs": trail((_("Who is in the network"), "")),
        "structured": [schema_org.item_list(found, len(found))],
    }
    return render(request, "directory/organisations.html", context)


@require_safe
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an organisation with its services, places and events."""
    found = records.organisation(slug, timezone.localtime())
    if found is None:
        raise Http404
    body = found.organisation
    if body.text.slug != slug:
        return redirect(body, permanent=True)
    request.alternates = alternates.of_record(body)  # type: ignore[attr-defined]
    picture, ground = FACES.get(body.kind, ANY_FACE)
    context = {
        "found": found,
        "picture_name": picture,
        "ground": ground,
        "organisation": body,
        "text": body.text,
        "today": timezone.localdate(),
        "page_title": body.text.name,
        "page_description": body.text.summary,
        "crumbs": trail((_("Who is in the network"), reverse("organisations")), (body.text.name, "")),
        "structured": [schema_org.organisation(body)],
    }
    return render(request, "directory/organisation.html", context)
