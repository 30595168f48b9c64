"""National services: what we link to and don't rebuild."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from familycentre.directory import lists
from familycentre.directory.trail import trail


@require_safe
def national(request: HttpRequest) -> HttpResponse:
    """Show national services by group, with what each one asks of its user."""
    context = {
        "groups": lists.national(),
        "nav_current": "national",
        "page_title": _("National services"),
        "page_description": _("Services for the whole country that open on their own sites."),
        "crumbs": trail((_("National services"), "")),
    }
    return render(request, "directory/national.html", context)
