"""A command as it runs by the timer in office hours: ``python -m tests.journeys.office_hours digest``.

Tests run at night and on Sundays too; then the clock of this process is put forward to the next morning. Nothing else
is changed.
"""

import sys
from datetime import datetime, timedelta

import django

django.setup()

from django.core.management import call_command  # noqa: E402 - Django must be set up before models are imported
from django.utils import timezone  # noqa: E402

from familycentre.contact import promise  # noqa: E402


def next_office_hour(now: datetime) -> datetime:
    """Return now when it is in office hours, else the first full hour that is."""
    calendar = promise.calendar()
    while not calendar.in_office_hours(now):
        now = now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return now


if __name__ == "__main__":
    moment = next_office_hour(timezone.now())
    timezone.now = lambda: moment
    call_command(*sys.argv[1:])
