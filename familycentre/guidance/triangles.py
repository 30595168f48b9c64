"""Service triangles: what there is on each tier of support by theme and place, and what there is not."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import override, pgettext_lazy

from familycentre.directory import vocabulary
from familycentre.directory.models import Service, ServiceText, Theme, ThemeText
from familycentre.directory.texted import public, records_of
from familycentre.guidance import guides, where
from familycentre.guidance.where import Territory

SHORT = {"additional": pgettext_lazy("level of support, in a narrow picture", "Additional")}
NUMBERS = {code: number for number, (code, _label) in enumerate(vocabulary.TIERS, 1)}


def themes() -> list[Theme]:
    """Return the themes with their words. One query."""
    return records_of(ThemeText.objects.select_related("record").order_by("record__order"))


def slug(text: ThemeText) -> str:
    """Return what stands in addresses for a theme: its short name, which is neutral where the theme is not."""
    return slugify(text.short) or str(text.record.order)


def theme_at(asked: str) -> Theme | None:
    """Return the theme with this address in some language, the reader's own before others. One query."""
    found = themes()
    own = [theme for theme in found if slug(theme.text) == asked]
    others = [theme for theme in found if asked in {slug(text) for text in theme.texts.all()}]
    return next(iter(own or others), None)


def address(theme: Theme) -> str:
    """Return the address of a theme's triangle in the reader's language."""
    return reverse("triangle", args=[slug(theme.text)])


def addresses(theme: Theme) -> dict[str, str]:
    """Return the address of a theme's triangle in the languages that have its name."""
    found = {}
    for code, _name in settings.LANGUAGES:
        if any(text.language == code for text in theme.texts.all()):
            with override(code):
                found[code] = address(theme)
    return found


def triangle(theme: Theme, spot: Territory | None = None) -> list[dict[str, Any]]:
    """Return a theme's services by tier, the top first, as the drawing and its list take them.

    With a municipality or an area only what is offered there. At most three queries.
    """
    mine = Service.objects.filter(Q(theme=theme) | Q(more_themes=theme)).values("pk")
    rows = ServiceText.objects.filter(public(), record__in=mine).select_related("record", "record__theme")
    found = records_of(rows)
    if spot:
        reach = where.reaches(service.pk for service in found)
        found = [service for service in found if reach[service.pk].covers(spot)]
    found.sort(key=lambda service: (service.theme_id != theme.pk, service.text.name.casefold()))
    return [tier(code, label, found) for code, label in reversed(vocabulary.TIERS)]


def tier(code: str, label: Any, services: Iterable[Any]) -> dict[str, Any]:
    """Return one tier: its number, its names, its services."""
    some = [guides.helper(service) for service in services if service.tier == code]
    return {
        "tier": NUMBERS[code],
        "title": label,
        "short": SHORT.get(code, label),
        "helpers": some,
    }


@dataclass(frozen=True)
class Cell:
    """A theme's tier: how many services where there are fewest and most, and where there are none."""

    least: int
    most: int
    without: list[str]

    @property
    def nothing(self) -> bool:
        return self.most == 0


@dataclass(frozen=True)
class Row:
    """A theme and its three tiers, the lowest first."""

    theme: Theme
    cells: list[Cell]

    @property
    def gap(self) -> bool:
        return any(cell.without for cell in self.cells)


def gaps(spots: list[Territory]) -> list[Row]:
    """Return for every theme and tier what is missing, and in which of the places. Five queries."""
    services = list(Service.objects.published().prefetch_related("more_themes"))
    reach = where.reaches(service.pk for service in services)
    counts: Counter[tuple[int, str, str]] = Counter()
    for service in services:
        there = [spot.value for spot in spots if reach[service.pk].covers(spot)]
        for theme in {service.theme_id, *(theme.pk for theme in service.more_themes.all())}:
            counts.update((theme, spot, service.tier) for spot in there)
    return [
        Row(
            theme,
            [
                cell([(spot.name, counts[theme.pk, spot.value, code]) for spot in spots])
                for code, _label in vocabulary.TIERS
            ],
        )
        for theme in themes()
    ]


def cell(numbers: list[tuple[str, int]]) -> Cell:
    """Return what one tier of a theme has: place's name and number of services."""
    counted = [number for _name, number in numbers]
    return Cell(
        min(counted, default=0), max(counted, default=0), [name for name, number in numbers if not number]
    )
