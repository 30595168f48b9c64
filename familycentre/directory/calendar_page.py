"""What the calendar's template draws: a period's days with their events, and the ways to other days."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from familycentre.directory import calendar_query, periods, vocabulary
from familycentre.directory.forms_calendar import EventFilters, wanted_day, wanted_view
from familycentre.directory.periods import DAY, Period
from familycentre.directory.queries import Happening

TITLES_A_CELL = 3
ROWS_A_PAGE = 80  # whole days until there are so many; what is left has a link


@dataclass(frozen=True)
class Day:
    """A day of the calendar: how it is called, its address and what is on."""

    day: date
    url: str
    today: bool
    chosen: bool
    happenings: list[Happening]
    outside: bool = False
    """In the grid of a month: a day of the month before or after."""

    @property
    def busy(self) -> bool:
        return any(happening.when.takes_place for happening in self.happenings)

    @property
    def weekday(self) -> Any:
        return WEEKDAYS_ABBR[self.day.weekday()]

    @property
    def first(self) -> list[Happening]:
        return self.happenings[:TITLES_A_CELL]

    @property
    def more(self) -> int:
        return max(0, len(self.happenings) - TITLES_A_CELL)


@dataclass(frozen=True)
class CalendarPage:
    """A page of the calendar."""

    period: Period
    form: EventFilters
    title: str
    tabs: list[dict[str, Any]]
    previous_url: str
    next_url: str
    today_url: str
    strip: list[Day]
    grid: list[list[Day]]
    days: list[Day]
    rest: Day | None
    rest_url: str
    after: Happening | None
    after_url: str
    ages: list[dict[str, Any]]
    today: date
    now: datetime
    feed_path: str

    @property
    def listed(self) -> bool:
        """Say whether any event is listed."""
        return any(day.happenings for day in self.days)

    @property
    def examples(self) -> bool:
        """Say whether the grid of the month shows an invented event."""
        return any(each.event.example for week in self.grid for day in week for each in day.happenings)

    @property
    def plain(self) -> bool:
        """Say whether this is the calendar's first page, the one for search engines."""
        return not self.form.kept and not any(self.form.pairs())


def calendar_page(data: QueryDict, now: datetime) -> CalendarPage:
    """Return the page that an address asks for; Http404 outside the calendar's bounds. Six queries."""
    today = now.date()
    view, day = wanted_view(data), wanted_day(data, today)
    period = periods.period(view, day, today)
    if period is None:
        raise Http404("The calendar does not go so far.")
    around = calendar_query.surroundings()
    form = EventFilters(data, kept=kept(view, day, today), **around.choices())
    start, end = shown_days(period)
    found, after = calendar_query.between(form.chosen, around, start, end, period.end)
    on = calendar_query.by_day(found)

    def as_day(each: date, outside: bool = False) -> Day:
        chosen = view == "day" and each == day
        return Day(each, address(form, "day", each, today), each == today, chosen, on.get(each, []), outside)

    listed = [as_day(each) for each in listed_days(period, today) if each in on or each in (today, day)]
    days, rest = first_rows(listed)
    return CalendarPage(
        period=period,
        form=form,
        title=title(period),
        tabs=tabs(form, period, today),
        previous_url=address(form, view, period.previous, today) if period.previous else "",
        next_url=address(form, view, period.next, today) if period.next else "",
        today_url="" if period.holds(today) else address(form, view, today, today),
        strip=[as_day(each) for each in calendar_query.days_of(start, end)]
        if view in ("week", "day")
        else [],
        grid=[
            [as_day(each, each.month != period.start.month) for each in week]
            for week in (periods.weeks(start, end) if view == "month" else [])
        ],
        days=days,
        rest=rest,
        rest_url=address(form, "list", rest.day, today) if rest else "",
        after=after,
        after_url=address(form, view, after.day, today) if after else "",
        ages=ages(form),
        today=today,
        now=now.replace(tzinfo=None),
        feed_path=reverse("calendar_feed") + "?" * any(form.pairs()) + form.query(view="", day=""),
    )


def kept(view: str, day: date, today: date) -> dict[str, str]:
    """Return what an address must say of view and day; nothing for the first view and today."""
    said = {"view": view} if view != periods.FIRST_VIEW else {}
    return {**said, "day": day.isoformat()} if day != today else said


def address(form: EventFilters, view: str, day: date, today: date) -> str:
    """Return the address of a view at a day, with the same filters."""
    query = form.query(**{"view": "", "day": "", **kept(view, day, today)})
    return f"?{query}" if query else reverse("calendar")


def shown_days(period: Period) -> tuple[date, date]:
    """Return the days of which something is drawn: a day stands in the strip of its week."""
    return periods.span("week", period.day) if period.view == "day" else (period.start, period.end)


def listed_days(period: Period, today: date) -> list[date]:
    """Return the days whose events are listed; of the present week and month what is over is left out."""
    if period.view in ("week", "month") and period.holds(today):
        return [day for day in period.days if day >= today]
    return period.days


def first_rows(days: list[Day]) -> tuple[list[Day], Day | None]:
    """Return the days that fit on a page, and the first one that does not."""
    rows = 0
    for number, day in enumerate(days):
        rows += len(day.happenings)
        if number and rows > ROWS_A_PAGE:
            return days[:number], day
    return days, None


def title(period: Period) -> str:
    """Return what a period is called."""
    if period.view == "month":
        return str(capfirst(date_format(period.start, "F Y")))
    if period.view == "week":
        number = period.start.isocalendar().week
        month = date_format(period.end if period.end.day < 4 else period.start, "F")
        return _("Week %(number)s, %(month)s") % {"number": number, "month": month}
    if period.view == "list":
        return pgettext("a list of events", "From %(date)s") % {"date": date_format(period.start, "j.n.Y")}
    return f"{capfirst(str(WEEKDAYS[period.day.weekday()]))} {date_format(period.day, 'j.n.Y')}"


def tabs(form: EventFilters, period: Period, today: date) -> list[dict[str, Any]]:
    """Return the views as tabs, each at the same day."""
    return [
        {"label": label, "url": address(form, view, period.day, today), "current": view == period.view}
        for view, label in periods.VIEWS
    ]


def ages(form: EventFilters) -> list[dict[str, Any]]:
    """Return the stages of life as quick choices: one tap, one stage."""
    chosen = form.chosen["age"]
    choices = [
        ("", pgettext("events", "All")),
        *[pair for pair in vocabulary.LIFE_STAGES if pair[0] != "all"],
    ]
    return [
        {"label": label, "url": f"?{form.query(age=code)}", "current": chosen == ([code] if code else [])}
        for code, label in choices
    ]


def tomorrow(today: date) -> date:
    """Return the day after."""
    return today + DAY
