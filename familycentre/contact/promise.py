"""The promise: by which day a family is answered, and that day in words."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import pgettext, pgettext_lazy

from familycentre.core.workdays import WorkCalendar
from familycentre.people.models import Region

BY_WEEKDAY = [
    pgettext_lazy("at the latest on … 26 November", "Monday"),
    pgettext_lazy("at the latest on … 26 November", "Tuesday"),
    pgettext_lazy("at the latest on … 26 November", "Wednesday"),
    pgettext_lazy("at the latest on … 26 November", "Thursday"),
    pgettext_lazy("at the latest on … 26 November", "Friday"),
    pgettext_lazy("at the latest on … 26 November", "Saturday"),
    pgettext_lazy("at the latest on … 26 November", "Sunday"),
]


def calendar() -> WorkCalendar:
    """Return the days on which the region works."""
    return Region.objects.get().work_calendar()


def due(today: date, region: Region) -> date:
    """Return the day by which what arrives today is answered."""
    return region.work_calendar().add(today, region.promise_working_days)


def by_day(day: date) -> str:
    """Return a day as it stands after "at the latest on": Thursday 26 November, torstaina 26.11."""
    words = {
        "weekday": BY_WEEKDAY[day.weekday()],
        "date": date_format(day, pgettext("date format: day and month", "j F")),
    }
    return pgettext("at the latest on …", "%(weekday)s %(date)s") % words
