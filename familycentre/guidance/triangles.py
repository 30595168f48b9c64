"""Service triangles: what there is on each tier of support by theme and municipality, and what there is not."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import pgettext_lazy

from familycentre.directory import vocabulary
from familycentre.directory.models import Service, ServiceText, Theme, ThemeText
from familycentre.directory.texted import public, records_of
from familycentre.guidance import guides
from familycentre.guidance.doors import offered_elsewhere

SHORT = {"additional": pgettext_lazy("level of support, in a narrow picture", "Additional")}
NUMBERS = {code: number for number, (code, _label) in enumerate(vocabulary.TIERS, 1)}


def themes() -> list[Theme]:
    """Return the themes with their words. One query."""
    return records_of(ThemeText.objects.select_related("record").order_by("record__order"))


def triangle(theme: Theme, municipality: str = "") -> list[dict[str, Any]]:
    """Return a theme's services by tier, the top first, as the drawing and its list take them.

    With a municipality only what is offered there. Two queries.
    """
    mine = Service.objects.filter(Q(theme=theme) | Q(more_themes=theme)).values("pk")
    rows = ServiceText.objects.filter(public(), record__in=mine).select_related("record", "record__theme")
    found = records_of(rows)
    if municipality:
        elsewhere = offered_elsewhere([service.pk for service in found], municipality)
        found = [service for service in found if service.pk not in elsewhere]
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
    """A theme's tier: how many services in the municipality that has fewest, and where there are none."""

    least: int
    most: int
    without: list[str]
    everywhere: bool  # nothing anywhere in the region


@dataclass(frozen=True)
class Row:
    """A theme and its three tiers, the lowest first."""

    theme: Theme
    cells: list[Cell]

    @property
    def gap(self) -> bool:
        return any(cell.without for cell in self.cells)


def gaps() -> list[Row]:
    """Return for every theme and tier what is missing and in which municipality. Five queries."""
    towns = guides.municipalities()
    services = Service.objects.published().prefetch_related("more_themes", "municipalities")
    counts: Counter[tuple[int, str, str]] = Counter()
    for service in services:
        codes = [town.code for town in service.municipalities.all()] or list(towns)
        for theme in {service.theme_id, *(theme.pk for theme in service.more_themes.all())}:
            counts.update((theme, code, service.tier) for code in codes)
    return [
        Row(
            theme,
            [
                cell({code: counts[theme.pk, code, tier] for code in towns}, towns)
                for tier, _ in vocabulary.TIERS
            ],
        )
        for theme in themes()
    ]


def cell(numbers: dict[str, int], towns: dict[str, Any]) -> Cell:
    """Return what one tier of a theme has, by municipality."""
    without = [towns[code].name for code, number in numbers.items() if not number]
    least, most = min(numbers.values(), default=0), max(numbers.values(), default=0)
    return Cell(least, most, without, everywhere=most == 0)
