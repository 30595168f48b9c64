"""Coming back: read, answer, say who one is, take it back, download, erase. The code travels in each post's body."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import wraps
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from familycentre.contact import danger, doors, promise, queries
from familycentre.contact.actions import asking
from familycentre.contact.actions.entering import TooManyError, WrongCodeError, enter
from familycentre.contact.forms import CodeForm, IdentityForm, ReplyForm
from familycentre.contact.models import Conversation
from familycentre.contact.sealed import Family
from familycentre.contact.states import State
from familycentre.contact.views.screens import elsewhere, family_page, forgotten, screen
from familycentre.core import codes
from familycentre.core.sealing import SealError

LONG = 3  # messages after which the newest answer is not in sight


@dataclass(frozen=True)
class Door:
    """An opened conversation, the code that opened it, and the hour."""

    family: Family
    code: str
    now: datetime

    def again(self) -> "Door":
        """Return the same with the conversation as it is now."""
        conversation = Conversation.objects.select_related("ring").get(pk=self.family.conversation.pk)
        return replace(self, family=replace(self.family, conversation=conversation))


def opened(view: Callable[[HttpRequest, Door], HttpResponse]) -> Callable[..., HttpResponse]:
    """Open the conversation whose code was posted; else show where codes are written and say what is wrong."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if request.method != "POST":
            return redirect("thread_open")
        form, now = CodeForm(request.POST), timezone.localtime()
        status = 422
        if form.is_valid():
            typed = form.cleaned_data["code"]
            try:
                return view(request, Door(enter(typed, now), typed, now))
            except codes.CodeError:
                form.add_error("code", slip(typed))
            except (WrongCodeError, Conversation.DoesNotExist):
                form.add_error(
                    "code", _("No conversation opens with this code. Check each symbol and try again.")
                )
            except TooManyError:
                form.add_error(
                    "code", _("Too many wrong codes were tried. Wait until the next full hour and try again.")
                )
                status = 429
            except SealError:
                return screen(
                    request, "damaged", {"lines": doors.day_and_night(doors.lines(now.date()))}, status=500
                )
        return entry(request, form, status=status)

    return family_page(guarded)


def slip(typed: str) -> str:
    """Return what to say of a code that can't be one."""
    given = sum(sign.isalnum() for sign in typed)
    if given != codes.LENGTH:
        return _("The code has %(wanted)s symbols, and here are %(given)s.") % {
            "wanted": codes.LENGTH,
            "given": given,
        }
    return _("There is a slip somewhere: one symbol is not as it should be. Compare them once more.")


@family_page
def thread_open(request: HttpRequest) -> HttpResponse:
    """Show where to write the code; a post comes from the language menu and keeps what was typed."""
    if request.method != "POST" and (away := elsewhere("thread_open")):
        return away
    return entry(request, CodeForm(initial={"code": request.POST.get("code", "")}))


def entry(request: HttpRequest, form: CodeForm, *, status: int = 200) -> HttpResponse:
    """Show the place for the code; what was typed stays there."""
    return screen(request, "open", {"form": form}, languages="thread_open", status=status)


@opened
def thread(request: HttpRequest, door: Door) -> HttpResponse:
    """Show the conversation."""
    return thread_page(request, door)


@opened
def thread_write(request: HttpRequest, door: Door) -> HttpResponse:
    """Add the family's message; sent twice from the same page it is kept once."""
    typed = request.POST.dict()
    form = ReplyForm(ReplyForm.cleaned_of_codes(typed) if "without_codes" in typed else typed)
    if not form.is_valid():
        return thread_page(request, door, reply=form, status=422)
    text, seen = form.cleaned_data["text"], form.cleaned_data["seen"]
    if seen is None or not asking.said_already(door.family, text=text, seen=seen):
        asking.write(family=door.family, text=text, calendar=promise.calendar(), now=door.now)
    return thread_page(request, door.again(), said="written", words=text)


@opened
def thread_identity(request: HttpRequest, door: Door) -> HttpResponse:
    """Keep who the family is, under its own key; or take it back."""
    if "forget" in request.POST:
        asking.forget_identity(family=door.family)
        return thread_page(request, door, said="forgotten")
    typed = request.POST.dict()
    form = IdentityForm(IdentityForm.cleaned_of_codes(typed) if "without_codes" in typed else typed)
    if not form.is_valid():
        return thread_page(request, door, who=form, status=422)
    if form.identity:
        asking.tell_identity(family=door.family, typed=door.code, identity=form.identity)
    else:
        asking.forget_identity(family=door.family)
    asking.tell_notice_address(family=door.family, address=form.cleaned_data["notice_to"])
    return thread_page(request, door, said="told")


@opened
def thread_erase(request: HttpRequest, door: Door) -> HttpResponse:
    """Ask once whether all is to be erased; then erase it for good."""
    if "sure" not in request.POST:
        return screen(request, "erase", {"code": door.code}, languages="thread_erase")
    topic = queries.form_as_family(door.family).get("topic", "")
    asking.erase(family=door.family, topic=topic, now=door.now)
    return forgotten(screen(request, "erased", {}))


@opened
def thread_download(request: HttpRequest, door: Door) -> HttpResponse:
    """Give the conversation as a text file with a name that tells nothing."""
    context = {"days": by_day(queries.read_as_family(door.family), door.now.date()), "team": team(door)}
    response = render(
        request, "contact/visitor/download.txt", context, content_type="text/plain; charset=utf-8"
    )
    name = pgettext("name of a file that tells nothing", "notes")
    response["Content-Disposition"] = f'attachment; filename="{name}.txt"'
    return response


@family_page
def thread_leave(request: HttpRequest) -> HttpResponse:
    """Close: the browser forgets what it kept of these pages. Needs no code; nothing changes here."""
    return forgotten(screen(request, "left", {}))


def thread_page(
    request: HttpRequest,
    door: Door,
    *,
    reply: ReplyForm | None = None,
    who: IdentityForm | None = None,
    said: str = "",
    words: str = "",
    status: int = 200,
) -> HttpResponse:
    """Show the conversation with the forms that belong to it."""
    context = _thread_context(door, reply["text"].value() if reply else words)
    context["reply"] = reply or ReplyForm(initial={"seen": door.family.conversation.messages_count})
    context["who"] = who or IdentityForm(initial={**context["identity"], "notice_to": context["notice"]})
    return screen(request, "thread", {**context, "said": said}, languages="thread", status=status)


def _thread_context(door: Door, words: str | None) -> dict[str, Any]:
    conversation, today = door.family.conversation, door.now.date()
    read, told = queries.read_as_family(door.family), queries.identity_as_family(door.family, door.code)
    notice = queries.notice_as_family(door.family)
    lines = doors.lines(today)
    return {
        "code": door.code,
        "conversation": conversation,
        "team": team(door),
        "days": by_day(read, today),
        "answered": any(line.role == "worker" for line in read),
        "latest": max((line.number for line in read if line.role == "worker"), default=0),
        "long": len(read) > LONG,
        "state": state_of(conversation, today),
        "due": promise.by_day(conversation.due_on),
        "identity": told,
        "notice": notice,
        "told": bool(told or notice),
        "lines": [*doors.day_and_night(lines), *doors.for_needs(lines, ["social"])],  # shown when we are late
        "danger_lines": doors.for_needs(lines, danger.needs(words or "")),
    }


def team(door: Door) -> str:
    """Return the name of the ring that answers."""
    text = door.family.conversation.ring.text
    return text.name if text else ""


def state_of(conversation: Conversation, today: date) -> str:
    """Return what to say of the conversation: waits, late, answered or closed."""
    if conversation.state in {State.ANSWERED, State.CLOSED}:
        return str(conversation.state)
    return "late" if conversation.due_on < today else "waits"


def by_day(lines: list[queries.Line], today: date) -> list[dict[str, Any]]:
    """Return the messages under the days on which they were written."""
    days = groupby(lines, key=lambda line: line.at.date() if line.at else today)
    return [{"day": day, "is_today": day == today, "lines": list(found)} for day, found in days]
