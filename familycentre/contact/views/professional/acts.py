"""What a worker does to a conversation. Every view: one form, one action; what was typed comes back with an error."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from familycentre.contact import desk, promise, queries, rules
from familycentre.contact import forms_professional as forms
from familycentre.contact.actions import answering, consulting
from familycentre.contact.models import Conversation, Message
from familycentre.contact.sealed import Act
from familycentre.contact.states import State, StepError
from familycentre.contact.views.professional import official
from familycentre.contact.views.professional.conversation import shown
from familycentre.contact.views.professional.gate import of_conversation


def done(request: HttpRequest, found: Conversation, words: str, do: Callable[[], Any]) -> HttpResponse:
    """Do it and say so; when it can't be done any more, say that instead."""
    try:
        do()
    except StepError:
        messages.warning(
            request, _("That is not possible now: a colleague was faster, or the conversation is over.")
        )
    except consulting.NoKeyError:
        messages.warning(request, _("The expert has no keys yet, so nothing can be sent to her."))
    except rules.NotMineError:
        raise Http404 from None
    else:
        messages.success(request, words)
    return redirect("desk_conversation", found.ref)


@require_POST
@of_conversation
def take(request: HttpRequest, found: Conversation, act: Act) -> HttpResponse:
    """Take it."""
    return done(request, found, _("It is yours now."), lambda: answering.take(conversation=found, act=act))


@require_POST
@of_conversation
def release(request: HttpRequest, found: Conversation, act: Act) -> HttpResponse:
    """Put it back for the ring."""
    return done(
        request,
        found,
        _("It waits for the ring again."),
        lambda: answering.release(conversation=found, act=act),
    )


@require_POST
@of_conversation
def answer(request: HttpRequest, found: Conversation, act: Act) -> HttpResponse:
    """Send an answer; or put a ready text into the one that is being written, and send nothing."""
    form = forms.Answering(request.POST, templates=desk.templates(found.ring), prefix="answer")
    if request.POST.get("do") == "insert":
        return shown(request, found, act, forms={"answer": with_template(request, found, form)}, writing=True)
    if not form.is_valid():
        return shown(request, found, act, status=422, forms={"answer": form}, writing=True)
    try:
        send(found, form.cleaned_data["text"], act)
    except StepError:
        messages.warning(
            request, _("Nothing was sent: the conversation is closed. Your words are still here.")
        )
        return shown(request, found, act, status=409, forms={"answer": form}, writing=True)
    waits = found.ring.second_reader
    messages.success(
        request, _("The answer waits for a second reader.") if waits else _("The answer was sent.")
    )
    return redirect("desk_conversation", found.ref)


@transaction.atomic
def send(found: Conversation, text: str, act: Act) -> None:
    """Send an answer; whoever answers what nobody has taken takes it."""
    if Conversation.objects.get(pk=found.pk).state == State.NEW:
        answering.take(conversation=found, act=act)
    answering.answer(conversation=found, text=text, calendar=promise.calendar(), act=act)


def with_template(request: HttpRequest, found: Conversation, form: forms.Answering) -> forms.Answering:
    """Return the answer's form with the chosen ready text after what was written already."""
    form.is_valid()
    chosen = form.cleaned_data.get("template")
    written = request.POST.get("answer-text", "").strip()
    ready = forms.filled(chosen, user=request.user, due_on=found.due_on) if chosen else ""
    text = "\n\n".join(part for part in (written, ready) if part)
    return forms.Answering(templates=desk.templates(found.ring), prefix="answer", initial={"text": text})


@require_POST
@of_conversation
def note(request: HttpRequest, found: Conversation, act: Act) -> HttpResponse:
    """Write a note that only the ring reads."""
    form = forms.Noting(request.POST, prefix="note")
    if not form.is_valid():
        return shown(request, found, act, status=422, forms={"note": form}, opened="note")
    text = form.cleaned_data["text"]
    return done(
        request, found, _("The note is kept."), lambda: answering.note(conversation=found, text=text, act=act)
    )


@require_POST
@of_conversation
def call(request: HttpRequest, found: Conversation, act: Act) -> HttpResponse:
    """Write a line of the log of calls."""
    form = forms.Calling(request.POST, prefix="call")
    if not form.is_valid():
        return shown(request, found, act, status=422, forms={"call": form}, opened="call")
    text = f"{form.cleaned_data['how']}: {form.cleaned_data['text']}".strip()
    return done(
        request,
        found,
        _("The call is noted."),
        lambda: answering.note(conversation=found, text=text, act=act, kind="call"),
    )


@require_POST
@of_conversation
def hand_over(request: HttpRequest, found: Conversation, act: Act) -> HttpResponse:
    """Hand it to a colleague or to the ring, with a word."""
    form = forms.Handing(request.POST, colleagues=desk.colleagues(found.ring, act.by), prefix="hand")
    if not form.is_valid():
        return shown(request, found, act, status=422, forms={"hand": form}, opened="hand")
    to, words = form.cleaned_data["to"], form.cleaned_data["note"]
    return done(
        request,
        found,
        _("It was handed over."),
        lambda: answering.hand_over(conversation=found, to=to, note=words, act=act),
    )


@require_POST
@of_conversation
def consult(request: HttpRequest, found: Conversation, act: Act) -> HttpResponse:
    """Send an excerpt to one expert."""
    form = forms.Consulting(request.POST, experts=desk.experts(act.by), prefix="consult")
    if not form.is_valid():
        return shown(request, found, act, status=422, forms={"consult": form}, opened="consult")
    expert, excerpt = form.cleaned_data["expert"], form.cleaned_data["excerpt"]
    return done(
        request,
        found,
        _("The expert was asked. She sees your excerpt and nothing else."),
        lambda: consulting.ask(conversation=found, expert=expert, excerpt=excerpt, act=act),
    )


@require_POST
@of_conversation
def close(request: HttpRequest, found: Conversation, act: Act) -> HttpResponse:
    """End it with an outcome and a topic."""
    form = forms.Closing(request.POST, prefix="close")
    if not form.is_valid():
        return shown(request, found, act, status=422, forms={"close": form}, opened="close")
    outcome, topic = form.cleaned_data["outcome"], form.cleaned_data["topic"]
    return done(
        request,
        found,
        _("It is closed. If the family writes again, it opens again."),
        lambda: answering.close(conversation=found, outcome=outcome, topic=topic, act=act),
    )


@require_POST
@of_conversation
def approve(request: HttpRequest, found: Conversation, act: Act, pk: int) -> HttpResponse:
    """Send an answer that waited for a second reader."""
    message = get_object_or_404(Message.objects.select_related("conversation"), conversation=found, pk=pk)
    return done(
        request,
        found,
        _("The answer was sent."),
        lambda: answering.approve(message=message, calendar=promise.calendar(), act=act),
    )


@require_POST
@of_conversation
def send_back(request: HttpRequest, found: Conversation, act: Act, pk: int) -> HttpResponse:
    """Return a waiting answer to its writer with a word."""
    message = get_object_or_404(Message.objects.select_related("conversation"), conversation=found, pk=pk)
    form = forms.SendingBack(request.POST, prefix="back")
    if not form.is_valid():
        return shown(request, found, act, status=422, forms={"back": form}, opened="back")
    why = form.cleaned_data["why"]
    return done(
        request,
        found,
        _("It went back to its writer."),
        lambda: answering.send_back(message=message, why=why, act=act),
    )


@require_POST
@of_conversation
def identity(request: HttpRequest, found: Conversation, act: Act) -> HttpResponse:
    """Show who the family is, this once, for a reason that is logged."""
    form = forms.Opening(request.POST, prefix="open")
    if not form.is_valid():
        return shown(request, found, act, status=422, forms={"open": form}, opened="open")
    if not hasattr(found, "identity"):
        messages.info(request, _("The family has not said who it is."))
        return redirect("desk_conversation", found.ref)
    known = queries.identity(found, reason=form.cleaned_data["reason"], act=act)
    return shown(request, found, act, identity=known)


@require_http_methods(["GET", "HEAD", "POST"])
@of_conversation
def child_welfare(request: HttpRequest, found: Conversation, act: Act) -> HttpResponse:
    """Show official contacts and the duty to notify, once the reason is logged; the system sends nothing."""
    form = forms.Worrying(request.POST or None, prefix="worry")
    if request.method == "POST" and form.is_valid():
        answering.child_welfare(conversation=found, reason=form.cleaned_data["reason"], act=act)
        return redirect("desk_child_welfare", found.ref)
    context = {
        "conversation": found,
        "form": form,
        "given": official.is_given(found, act.by),
        "contacts": official.contacts(act.now.date()),
    }
    return render(
        request, "contact/professional/child_welfare.html", context, status=422 if form.errors else 200
    )
