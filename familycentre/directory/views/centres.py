"""Family centres: the areas, and the page of one with its sites and places."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from familycentre.core import alternates
from familycentre.directory import records, schema_org
from familycentre.directory.trail import trail


@require_safe
def areas(request: HttpRequest) -> HttpResponse:
    """Show the large areas with the small ones that they hold."""
    large, drafts = records.areas()
    context = {
        "areas": large,
        "drafts": drafts,
        "nav_current": "family_centres",
        "page_title": _("Family centres"),
        "page_description": _("The family-centre areas: where they are and what each one has."),
        "crumbs": trail((_("Family centres"), "")),
        "structured": [schema_org.item_list(large, len(large))],
    }
    return render(request, "directory/areas.html", context)


@require_safe
def area(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an area: its sites, meeting places, network, coordinator's role and nearest events."""
    found = records.area(slug, timezone.localtime())
    if found is None:
        raise Http404
    if found.area.text.slug != slug:
        return redirect(found.area, permanent=True)
    request.alternates = alternates.of_record(found.area)  # type: ignore[attr-defined]
    context = {
        "found": found,
        "text": found.area.text,
        "today": timezone.localdate(),
        "nav_current": "family_centres",
        "page_title": found.area.text.name,
        "page_description": found.area.text.summary,
        "crumbs": trail((_("Family centres"), reverse("areas")), (found.area.text.name, "")),
        "structured": [schema_org.area(found.area, found.towns, found.parent)],
    }
    return render(request, "directory/area.html", context)
