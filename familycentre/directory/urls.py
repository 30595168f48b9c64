"""The room's public addresses. Their words are translated: /fi/palvelut/, /sv/tjanster/, /en/services/."""

from django.urls import include, path
from django.utils.translation import pgettext_lazy

from familycentre.directory.views import (
    centres,
    embeds,
    helplines,
    map,  # noqa: A004 - the view's name is its address
    national,
    organisations,
    places,
    services,
)

urlpatterns = [
    path(pgettext_lazy("address", "services/"), services.services, name="services"),
    path(pgettext_lazy("address", "services/<slug:slug>/"), services.service, name="service"),
    path(pgettext_lazy("address", "organisations/"), organisations.organisations, name="organisations"),
    path(
        pgettext_lazy("address", "organisations/<slug:slug>/"),
        organisations.organisation,
        name="organisation",
    ),
    path(pgettext_lazy("address", "family-centres/"), centres.areas, name="areas"),
    path(pgettext_lazy("address", "family-centres/<slug:slug>/"), centres.area, name="area"),
    path(pgettext_lazy("address", "meeting-places/"), places.places, name="places"),
    path(pgettext_lazy("address", "meeting-places/<slug:slug>/"), places.place, name="place"),
    path(pgettext_lazy("address", "map/"), map.map_page, name="map"),
    path(pgettext_lazy("address", "help-now/"), helplines.help_now, name="help_now"),
    path(pgettext_lazy("address", "national-services/"), national.national, name="national"),
    path("embed/services/", embeds.services, name="embed_services"),
    path("embed/services.json", embeds.services_json, name="embed_services_json"),
    path("embed/help-now/", embeds.help_now, name="embed_helpnow"),
    path("embed/help-now.json", embeds.help_now_json, name="embed_helpnow_json"),
    path("", include("familycentre.directory.urls_calendar")),
]
