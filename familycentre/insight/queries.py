"""What editors look at: which pages help, what people said, what must be answered."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet, Sum

from familycentre.insight.models import NO, YES, Count, Feedback


@dataclass(frozen=True)
class Helpfulness:
    """How often a page was said to help, and not to help."""

    path: str
    yes: int
    no: int

    @property
    def answers(self) -> int:
        return self.yes + self.no

    @property
    def share(self) -> int:
        """The share of yes, in per cent."""
        return round(100 * self.yes / self.answers) if self.answers else 0


def helpfulness(since: date, until: date) -> list[Helpfulness]:
    """Return the pages that were answered about between two days, those with most "no" first. One query."""
    rows = (
        Count.objects.filter(name__in=[YES, NO], day__range=(since, until))
        .values("label")
        .annotate(yes=Sum("n", filter=Q(name=YES), default=0), no=Sum("n", filter=Q(name=NO), default=0))
    )
    found = [Helpfulness(row["label"], row["yes"], row["no"]) for row in rows]
    return sorted(found, key=lambda page: (-page.no, -page.yes, page.path))


def unread() -> "QuerySet[Any]":
    """Return the feedback that nobody has handled yet, what must be answered first."""
    return Feedback.objects.filter(handled=False).order_by(F("answer_by").asc(nulls_last=True), "-day", "-pk")


def late(today: date) -> "QuerySet[Any]":
    """Return the accessibility feedback whose answer is overdue by the law."""
    return unread().filter(answer_by__lt=today)


def counts(name: str, since: date, until: date) -> dict[date, int]:
    """Return how often something happened on each day between two days. One query."""
    rows = Count.objects.filter(name=name, day__range=(since, until)).values_list("day")
    return dict(rows.annotate(total=Sum("n")).order_by("day"))
