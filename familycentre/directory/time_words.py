"""Times in words: "every Tuesday at 9.30–11". Only what a rule says is said; one too knotty gives no words."""

from datetime import date, time
from typing import Any

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override, pgettext, pgettext_lazy

from familycentre.directory.recurrence import RuleError, parse
from familycentre.directory.rule_days import Rule
from familycentre.directory.templatetags.directory import clock

ON_WEEKDAYS = [
    pgettext_lazy("repeats every few weeks", "on Mondays"),
    pgettext_lazy("repeats every few weeks", "on Tuesdays"),
    pgettext_lazy("repeats every few weeks", "on Wednesdays"),
    pgettext_lazy("repeats every few weeks", "on Thursdays"),
    pgettext_lazy("repeats every few weeks", "on Fridays"),
    pgettext_lazy("repeats every few weeks", "on Saturdays"),
    pgettext_lazy("repeats every few weeks", "on Sundays"),
]
THE_WEEKDAY = [
    pgettext_lazy("the first … of every month", "Monday"),
    pgettext_lazy("the first … of every month", "Tuesday"),
    pgettext_lazy("the first … of every month", "Wednesday"),
    pgettext_lazy("the first … of every month", "Thursday"),
    pgettext_lazy("the first … of every month", "Friday"),
    pgettext_lazy("the first … of every month", "Saturday"),
    pgettext_lazy("the first … of every month", "Sunday"),
]
ORDINALS = {
    1: pgettext_lazy("weekday of every month", "first"),
    2: pgettext_lazy("weekday of every month", "second"),
    3: pgettext_lazy("weekday of every month", "third"),
    4: pgettext_lazy("weekday of every month", "fourth"),
    5: pgettext_lazy("weekday of every month", "fifth"),
    -1: pgettext_lazy("weekday of every month", "last"),
    -2: pgettext_lazy("weekday of every month", "last but one"),
}
IN_MONTHS = [
    pgettext_lazy("takes place", "in January"),
    pgettext_lazy("takes place", "in February"),
    pgettext_lazy("takes place", "in March"),
    pgettext_lazy("takes place", "in April"),
    pgettext_lazy("takes place", "in May"),
    pgettext_lazy("takes place", "in June"),
    pgettext_lazy("takes place", "in July"),
    pgettext_lazy("takes place", "in August"),
    pgettext_lazy("takes place", "in September"),
    pgettext_lazy("takes place", "in October"),
    pgettext_lazy("takes place", "in November"),
    pgettext_lazy("takes place", "in December"),
]


def rule_words(rule: str, language: str, first_day: date | None = None, hours: str = "") -> str:
    """Return a recurrence rule in words; nothing when it is empty, can't be read or is too knotty for words.

    Without ``first_day`` a rule that leaves the weekday to it says only how often. ``hours`` are said where
    they belong: "every Tuesday at 9–11, 6 times".
    """
    with override(language):
        try:
            parsed = parse(rule) if rule else None
        except RuleError:
            return ""
        words = _often(parsed, first_day) if parsed else ""
        return _within(parsed, f"{words} {hours}".strip()) if parsed and words else ""


def hours_words(starts: time, ends: time) -> str:
    """Return a stretch of a day: at 9.30–11."""
    return pgettext("time of day", "at %(start)s–%(end)s") % {"start": clock(starts), "end": clock(ends)}


def when_words(event: Any, language: str) -> str:
    """Return when an event takes place: by its rule, or on its one day; nothing for a rule without words."""
    with override(language):
        hours = hours_words(event.starts, event.ends)
        if event.rule:
            return rule_words(event.rule, language, event.first_day, hours)
        return f"{day_words(event.first_day)} {hours}"


def day_words(day: date) -> str:
    """Return a day with its weekday: Tuesday 24.11.2026."""
    return f"{WEEKDAYS[day.weekday()]} {date_format(day, 'j.n.Y')}"


def listed(words: list[Any]) -> str:
    """Return words in a row: Monday, Tuesday and Friday."""
    texts = [str(word) for word in words]
    if len(texts) < 2:
        return "".join(texts)
    return _("%(first)s and %(last)s") % {"first": ", ".join(texts[:-1]), "last": texts[-1]}


def _often(rule: Rule, first_day: date | None) -> str:
    simple = not rule.by_set_pos or (
        rule.freq == "MONTHLY" and len(rule.by_day) == 1 and not rule.by_day[0][0]
    )
    ways = {"DAILY": _daily, "WEEKLY": _weekly, "MONTHLY": _monthly, "YEARLY": _yearly}
    return ways[rule.freq](rule, first_day) if simple else ""


def _daily(rule: Rule, first_day: date | None) -> str:
    if rule.by_month_day:
        return ""
    if rule.by_day:
        return _weekly(rule, first_day) if rule.interval == 1 else ""
    if rule.interval == 2:
        return _("every other day")
    return ngettext("every day", "every %(number)s days", rule.interval) % {"number": rule.interval}


def _weekly(rule: Rule, first_day: date | None) -> str:
    weekdays = [weekday for _ordinal, weekday in rule.by_day]
    if not weekdays and first_day is not None:
        weekdays = [first_day.weekday()]
    if not weekdays:
        return ngettext("every week", "every %(number)s weeks", rule.interval) % {"number": rule.interval}
    names = [WEEKDAYS[weekday] for weekday in weekdays]
    if rule.interval == 1:
        if weekdays == [0, 1, 2, 3, 4]:
            return _("from Monday to Friday")
        return _("every %(weekday)s") % {"weekday": listed(names)}
    if rule.interval == 2 and len(weekdays) == 1:
        return _("every other %(weekday)s") % {"weekday": names[0]}
    days = {"days": listed([ON_WEEKDAYS[weekday] for weekday in weekdays]), "number": rule.interval}
    if rule.interval == 2:
        return _("%(days)s every other week") % days
    return _("%(days)s every %(number)s weeks") % days


def _monthly(rule: Rule, first_day: date | None) -> str:
    if rule.by_day and rule.by_month_day:
        return ""
    day = _day_of_month(rule, first_day)
    if not day:
        return ""
    if rule.interval == 1:
        return _("%(day)s of every month") % {"day": day}
    if rule.interval == 2:
        return _("%(day)s of every other month") % {"day": day}
    return _("%(day)s of the month, every %(number)s months") % {"day": day, "number": rule.interval}


def _day_of_month(rule: Rule, first_day: date | None) -> str:
    """Return which day of a month: the second Tuesday, day 15, the last day."""
    if rule.by_day:
        spots = [
            (ordinal or spot, weekday) for ordinal, weekday in rule.by_day for spot in rule.by_set_pos or (0,)
        ]
        if any(spot not in ORDINALS for spot, _weekday in spots):
            return ""
        return listed(
            [
                pgettext("the first Tuesday (of every month)", "the %(ordinal)s %(weekday)s")
                % {"ordinal": ORDINALS[spot], "weekday": THE_WEEKDAY[weekday]}
                for spot, weekday in sorted(spots, key=lambda s: (s[0] < 0, s))
            ]
        )
    numbers = rule.by_month_day or ((first_day.day,) if first_day else ())
    if numbers == (-1,):
        return pgettext("of every month", "the last day")
    if not numbers or min(numbers) < 0:
        return ""
    return pgettext("of every month", "day %(number)s") % {"number": listed(list(numbers))}


def _yearly(rule: Rule, first_day: date | None) -> str:
    if rule.by_day or len(rule.by_month_day) > 1 or len(rule.by_month) > 1:
        return ""
    month = rule.by_month[0] if rule.by_month else first_day.month if first_day else 0
    number = rule.by_month_day[0] if rule.by_month_day else first_day.day if first_day else 0
    if rule.by_month_day and not rule.by_month:
        return ""  # that day of every month
    if month < 1 or number < 1:
        return ngettext("every year", "every %(number)s years", rule.interval) % {"number": rule.interval}
    words = {"date": f"{number}.{month}.", "number": rule.interval}
    return ngettext("every year on %(date)s", "every %(number)s years on %(date)s", rule.interval) % words


def _within(rule: Rule, words: str) -> str:
    """Add the months, the number of times and the last day to what is said of a rule."""
    if rule.by_month and rule.freq != "YEARLY":
        months = listed([IN_MONTHS[month - 1] for month in rule.by_month])
        words = _("%(often)s %(months)s") % {"often": words, "months": months}
    if rule.count:
        told = {"often": words, "number": rule.count}
        words = ngettext("%(often)s, once", "%(often)s, %(number)s times", rule.count) % told
    if rule.until:
        words = _("%(often)s until %(date)s") % {"often": words, "date": date_format(rule.until, "j.n.Y")}
    return words
