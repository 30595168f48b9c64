"""Telling what happened: the only writes of this room."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import F

from familycentre.insight.models import NO, YES, Count, Feedback

ACCESSIBILITY_DAYS = 14  # Act on digital services 306/2019: feedback on accessibility is answered in 14 days


@transaction.atomic
def count(name: str, *, day: date, label: str = "") -> None:
    """Add one to the day's count of ``name`` at ``label``."""
    row, _created = Count.objects.get_or_create(day=day, name=name, label=label[:200])
    Count.objects.filter(pk=row.pk).update(n=F("n") + 1)


@transaction.atomic
def was_helpful(answer: bool, *, path: str, day: date, text: str = "") -> None:
    """Count a yes or a no for a page; with words, keep the words instead: the answer was counted before them."""
    if text:
        give_feedback(Feedback.Kind.HELPFUL, day=day, path=path, helpful=answer, text=text)
    else:
        count(YES if answer else NO, day=day, label=path)


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
