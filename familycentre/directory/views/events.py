"""The page of an event, and everything that a calendar program may fetch."""

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from familycentre.core import alternates
from familycentre.directory import calendar_query, event_names, feeds, schema_event
from familycentre.directory.forms_calendar import EventFilters
from familycentre.directory.models import PlaceText
from familycentre.directory.schema_org import absolute
from familycentre.directory.texted import find, public
from familycentre.directory.time_words import when_words
from familycentre.directory.trail import trail
from familycentre.people.models import AreaText, OrganisationText


@require_safe
def event(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an event: what, when, where, for whom, who holds it."""
    page = calendar_query.event(slug, timezone.localdate())
    if page is None:
        raise Http404
    if page.event.text.slug != slug:
        return redirect(page.event, permanent=True)
    request.alternates = alternates.of_record(page.event)  # type: ignore[attr-defined]
    name = event_names.full(page.event)
    context = {
        "page": page,
        "event": page.event,
        "text": page.event.text,
        "when": when_words(page.event, get_language() or ""),
        "nav_current": "events",
        "page_title": name,
        "page_description": page.event.text.summary,
        "crumbs": trail((_("Events"), reverse("calendar")), (name, "")),
        "structured": schema_event.times(page),
        "share_url": absolute(page.event.get_absolute_url()),
    }
    response = render(request, "directory/event.html", context)
    if page.event.example:
        response["X-Robots-Tag"] = "noindex"  # an invented event is not to be found by search engines
    return response


@require_safe
def event_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """Return one event, all its times, for a calendar program."""
    page = calendar_query.event(slug, timezone.localdate())
    if page is None:
        raise Http404
    return feeds.answer([page.event], event_names.full(page.event), slug)


@require_safe
def place_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """Return the events of a place as a calendar to subscribe to."""
    place = find(PlaceText, slug, public())
    if place is None:
        raise Http404
    return feeds.feed(Q(record__place=place), str(place), slug, timezone.localdate())


@require_safe
def area_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """Return the events at the places of a family-centre area as a calendar to subscribe to."""
    area = find(AreaText, slug, Q(record__published=True))
    if area is None:
        raise Http404
    return feeds.feed(calendar_query.in_area(area.key), str(area), slug, timezone.localdate())


@require_safe
def organiser_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """Return the events of an organiser as a calendar to subscribe to."""
    body = find(OrganisationText, slug, Q(record__published=True))
    if body is None:
        raise Http404
    return feeds.feed(feeds.of_organiser(body), str(body), slug, timezone.localdate())


@require_safe
def calendar_feed(request: HttpRequest) -> HttpResponse:
    """Return the events that fit the filters of the address; 404 when it names what is not there."""
    around = calendar_query.surroundings()
    form = EventFilters(request.GET, **around.choices())
    if form.strays:
        raise Http404("The address names a place, an area or a word that we do not have.")
    title = ", ".join([str(_("Events")), *[chip.label for chip in form.chips()]])
    return feeds.chosen(form.chosen, around, title, timezone.localdate())
