"""sitemap.xml: every public page in each of its languages, with its alternates.

Pages about violence and crisis are listed too: who looks for help must find it. Their titles are neutral and
they have no description, so a search engine shows only what the page itself says.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.core.paginator import Paginator
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Page

from familycentre.core import alternates
from familycentre.directory.models import Event, PlaceText, ServiceText
from familycentre.directory.queries import FAR, happenings
from familycentre.directory.texted import public, records_of
from familycentre.guidance import triangles
from familycentre.guidance.models import FlowText, PathText
from familycentre.people.models import AreaText, OrganisationText

HOME_DEPTH = 2
LISTS = ["themes", "services", "places", "organisations", "areas", "map", "calendar", "help_now", "national"]
LISTS += ["flows", "paths", "triangles"]
Addresses = dict[str, str]  # language → address


class AddressList(Sitemap, ABC):
    """A list whose items are pairs: the addresses of a thing by language, and the day it last changed."""

    @abstractmethod
    def items(self) -> list[tuple[Addresses, date | None]]:
        """Return the things, each with the day it last changed."""

    def get_urls(self, page: Any = 1, site: Any = None, protocol: Any = None) -> list[dict[str, Any]]:
        """Return what the template prints; hosts come from the settings, never from the request."""
        rows = [
            {"location": absolute(address), "lastmod": changed, "alternates": others(addresses)}
            for addresses, changed in self.items()
            for address in addresses.values()
        ]
        return list(Paginator(rows, self.limit).page(page).object_list)


def absolute(address: str) -> str:
    """Return the address with scheme and host."""
    return address if address.startswith("http") else f"{settings.BASE_URL}{address}"


def others(addresses: Addresses) -> list[dict[str, str]]:
    """Return the same page in all its languages, itself included, and the default one."""
    if len(addresses) < 2:
        return []
    found = [{"lang_code": code, "location": absolute(address)} for code, address in addresses.items()]
    default = addresses.get(settings.LANGUAGE_CODE) or next(iter(addresses.values()))
    return [*found, {"lang_code": "x-default", "location": absolute(default)}]


class Pages(AddressList):
    """The editors' pages. One query."""

    def items(self) -> list[tuple[Addresses, date | None]]:
        pages = Page.objects.live().filter(depth__gte=HOME_DEPTH).select_related("locale").order_by("path")
        cached = type("Cached", (), {})()
        groups: dict[Any, tuple[Addresses, list[date]]] = {}
        for page in pages:
            addresses, days = groups.setdefault(page.translation_key, ({}, []))
            url = page.get_url_parts(cached)
            if url and url[2]:
                addresses[page.locale.language_code] = url[2]
                days += [page.last_published_at.date()] if page.last_published_at else []
        return [(addresses, max(days, default=None)) for addresses, days in groups.values() if addresses]


class Records(AddressList):
    """Services, places, areas and organisations. One query each."""

    def items(self) -> list[tuple[Addresses, date | None]]:
        shown: list[Any] = [
            ServiceText.objects.filter(public()),
            PlaceText.objects.filter(public()),
            AreaText.objects.filter(record__published=True),
            OrganisationText.objects.filter(record__published=True),
        ]
        return [entry(record) for rows in shown for record in records_of(rows.select_related("record"))]


class Events(AddressList):
    """Events that are still to come. Three queries."""

    def items(self) -> list[tuple[Addresses, date | None]]:
        today = timezone.localdate()
        events = Event.objects.published().filter(example=False).prefetch_related("texts", "exceptions")
        coming = {h.event.pk: h.event for h in happenings(events, today, today + timedelta(days=FAR))}
        return [entry(event) for event in coming.values()]


class Guides(AddressList):
    """Guided questions, client paths and the themes' triangles. One query each."""

    def items(self) -> list[tuple[Addresses, date | None]]:
        shown: list[Any] = [FlowText.objects.filter(public()), PathText.objects.filter(public())]
        guides = [entry(record) for rows in shown for record in records_of(rows.select_related("record"))]
        return [*guides, *((triangles.addresses(theme), None) for theme in triangles.themes())]


class Lists(AddressList):
    """The lists of records. No query."""

    def items(self) -> list[tuple[Addresses, date | None]]:
        return [(in_languages(name), None) for name in LISTS]


def entry(record: Any) -> tuple[Addresses, date | None]:
    """Return a record's addresses and the day when its facts were last checked or edited."""
    edited = getattr(record, "modified_at", None)
    days: Iterable[date | None] = (getattr(record, "assured_at", None), edited and edited.date())
    return alternates.of_record(record), max((day for day in days if day), default=None)


def in_languages(name: str) -> Addresses:
    """Return the addresses of a plain view in the languages that have every text."""
    addresses = {}
    for code in [*settings.FULL_LANGUAGES, "en"]:
        with override(code):
            addresses[code] = reverse(name)
    return addresses


SITEMAPS = {"pages": Pages, "records": Records, "events": Events, "guides": Guides, "lists": Lists}
