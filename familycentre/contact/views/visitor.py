"""Asking for help: write, check, send, get a code. Nothing is stored before the last step."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from familycentre.contact import choices, danger, doors, greetings, promise, rings, throttle
from familycentre.contact.actions import asking
from familycentre.contact.forms import AskForm, fresh_token, known_token
from familycentre.contact.models import Ring
from familycentre.contact.views.screens import elsewhere, family_page, screen
from familycentre.core import codes
from familycentre.people.models import Region

STEPS = 2


@family_page
def ask_form(request: HttpRequest) -> HttpResponse:
    """Show the form. A post shows it again with what was typed: back from the check, or in another language."""
    found = rings.open_rings()
    if not found:
        return closed(request) if request.method == "POST" else redirect("ask")
    if request.method != "POST" and (away := elsewhere("ask_form")):
        return away
    own = choices.languages()[0][0]
    typed = (
        request.POST.dict()
        if request.method == "POST"
        else {"reply": "code", "language": request.GET.get("in", own)}
    )
    if typed.get("language") == typed.get("page"):
        typed["language"] = (
            own  # who changes the page's language without choosing another one is answered in it
        )
    return form_page(request, AskForm(initial=typed, **known(found)))


@family_page
def ask_confirm(request: HttpRequest) -> HttpResponse:
    """Show what is going to be sent, to whom, and by which day it is answered; or the form with what is wrong."""
    if request.method != "POST":
        return redirect("ask_form")
    found = rings.open_rings()
    if not found:
        return closed(request)
    form = filled(request, found)
    if not form.is_valid():
        return form_page(request, form, status=422)
    return confirm_page(request, form, found, fresh_token())


@family_page
def ask_code(request: HttpRequest) -> HttpResponse:
    """Send, and show the reading code this once. Sending twice gives the same code."""
    if request.method != "POST":
        return redirect("thread_open")
    found, now = rings.open_rings(), timezone.localtime()
    form = filled(request, found)
    if not found:
        return closed(request)
    if not form.is_valid():
        return form_page(request, form, status=422)
    token = known_token(request.POST.get("token", ""))
    if not token:
        return confirm_page(request, form, found, fresh_token(), status=422)
    if not throttle.may_send(now):
        return confirm_page(request, form, found, request.POST["token"], busy=True, status=503)
    try:
        asked = send(form, found, token, now)
    except asking.ClosedError:
        return closed(request)
    return code_page(request, asked)


def send(form: AskForm, found: list[Ring], token: str, now: datetime) -> asking.Asked:
    """Seal and store a valid form; raise ClosedError when its ring has closed in between."""
    chosen, region = form.sealed_choices, Region.objects.get()
    ring = rings.ring_for(chosen["municipality"], found)
    if ring is None:
        raise asking.ClosedError
    language = choices.page_language(chosen["language"])
    return asking.open_request(
        ring=ring,
        token=form.bound(token),
        text=form.cleaned_data["text"],
        form=chosen,
        identity=form.identity,
        notice_to=form.cleaned_data["notice_to"],
        greeting=greetings.greeting(language, promise.due(now.date(), region)),
        calendar=region.work_calendar(),
        now=now,
    )


def known(found: list[Ring]) -> dict[str, Any]:
    """Return what the form offers: municipalities, topics, and from where somebody answers."""
    towns = choices.municipalities()
    served = {code for code, _name in towns if rings.ring_for(code, found)}
    if rings.ring_for("", found):
        served.add(choices.ELSEWHERE)
    return {"towns": towns, "topics": choices.topics(), "served": served}


def filled(request: HttpRequest, found: list[Ring]) -> AskForm:
    """Return the form with what was typed; without personal identity codes when the writer asked for that."""
    typed = request.POST.dict()
    if "without_codes" in typed:
        typed = AskForm.cleaned_of_codes(typed)
    return AskForm(typed, **known(found))


def form_page(request: HttpRequest, form: AskForm, *, status: int = 200) -> HttpResponse:
    """Show the form with whom to call above it and the day of the answer."""
    lines, today = doors.lines(timezone.localdate()), timezone.localdate()
    context = {
        "form": form,
        "page_robots": "" if request.method == "GET" else "noindex",  # the empty form may be found by search
        "own_language": choices.languages()[0][0],
        "due": promise.by_day(promise.due(today, Region.objects.get())),
        "lines": doors.day_and_night(lines),
        "danger_lines": doors.for_needs(lines, danger.needs(form["text"].value() or "")),
    }
    return screen(request, "form", context | steps(1), languages="ask_form", status=status)


def confirm_page(
    request: HttpRequest,
    form: AskForm,
    found: list[Ring],
    token: str,
    *,
    busy: bool = False,
    status: int = 200,
) -> HttpResponse:
    """Show what is going to happen. A busy site keeps the words on the page and tells whom to call."""
    context = {**_confirm_context(form, found), "token": token, "busy": busy}
    response = screen(request, "confirm", context | steps(2), languages="ask_confirm", status=status)
    if busy:
        response["Retry-After"] = str(throttle.MINUTE)
    return response


def _confirm_context(form: AskForm, found: list[Ring]) -> dict[str, Any]:
    today, region = timezone.localdate(), Region.objects.get()
    lines = doors.lines(today)
    return {
        "form": form,
        "hidden": form.hidden(),
        "ring": rings.ring_for(form.sealed_choices["municipality"], found),
        "due": promise.by_day(promise.due(today, region)),
        "kept_days": region.help_request_days,
        "lines": doors.day_and_night(lines),
        "danger_lines": doors.for_needs(lines, danger.needs(form.cleaned_data["text"])),
    }


def code_page(request: HttpRequest, asked: asking.Asked) -> HttpResponse:
    """Show the code: it is in this answer and nowhere else."""
    context = {
        "code": asked.code,
        "groups": codes.grouped(asked.code).split(),
        "due": promise.by_day(asked.due_on),
        "kept_days": Region.objects.only("help_request_days").get().help_request_days,
    }
    return screen(request, "code", context)


def closed(request: HttpRequest) -> HttpResponse:
    """Say that nobody takes messages now; the words that were typed stay on the page to be copied."""
    lines = doors.lines(timezone.localdate())
    context = {
        "text": request.POST.get("text", ""),
        "lines": doors.for_needs(lines, ["social", "crisis", "violence"]),
    }
    return screen(request, "closed", context, status=503)


def steps(number: int) -> dict[str, Any]:
    """Return where in the form a page is."""
    return {"number": number, "total": STEPS, "steps": "x" * STEPS}
