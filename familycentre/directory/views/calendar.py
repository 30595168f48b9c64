"""The calendar of events, and its small twin for other sites."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from familycentre.directory import open_events
from familycentre.directory.calendar_page import calendar_page, tomorrow
from familycentre.directory.trail import trail
from familycentre.directory.views.embeds import embeddable, for_all_sites, source


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Show a day, a week, a month or a list of events that fit the filters of the address."""
    page = calendar_page(request.GET, timezone.localtime())
    context = {
        "page": page,
        "form": page.form,
        "strays": page.form.strays,
        "tomorrow": tomorrow(page.today),
        "nav_current": "events",
        "page_title": _("Events"),
        "page_description": _("Family cafés, groups and other things to come along to, by day and by place."),
        "page_robots": "" if page.plain else "noindex",
        "crumbs": trail((_("Events"), "")),
    }
    return render(request, "directory/calendar.html", context)


@embeddable
@require_safe
def embed(request: HttpRequest) -> HttpResponse:
    """Show the nearest events that fit, as a plain list of links."""
    found = open_events.coming(request.GET, timezone.localtime())
    everything = reverse("calendar") + "?" * bool(found.query) + found.query
    context = {"found": found, "everything": everything, "embed_source": source(everything)}
    return render(request, "directory/embed_calendar.html", context)


@require_safe
def embed_json(request: HttpRequest) -> HttpResponse:
    """Return the nearest events that fit as plain data."""
    found = open_events.coming(request.GET, timezone.localtime())
    return for_all_sites(open_events.as_data(found, get_language() or ""))
