"""Telling what happened: the only writes of this room."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import F

from familycentre.insight.models import Count, Feedback

ACCESSIBILITY_DAYS = 14  # Act on digital services 306/2019: feedback on accessibility is answered in 14 days


@transaction.atomic
def count(name: str, *, day: date, label: str = "") -> None:
    """Add one to the day's count of ``name`` at ``label``."""
    row, _created = Count.objects.get_or_create(day=day, name=name, label=label[:200])
    Count.objects.filter(pk=row.pk).update(n=F("n") + 1)


@transaction.atomic
def give_feedback(
    kind: str, *, day: date, path: str = "", helpful: bool | None = None, text: str = "", reply_to: str = ""
) -> Feedback:
    """Keep what a visitor said; accessibility feedback gets the day by which the law wants it answered."""
    return Feedback.objects.create(
        kind=kind,
        day=day,
        path=path[:300],
        helpful=helpful,
        text=text,
        reply_to=reply_to,
        answer_by=day + timedelta(days=ACCESSIBILITY_DAYS) if kind == Feedback.Kind.ACCESSIBILITY else None,
    )
