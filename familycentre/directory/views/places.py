"""Meeting places and family-centre sites: the list, and the page of one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from familycentre.core import alternates
from familycentre.directory import lists, records, schema_org
from familycentre.directory.forms import PlaceFilters
from familycentre.directory.trail import trail


@require_safe
def places(request: HttpRequest) -> HttpResponse:
    """Show the places that fit the filters, by municipality."""
    towns = lists.municipalities()
    form = PlaceFilters(request.GET, municipality=lists.choices(towns, {})["municipality"])
    found = lists.place_list(form.chosen, towns, now=timezone.localtime())
    context = {
        "found": found,
        "form": form,
        "strays": form.strays,
        "nav_current": "places",
        "page_title": _("Meeting places"),
        "page_description": _(
            "Places where you can come with a child, or by yourself, without an appointment."
        ),
        "crumbs": trail((_("Meeting places"), "")),
        "structured": [schema_org.item_list(found.places, len(found.places))],
    }
    return render(request, "directory/places.html", context)


@require_safe
def place(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a place: what happens there and when, who runs it, how to get in."""
    now = timezone.localtime()
    found = records.place(slug, now)
    if found is None:
        raise Http404
    if found.place.text.slug != slug:
        return redirect(found.place, permanent=True)
    request.alternates = alternates.of_record(found.place)  # type: ignore[attr-defined]
    context = {
        "found": found,
        "place": found.place,
        "text": found.place.text,
        "today": timezone.localdate(),
        "nav_current": "places",
        "page_title": found.place.text.name,
        "page_description": found.place.text.summary,
        "crumbs": trail((_("Meeting places"), reverse("places")), (found.place.text.name, "")),
        "structured": [schema_org.place(found.place, now.date())],
    }
    return render(request, "directory/place.html", context)
