"""The numbers of a quarter: how many asked, about what, how soon they were answered. Small numbers are hidden.

Quarters do not overlap, and what is broken down is told only when the quarter is over: two looks at a running quarter
would tell the difference between them, which may be one family.
"""

import math
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Sum
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from familycentre.contact import choices
from familycentre.contact.forms_professional import ERASED, OUTCOME_WORDS
from familycentre.contact.models import Tombstone
from familycentre.insight.models import Count
from familycentre.insight.suppression import ENOUGH, published

QUARTERS = 8


@dataclass(frozen=True)
class Quarter:
    """Three months."""

    year: int
    number: int

    @property
    def key(self) -> str:
        return f"{self.year}-{self.number}"

    @property
    def first(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last(self) -> date:
        return self.next.first - timedelta(days=1)

    @property
    def next(self) -> "Quarter":
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    @property
    def before(self) -> "Quarter":
        return Quarter(self.year - (self.number == 1), (self.number - 2) % 4 + 1)


@dataclass(frozen=True)
class Table:
    """One broken-down count as it may be shown."""

    key: str
    title: Any
    rows: list[tuple[str, Any, int | None]]
    """Code, words, number; None where it is hidden."""
    total: int | None

    @property
    def most(self) -> int:
        return max([n for _code, _words, n in self.rows if n] or [1])


@dataclass(frozen=True)
class Speed:
    """Time to the first answer in working days, against the promise; None where too few were answered."""

    answered: int | None = None
    median: int | None = None
    ninety: int | None = None
    kept: int | None = None
    """Share in per cent."""


def quarter_of(day: date) -> Quarter:
    """Return the quarter in which a day lies."""
    return Quarter(day.year, (day.month + 2) // 3)


def quarters(today: date) -> list[Quarter]:
    """Return the quarters that can be chosen, the running one first."""
    found = [quarter_of(today)]
    while len(found) < QUARTERS:
        found.append(found[-1].before)
    return found


def chosen(key: str, today: date) -> Quarter:
    """Return the quarter that was asked for, else the last one that is over."""
    known = quarters(today)
    return next((one for one in known if one.key == key), known[1])


def totals(name: str, quarter: Quarter) -> dict[str, int]:
    """Return how often something was counted in a quarter, by label. One query."""
    rows = Count.objects.filter(name=name, day__range=(quarter.first, quarter.last))
    return dict(rows.values_list("label").annotate(total=Sum("n")).order_by())


def tables(quarter: Quarter) -> list[Table]:
    """Return the broken-down counts of a quarter that is over."""
    erased = Tombstone.objects.filter(outcome="erased", month__range=(quarter.first, quarter.last)).count()
    ends = {**totals("outcome", quarter), "erased": erased}
    elsewhere = ("-", pgettext("municipality", "Elsewhere or not told"))
    return [
        table("topic", _("By topic"), choices.topics(), totals("request-topic", quarter)),
        table(
            "municipality",
            _("By municipality"),
            [*choices.municipalities(), elsewhere],
            totals("request-municipality", quarter),
        ),
        table("language", _("By language"), choices.languages(), totals("request-language", quarter)),
        table("outcome", _("How they ended"), [*OUTCOME_WORDS.items(), ("erased", ERASED)], ends),
    ]


def table(key: str, title: str, known: list[tuple[str, Any]], counts: dict[str, int]) -> Table:
    """Return a table with every label there could be; what is counted under no known label is named by its code."""
    words = {**{code: code for code in counts}, **dict(known)}
    told = published({code: counts.get(code, 0) for code in words})
    rows = [(code, words[code], told.cells[code]) for code in words]
    rows.sort(key=lambda row: -(row[2] or 0))
    return Table(key, title, rows, told.total)


def speed(quarter: Quarter) -> Speed:
    """Return the time to the first answer in a quarter, when enough were answered."""
    days = {int(label): n for label, n in totals("first-answer-days", quarter).items() if label.isdecimal()}
    promise = totals("promise", quarter)
    answered, promised = sum(days.values()), sum(promise.values())
    if answered < ENOUGH or promised < ENOUGH:
        return Speed()
    kept = round(100 * promise.get("kept", 0) / promised)
    return Speed(answered, quantile(days, 0.5), quantile(days, 0.9), kept)


def quantile(counts: dict[int, int], share: float) -> int:
    """Return the least value that so large a share does not exceed."""
    wanted, seen = math.ceil(share * sum(counts.values())), 0
    for value in sorted(counts):
        seen += counts[value]
        if seen >= wanted:
            return value
    raise ValueError("nothing was counted")


def consultations(quarter: Quarter) -> int | None:
    """Return how many consultations were asked, when they are enough to be told."""
    found = sum(totals("consultation", quarter).values())
    return found if found >= ENOUGH else None


def as_data(quarter: Quarter, *, over: bool) -> dict[str, Any]:
    """Return everything that may be told of a quarter, for a file."""
    told = speed(quarter)
    return {
        "quarter": quarter.key,
        "from": quarter.first.isoformat(),
        "to": quarter.last.isoformat(),
        "first_answer": {
            "answered": told.answered,
            "median_working_days": told.median,
            "ninety_per_cent_within_working_days": told.ninety,
            "promise_kept_per_cent": told.kept,
        },
        "consultations": consultations(quarter),
        "tables": {
            one.key: {
                "total": one.total,
                "rows": [{"code": code, "name": str(words), "n": n} for code, words, n in one.rows],
            }
            for one in (tables(quarter) if over else [])
        },
        "hidden_below": ENOUGH,
    }
