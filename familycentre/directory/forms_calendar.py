"""What an address of the calendar asks for: filters, a view and a day. Nothing is refused; rubbish is left out."""

import re
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from familycentre.directory import vocabulary
from familycentre.directory.forms import FilterForm, OneOf, SomeOf
from familycentre.directory.periods import FIRST_VIEW, VIEWS

WRITTEN_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class EventFilters(FilterForm):
    """What narrows the calendar and its feeds. The names are those of the address; they are kept for good."""

    folded = ("kind", "audience", "language")

    municipality = OneOf(required=False, label=_("In which municipality?"))
    area = OneOf(required=False, label=_("In which family-centre area?"))
    place = OneOf(required=False, label=_("At which place?"))
    age = SomeOf(required=False, label=_("Which stage of life?"), choices=vocabulary.LIFE_STAGES)
    only = SomeOf(
        required=False,
        label=pgettext_lazy("filter", "Only"),
        choices=[("free", _("Free of charge")), ("online", pgettext_lazy("an event", "Online"))],
    )
    kind = SomeOf(required=False, label=_("What kind of event?"), choices=vocabulary.EVENT_KINDS)
    audience = SomeOf(required=False, label=_("For whom?"), choices=vocabulary.AUDIENCES)
    language = SomeOf(required=False, label=_("In which language?"), choices=vocabulary.SERVICE_LANGUAGES)

    def __init__(self, data: QueryDict, kept: dict[str, str] | None = None, **choices: Any) -> None:
        """Bind to an address; ``kept`` stays in every address that is made of this one."""
        self.kept = kept or {}
        super().__init__(data, **choices)

    def query(self, *without: tuple[str, str], **instead: str) -> str:
        """Return the query string with what is kept; an empty value in ``instead`` takes its name off."""
        dropped = [(name, value) for name, value in self.pairs() if instead.get(name) == ""]
        values = {name: value for name, value in {**self.kept, **instead}.items() if value}
        return super().query(*without, *dropped, **values)


def wanted_view(data: QueryDict) -> str:
    """Return the view that an address asks for; the first one when it asks for none that we have."""
    view = data.get("view", "")
    return view if view in dict(VIEWS) else FIRST_VIEW


def wanted_day(data: QueryDict, today: date) -> date:
    """Return the day that an address asks for; today when it names none."""
    text = data.get("day", "")
    if not WRITTEN_DAY.fullmatch(text):
        return today
    try:
        return date.fromisoformat(text)
    except ValueError:
        return today
