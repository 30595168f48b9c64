"""The map: a list of places with a drawn map beside it."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from familycentre.directory import lists, projection
from familycentre.directory.street_map import markers
from familycentre.directory.trail import trail


@require_safe
def map_page(request: HttpRequest) -> HttpResponse:
    """Show where the places are; the list is the real thing, the map leads into it."""
    towns = lists.municipalities()
    found = lists.places(towns, timezone.localtime())
    context = {
        "groups": lists.by_town(found, towns),
        "total": len(found),
        "drawing": projection.draw(towns.values(), found),
        "street": markers(found, towns.values()) if settings.MAP_TILES_URL else None,
        "tiles_url": settings.MAP_TILES_URL,
        "tiles_credit": settings.MAP_TILES_CREDIT,
        "nav_current": "places",
        "page_title": _("Map"),
        "page_description": _("Where the family centres and meeting places are."),
        "crumbs": trail((_("Meeting places"), reverse("places")), (_("Map"), "")),
    }
    return render(request, "directory/map.html", context)
