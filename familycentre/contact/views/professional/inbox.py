"""The inbox: what waits, by when. Theme, writer and area only; no words, no names of families."""

from datetime import date
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy
from django.views.decorators.http import require_POST, require_safe

from familycentre.contact import choices, desk, queries
from familycentre.contact.actions import answering
from familycentre.contact.models import Conversation
from familycentre.contact.sealed import Act
from familycentre.contact.states import State, StepError
from familycentre.contact.views.professional.gate import ring_members
from familycentre.directory import lists

TABS = {
    "open": pgettext_lazy("requests", "Open"),
    "mine": pgettext_lazy("requests", "Mine"),
    "answered": pgettext_lazy("requests", "Waiting for the family"),
    "closed": pgettext_lazy("requests", "Closed"),
}
BANDS = {
    "late": (pgettext_lazy("when an answer is due", "Late"), "warn"),
    "today": (pgettext_lazy("when an answer is due", "Today"), "clock"),
    "soon": (pgettext_lazy("when an answer is due", "Next working day"), "clock"),
    "later": (pgettext_lazy("when an answer is due", "Later"), "clock"),
    "waiting": (gettext_lazy("Waiting for the family"), "check"),
    "closed": (pgettext_lazy("requests", "Closed"), "lock"),
}


@require_safe
@ring_members
def inbox(request: HttpRequest, act: Act) -> HttpResponse:
    """Show a page of the requests by due day."""
    state = request.GET.get("state", "open")
    state = state if state in TABS else "open"
    rings = desk.mine(act.by)
    if desk.renew(rings, act):
        messages.success(request, _("Somebody has left the ring, so it has a new key now."))
    load = desk.load(act.by, act.now.date())
    number = page_number(request)
    rows, total = queries.inbox(act, state=state, page=number)
    context = {
        "groups": grouped(rows, act),
        "tabs": tabs(state, load),
        "state": state,
        "load": load,
        "rings": rings,
        "taken": [row.conversation.state == State.TAKEN for row in rows] if state == "open" else [],
        "page": page_of(rows, total, number),
        "query": f"state={state}&",
    }
    return render(request, "contact/professional/inbox.html", context)


def page_number(request: HttpRequest) -> int:
    """Return the page that was asked for, the first when it can't be understood."""
    asked = request.GET.get("page", "1")
    return max(1, int(asked)) if asked.isdecimal() and len(asked) < 6 else 1


def page_of(rows: list[Any], total: int, number: int) -> "Page[Any]":
    """Return what the pagination shows; the rows are read already."""
    paginator = Paginator(range(total), queries.PAGE)
    return Page(rows, number, paginator)


def tabs(state: str, load: desk.Load) -> list[dict[str, Any]]:
    """Return the tabs with their numbers."""
    counts = {"open": load.open, "mine": load.mine, "answered": load.waiting, "closed": ""}
    return [
        {"label": label, "url": f"?state={key}", "current": key == state, "count": counts[key]}
        for key, label in TABS.items()
    ]


def grouped(rows: list[queries.Row], act: Act) -> list[dict[str, Any]]:
    """Return the rows under their bands; three queries for all the words."""
    today = act.now.date()
    soon = desk.next_working_day(today)
    themes = {theme.key: theme for theme in lists.themes().values()}
    areas, writers = dict(choices.municipalities()), dict(choices.WRITERS)
    lines = [line(row, row.band(today, soon), act, themes, areas, writers) for row in rows]
    return [
        {"band": band, "label": BANDS[band][0], "icon": BANDS[band][1], "rows": list(found)}
        for band, found in groupby(lines, key=lambda one: one["band"])
    ]


def line(row: queries.Row, band: str, act: Act, themes: Any, areas: Any, writers: Any) -> dict[str, Any]:
    """Return what a row shows of a request."""
    found, form = row.conversation, row.form
    theme = themes.get(form.get("topic", ""))
    return {
        "band": band,
        "ref": found.ref,
        "theme": theme,
        "title": title_of(form, theme),
        "writer": writers.get(form.get("writer", ""), ""),
        "area": areas.get(form.get("municipality", ""), ""),
        "call": form.get("reply") == "call",
        "language": form.get("language", ""),
        "interpreter": form.get("interpreter"),
        "due": day_of(found),
        "came": found.created_on,
        "state": found.state,
        "again": is_again(found),
        "by": _("You") if found.taken_by_id == act.by.pk else short_name(found.taken_by),
    }


def title_of(form: dict[str, Any], theme: Any) -> str:
    """Return the theme's short name; nothing of what the family wrote."""
    if theme is not None and theme.text:
        return str(theme.text.short)
    return pgettext("what it is about", "Something else") if form else _("Locked to you")


def is_again(conversation: Conversation) -> bool:
    """Say whether the family has come back after an answer and waits again."""
    return bool(conversation.answered_on and conversation.unread and conversation.state in desk.OPEN)


def day_of(conversation: Conversation) -> date:
    """Return the day that a row shows: when it is due, or since when it waits or is closed."""
    if conversation.state == State.ANSWERED and conversation.waiting_since:
        return conversation.waiting_since
    if conversation.state == State.CLOSED and conversation.closed_on:
        return conversation.closed_on
    return conversation.due_on


def short_name(user: Any) -> str:
    """Return first name and initial, as colleagues call one another."""
    return f"{user.first_name or user.get_username()} {user.last_name[:1]}".strip() if user else ""


@require_POST
@ring_members
def take_next(request: HttpRequest, act: Act) -> HttpResponse:
    """Take the request that is due first and that nobody has."""
    for found in queries.mine(act.by).filter(state=State.NEW).order_by("due_on", "pk")[:5]:
        try:
            answering.take(conversation=found, act=act)
        except StepError:
            continue  # a colleague was faster; the next one
        return redirect("desk_conversation", found.ref)
    messages.info(request, _("Nothing waits to be taken now."))
    return redirect("inbox")
