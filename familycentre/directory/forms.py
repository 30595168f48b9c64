"""Filters of the public lists. They come in an address that anyone may have typed, so they never refuse:
what is known is used, what is not is left out and counted as a stray.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from familycentre.directory import vocabulary

LONGEST_WORDS = 80
Choices = list[tuple[str, Any]]
OPEN_NOW = ("open", _("Open now"))


def labels(field: Any) -> dict[str, Any]:
    """Return the known codes of a field with their readable names, in their order."""
    return dict(field.choices)


class SomeOf(forms.MultipleChoiceField):
    """Any number of known codes."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value: Any) -> list[str]:
        return [code for code in labels(self) if code in (value or [])]


class OneOf(forms.ChoiceField):
    """One known code, or none."""

    def clean(self, value: Any) -> str:
        return str(value) if value and value in labels(self) else ""


class Words(forms.CharField):
    """A few words; control characters and everything beyond a sensible length is dropped."""

    def clean(self, value: Any) -> str:
        shown = "".join(char if char.isprintable() else " " for char in str(value or "")[: 4 * LONGEST_WORDS])
        return " ".join(shown.split())[:LONGEST_WORDS].strip()


@dataclass(frozen=True)
class Chip:
    """A chosen filter and the address of the list without it."""

    label: str
    remove_url: str


@dataclass(frozen=True)
class Group:
    """A filter as the template draws it; ``more`` is folded away until it is used."""

    name: str
    title: Any
    type: str
    choices: list[dict[str, Any]]
    more: bool

    @property
    def used(self) -> bool:
        return any(choice["checked"] and choice["value"] for choice in self.choices)


class FilterForm(forms.Form):
    """Filters over GET, bound to any address. Subclasses add the fields; ``folded`` ones stand under "more"."""

    folded: tuple[str, ...] = ()

    def __init__(self, data: QueryDict, **choices: Choices) -> None:
        super().__init__(data)
        for name, known in choices.items():
            self.fields[name].choices = known  # type: ignore[attr-defined]
        self.full_clean()

    @property
    def chosen(self) -> dict[str, Any]:
        """Return what was understood: field → code, codes or words."""
        return self.cleaned_data

    @property
    def strays(self) -> bool:
        """Say whether something in the address was not understood."""
        for name in self.fields:
            given = [value for value in self.data.getlist(name) if value.strip()]  # type: ignore[attr-defined]
            kept = self.chosen[name]
            if set(given) - set([kept] if isinstance(kept, str) else kept) and name != "q":
                return True
        return False

    def pairs(self) -> Iterable[tuple[str, str]]:
        """Return what was understood as name and value, in the order of the fields."""
        for name in self.fields:
            kept = self.chosen[name]
            for value in [kept] if isinstance(kept, str) else kept:
                if value:
                    yield name, value

    def query(self, *without: tuple[str, str], **instead: str) -> str:
        """Return the tidy query string of this list, less some pairs, with some fields set anew."""
        found = QueryDict(mutable=True)
        for name, value in self.pairs():
            if (name, value) not in without and name not in instead:
                found.appendlist(name, value)
        for name, value in instead.items():
            found.appendlist(name, value)
        return found.urlencode()

    def chips(self) -> list[Chip]:
        """Return the chosen filters, each with the way to take it off."""
        return [Chip(self._label(*pair), "?" + self.query(pair)) for pair in self.pairs()]

    def groups(self) -> list[Group]:
        """Return the filters as the template draws them; the field of words is drawn apart."""
        found = []
        for name, field in self.fields.items():
            if isinstance(field, Words):
                continue
            kept, single = self.chosen[name], isinstance(field, OneOf)
            choices = [
                {"value": code, "label": label, "checked": code == kept if single else code in kept}
                for code, label in labels(field).items()
            ]
            if single:
                choices.insert(0, {"value": "", "label": pgettext_lazy("filter", "All"), "checked": not kept})
            found.append(
                Group(name, field.label, "select" if single else "checkbox", choices, name in self.folded)
            )
        return found

    def _label(self, name: str, value: str) -> str:
        field = self.fields[name]
        if isinstance(field, Words):
            return f"”{value}”"
        return str(labels(field)[value])


class ServiceFilters(FilterForm):
    """What narrows the list of services. The names are those of the address; they are kept for good."""

    folded = ("audience", "tier", "provider", "language")

    q = Words(required=False, label=_("Words"))
    municipality = OneOf(required=False, label=_("Where?"))
    theme = OneOf(required=False, label=_("About what?"))
    only = SomeOf(
        required=False,
        label=pgettext_lazy("filter", "Only"),
        choices=[("free", _("Free of charge")), OPEN_NOW],
    )
    age = SomeOf(required=False, label=_("Which stage of life?"), choices=vocabulary.LIFE_STAGES)
    form = SomeOf(required=False, label=_("In what form?"), choices=vocabulary.FORMS)
    audience = SomeOf(required=False, label=_("For whom?"), choices=vocabulary.AUDIENCES)
    tier = SomeOf(required=False, label=_("Which level of support?"), choices=vocabulary.TIERS)
    provider = SomeOf(required=False, label=_("Who provides?"), choices=vocabulary.PROVIDER_KINDS)
    language = SomeOf(
        required=False,
        label=_("In which language?"),
        choices=[*vocabulary.SERVICE_LANGUAGES, ("interpreter", _("With an interpreter"))],
    )


class PlaceFilters(FilterForm):
    """What narrows the list of places."""

    municipality = OneOf(required=False, label=_("Where?"))
    kind = SomeOf(required=False, label=_("What kind of place?"), choices=vocabulary.PLACE_KINDS)
    only = SomeOf(required=False, label=pgettext_lazy("filter", "Only"), choices=[OPEN_NOW])
