"""What editors should look after: due for a check, not checked in a language, missing a language, dead links.

The lists leave out nothing silently: each is counted in full and cut only where it is shown.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page

from familycentre.content.models import (
    ArticlePage,
    HomePage,
    InfoPage,
    LinkCheck,
    SectionPage,
    StoryPage,
    ThemePage,
)
from familycentre.directory.models import Event, Helpline, NationalService, Place, Service
from familycentre.people.models import Area, Organisation

PAGES = (HomePage, ThemePage, SectionPage, ArticlePage, StoryPage, InfoPage)
KEPT_RECORDS = (Service, Place, Event, Helpline, NationalService)
TEXTED_RECORDS = (*KEPT_RECORDS, Area, Organisation)
SOON = timedelta(days=30)


@dataclass(frozen=True)
class Chore:
    """One thing to look after and where to do it."""

    name: str
    kind: str
    language: str
    due: date | None
    late: bool
    url: str


def _page_url(page: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def due(today: date, user: Any) -> list[Chore]:
    """Return pages and records whose facts are to be checked within a month, the latest first in line."""
    limit, finder, found = today + SOON, AdminURLFinder(user), []
    for model in PAGES:
        for page in model.objects.live().filter(review_due__lte=limit).select_related("locale"):
            found.append(
                Chore(
                    page.title,
                    str(model._meta.verbose_name),
                    page.locale.language_code,
                    page.review_due,
                    page.is_due(today),
                    _page_url(page),
                )
            )
    for record_model in KEPT_RECORDS:
        for record in record_model.objects.filter(review_due__lte=limit).prefetch_related("texts"):
            url = finder.get_edit_url(record)
            if url:
                kind = str(record_model._meta.verbose_name)
                found.append(Chore(str(record), kind, "", record.review_due, record.is_due(today), url))
    return sorted(found, key=lambda chore: (chore.due or date.max, chore.name))


def unchecked(user: Any) -> list[Chore]:
    """Return texts that nobody who knows the language has read, by language."""
    finder, found = AdminURLFinder(user), []
    for model in PAGES:
        for page in model.objects.live().filter(reviewed=False).select_related("locale"):
            kind = str(model._meta.verbose_name)
            found.append(Chore(page.title, kind, page.locale.language_code, None, False, _page_url(page)))
    record_model: Any
    for record_model in TEXTED_RECORDS:
        rows = record_model.texts.rel.related_model.objects.filter(reviewed=False).select_related("record")
        kind = str(record_model._meta.verbose_name)
        for row in rows:
            url = finder.get_edit_url(row.record)
            if url:
                found.append(Chore(row.name, kind, row.language, None, False, url))
    order = [code for code, _name in settings.LANGUAGES]
    return sorted(found, key=lambda chore: (order.index(chore.language), chore.kind, chore.name))


def untranslated() -> list[Chore]:
    """Return live pages that lack a live version in a language that is equal by law."""
    found = []
    for page in (
        Page.objects.live().filter(depth__gt=1, locale__language_code=settings.LANGUAGE_CODE).specific()
    ):
        have = {
            p.locale.language_code
            for p in page.get_translations(inclusive=True).filter(live=True).select_related("locale")
        }
        for code in settings.FULL_LANGUAGES:
            if code not in have:
                found.append(
                    Chore(page.title, str(page._meta.verbose_name), code, None, True, _page_url(page))
                )
    return found


def dead_links() -> list[LinkCheck]:
    """Return the addresses that did not answer at the last check."""
    return list(LinkCheck.objects.filter(works=False))
