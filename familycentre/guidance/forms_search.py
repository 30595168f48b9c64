"""Filters of the search page. As everywhere they come in an address that anyone may have typed, and never refuse."""

from typing import Any

from django.http import QueryDict
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from familycentre.directory import vocabulary
from familycentre.directory.forms import OPEN_NOW, Chip, FilterForm, Group, OneOf, SomeOf, Words
from familycentre.guidance.found import GROUPS
from familycentre.guidance.search.find import Filters
from familycentre.guidance.search.near import Town
from familycentre.guidance.search.near import near as place_in

LONGEST = 200


class Typed(Words):
    """What somebody types into a search: more than a few words."""

    def clean(self, value: Any) -> str:
        shown = "".join(char if char.isprintable() else " " for char in str(value or "")[: 4 * LONGEST])
        return " ".join(shown.split())[:LONGEST].strip()


class SearchFilters(FilterForm):
    """What narrows a search. The names are those of the directory's lists, so that addresses look alike."""

    folded = ("age", "form", "audience", "tier")
    apart = (
        "q",
        "group",
        "near",
        "view",
    )  # drawn as the field, the tabs, beside the municipalities, above the rows
    unknown_place = ""  # what was given as a postcode and is none of ours

    q = Typed(required=False, label=_("Words"))
    group = OneOf(required=False, label=_("What?"), choices=[(group.code, group.title) for group in GROUPS])
    view = OneOf(required=False, label=_("On the map"), choices=[("map", _("On the map"))])
    municipality = OneOf(required=False, label=_("Near which municipality?"))
    near = Typed(required=False, label=_("Or by postcode"))
    only = SomeOf(
        required=False,
        label=pgettext_lazy("filter", "Only"),
        choices=[("free", _("Free of charge")), OPEN_NOW],
    )
    age = SomeOf(required=False, label=_("Which stage of life?"), choices=vocabulary.LIFE_STAGES)
    form = SomeOf(required=False, label=_("In what form?"), choices=vocabulary.FORMS)
    audience = SomeOf(required=False, label=_("For whom?"), choices=vocabulary.AUDIENCES)
    tier = SomeOf(required=False, label=_("Which level of support?"), choices=vocabulary.TIERS)

    def __init__(self, data: QueryDict, towns: list[Town]) -> None:
        super().__init__(data, municipality=[(town.code, town.name) for town in towns])
        given = self.cleaned_data["near"]
        if given:  # a postcode chooses its municipality; one that is none of ours chooses nothing
            place = place_in(given, towns, get_language() or "")
            self.cleaned_data["near"] = ""
            self.unknown_place = "" if place.town else given
            self.cleaned_data["municipality"] = place.code or self.cleaned_data["municipality"]

    def groups(self) -> list[Group]:
        """Return the filters as the template draws them."""
        return [group for group in super().groups() if group.name not in self.apart]

    def chips(self) -> list[Chip]:
        """Return the chosen filters, each with the way to take it off; the words and the tab are none."""
        pairs = [pair for pair in self.pairs() if pair[0] not in self.apart]
        return [Chip(self._label(*pair), "?" + self.query(pair)) for pair in pairs]

    @property
    def bare(self) -> bool:
        """Say whether only words were given."""
        return not any(name != "q" for name, _value in self.pairs())

    def filters(self, wish: str = "") -> Filters:
        """Return what the index is asked for; what is for anyone or for all ages fits every audience and stage.

        ``wish``: the municipality where somebody would like it to be; one that is chosen goes before.
        """
        chosen = self.chosen
        facets = {
            "municipality": [chosen["municipality"]] if chosen["municipality"] else [],
            "audience": [*chosen["audience"], "anyone"] if chosen["audience"] else [],
            "stage": [*chosen["age"], "all"] if chosen["age"] else [],
            "form": chosen["form"],
            "tier": chosen["tier"],
            "fee": ["free"] if "free" in chosen["only"] else [],
        }
        kept = {name: tuple(codes) for name, codes in facets.items()}
        return Filters(facets=kept, near="" if chosen["municipality"] else wish)
