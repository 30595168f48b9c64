"""Reads that span the pages: the list of themes, the site map, a page of a kind."""

from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from wagtail.models import Page

from familycentre.content import fronts, nearest
from familycentre.content.models import ArticlePage, HomePage, InfoPage, SectionPage
from familycentre.core.kept import UntilPublished
from familycentre.directory.models import PlaceText, ServiceText
from familycentre.directory.texted import alphabetical, public, records_of
from familycentre.guidance import guides
from familycentre.people.models import AreaText, OrganisationText

HOME_DEPTH = 2
LONGEST_SLUG = 80
MOST_ALIKE, ALIKE = 3, 0.6


@dataclass
class Branch:
    """A front and what stands under it."""

    front: Any
    pages: list[Any] = field(default_factory=list)

    @property
    def first_ones(self) -> list[Any]:
        return sorted(self.pages, key=lambda page: not page.starred)[:4]


def language() -> str:
    """Return the reader's language."""
    return get_language() or settings.LANGUAGE_CODE


def branches() -> tuple[list[Branch], list[Branch]]:
    """Return the themes and the sections, each with its articles. Three queries."""
    themes = {front.theme.key: Branch(front) for front in fronts.themes()}
    fronts_by_kind = {front.kind: front for front in nearest.pages(SectionPage, language())}
    sections = {
        kind: Branch(fronts_by_kind[kind]) for kind in SectionPage.Kind.values if kind in fronts_by_kind
    }
    for article in nearest.pages(ArticlePage, language(), "theme"):
        branch = themes.get(article.theme.key) or sections.get(article.theme.key)
        if branch:
            branch.pages.append(article)
    return list(themes.values()), list(sections.values())


def page_of_kind(kind: str) -> Any | None:
    """Return the information page of a kind, in the reader's language or the nearest. One query."""
    found = nearest.pages(InfoPage, language(), kind=kind)
    return found[0] if found else None


def news() -> list[Any]:
    """Return the news in the reader's own language, the newest first. One query."""
    pages = InfoPage.objects.live().filter(kind="news", locale__language_code=language())
    return fronts.newest(pages)


def site_map() -> dict[str, Any]:
    """Return everything that has an address: pages by front, records by name. Ten queries."""
    themes, sections = branches()
    services = ServiceText.objects.filter(public()).select_related("record")
    places = PlaceText.objects.filter(public()).select_related("record")
    areas = AreaText.objects.filter(record__published=True).select_related("record")
    organisations = OrganisationText.objects.filter(record__published=True).select_related("record")
    return {
        "home": HomePage.objects.live().filter(locale__language_code=language()).first(),
        "themes": themes,
        "sections": sections,
        "infos": nearest.pages(InfoPage, language()),
        "services": alphabetical(records_of(services)),
        "places": alphabetical(records_of(places)),
        "areas": alphabetical(records_of(areas)),
        "organisations": alphabetical(records_of(organisations)),
        "flows": guides.flows(),
        "paths": guides.paths(),
    }


@dataclass(frozen=True)
class Elsewhere:
    """Where to go from an address that leads nowhere: home pages by language, theme fronts, all pages by their slug."""

    homes: dict[str, str]
    themes: list[dict[str, str]]
    by_slug: dict[str, dict[str, str]]

    def close_to(self, path: str) -> list[dict[str, str]]:
        """Return pages and services whose address looks like the one that wasn't found."""
        wanted = path.strip("/").rpartition("/")[2][:LONGEST_SLUG].lower()
        found = get_close_matches(wanted, self.by_slug, n=MOST_ALIKE, cutoff=ALIKE) if wanted else []
        return [self.by_slug[slug] for slug in found]


@UntilPublished
def elsewhere(language: str) -> Elsewhere:
    """Read what a reader of a language, which is the present one, is shown instead of a page that isn't there.

    Strangers knock at such addresses all day, so it costs no query but the first. Four queries.
    """
    pages = Page.objects.live().filter(depth__gt=HOME_DEPTH, locale__language_code=language)
    services = ServiceText.objects.filter(public(), language=language)
    named = {row.slug: {"title": row.name, "url": reverse("service", args=[row.slug])} for row in services}
    return Elsewhere(
        homes={
            page.locale.language_code: page.url for page in HomePage.objects.live().select_related("locale")
        },
        themes=[
            {"title": front.title, "url": front.url, "shown_language": front.shown_language}
            for front in fronts.themes()
        ],
        by_slug=named | {page.slug: {"title": page.title, "url": page.url} for page in pages},
    )
