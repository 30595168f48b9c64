"""Addresses of events and their feeds; included by ``directory.urls``. Their words are translated."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from familycentre.directory.views import calendar, events

urlpatterns = [
    path("embed/events/", calendar.embed, name="embed_calendar"),
    path("embed/events.json", calendar.embed_json, name="embed_calendar_json"),
    path(pgettext_lazy("address", "events/"), calendar.calendar, name="calendar"),
    path(pgettext_lazy("address", "events/all.ics"), events.calendar_feed, name="calendar_feed"),
    path(
        pgettext_lazy("address", "events/at/<slug:slug>.ics"),
        events.place_calendar,
        name="place_calendar",
    ),
    path(
        pgettext_lazy("address", "events/in/<slug:slug>.ics"),
        events.area_calendar,
        name="area_calendar",
    ),
    path(
        pgettext_lazy("address", "events/by/<slug:slug>.ics"),
        events.organiser_calendar,
        name="organiser_calendar",
    ),
    path(pgettext_lazy("address", "events/<slug:slug>/"), events.event, name="event"),
    path(
        pgettext_lazy("address", "events/<slug:slug>/calendar.ics"),
        events.event_calendar,
        name="event_calendar",
    ),
]
