"""The page of one conversation: the words, what the family chose, and everything that can be done."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from familycentre.contact import choices, desk, promise, queries
from familycentre.contact import forms_professional as forms
from familycentre.contact.models import Conversation, Identity, Message
from familycentre.contact.sealed import Act
from familycentre.contact.states import STEPS
from familycentre.contact.views.professional.gate import of_conversation
from familycentre.contact.views.professional.inbox import is_again, short_name, title_of
from familycentre.core.sealing import SealError
from familycentre.directory import lists
from familycentre.people import audit

NOTE_KINDS = {"[call]": "phone", "[child-welfare]": "shield"}


@require_safe
@of_conversation
def conversation(request: HttpRequest, found: Conversation, act: Act) -> HttpResponse:
    """Show the conversation; that it was looked at is in the log."""
    return shown(request, found, act)


def shown(
    request: HttpRequest, found: Conversation, act: Act, *, status: int = 200, **bound: Any
) -> HttpResponse:
    """Render the conversation, with forms that came back (``bound``) in the place of fresh ones."""
    try:
        queries.open_keys(found, act)
    except SealError:
        return render(request, "contact/professional/again.html", {"conversation": found}, status=409)
    try:
        lines = queries.read(found, act)
    except SealError:
        audit.record(by=act.by, did="damaged", target=f"conversation:{found.ref}", now=act.now)
        return render(request, "contact/professional/damaged.html", {"conversation": found}, status=409)
    desk.see(found, act.by, act.now)
    context = around(found, json.loads(lines[0].text), act)
    context["thread"] = [told(line, act) for line in lines[1:]]
    context["forms"] |= bound.pop("forms", {})
    return render(request, "contact/professional/conversation.html", {**context, **bound}, status=status)


def around(found: Conversation, form: dict[str, Any], act: Act) -> dict[str, Any]:
    """Return everything on the page but the words."""
    return {
        "conversation": found,
        **head_of(found, form, act),
        "facts": facts(form),
        "others": desk.others_at(found, act.by, act.now),
        "consultations": found.consultations.select_related("expert"),
        "identity_known": Identity.objects.filter(conversation=found).exists(),
        "may": set(STEPS[found.state]),
        "mine": found.taken_by_id == act.by.pk,
        "forms": fresh(found, form, act),
    }


def head_of(found: Conversation, form: dict[str, Any], act: Act) -> dict[str, Any]:
    """Return the title, the due day's band and the words of the head."""
    themes = {theme.key: theme for theme in lists.themes().values()}
    theme = themes.get(form.get("topic", ""))
    today = act.now.date()
    return {
        "title": title_of(form, theme),
        "theme": theme,
        "band": queries.Row(found).band(today, desk.next_working_day(today)),
        "due": promise.by_day(found.due_on),
        "again": is_again(found),
        "taker": short_name(found.taken_by),
    }


def told(line: queries.Line, act: Act) -> dict[str, Any]:
    """Return a line as the page shows it; what a note is about stands in brackets before its words."""
    kind, _space, rest = line.text.partition(" ")
    icon = NOTE_KINDS.get(kind) if line.role == Message.Role.NOTE else None
    how, _colon, words = rest.partition(":") if kind == "[call]" else ("", "", rest)
    hows = dict(forms.Calling.base_fields["how"].choices)  # type: ignore[attr-defined]
    return {
        "line": line,
        "icon": icon or "pen",
        "kind": kind.strip("[]") if icon else "",
        "how": hows.get(how, ""),
        "text": (words.strip() if icon else line.text),
        "own": line.by == act.by.get_full_name(),
    }


def facts(form: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what the family chose, in words; empty choices are left out."""
    towns = dict(choices.municipalities())
    interpreter = pgettext("an interpreter", "Needed") if form.get("interpreter") else ""
    known = [
        ("people", pgettext("who wrote", "Writer"), word(choices.WRITERS, form, "writer")),
        ("child", pgettext("a request", "About"), word(choices.ABOUT, form, "about")),
        ("pin", pgettext("of a family", "Municipality"), towns.get(form.get("municipality", ""), "")),
        ("globe", pgettext("of a family", "Language"), language_of(form)),
        ("talk", pgettext("of a family", "Interpreter"), interpreter),
        ("send", pgettext("of a family", "Answer to"), word(choices.REPLIES_SEEN, form, "reply")),
        ("phone", pgettext("of a family", "Safe to call"), word(choices.SAFE, form, "call_safe")),
        ("clock", pgettext("of a family", "When to call"), form.get("call_times", "")),
        ("mail", pgettext("of a family", "Leave a message"), word(choices.MESSAGES, form, "call_message")),
    ]
    return [{"icon": icon, "label": label, "value": value} for icon, label, value in known if value]


def word(known: choices.Choices, form: dict[str, Any], name: str) -> str:
    """Return the words of a family's choice."""
    return choices.label(known, form.get(name, ""))


def language_of(form: dict[str, Any]) -> str:
    """Return the family's language; its own word for one that is not in the list."""
    code = form.get("language", "")
    return str(form.get("other_language") or choices.label(choices.languages(), code) or code)


def fresh(found: Conversation, form: dict[str, Any], act: Act) -> dict[str, Any]:
    """Return the page's empty forms; the excerpt for an expert begins empty."""
    return {
        "answer": forms.Answering(templates=desk.templates(found.ring), prefix="answer"),
        "note": forms.Noting(prefix="note"),
        "call": forms.Calling(prefix="call"),
        "hand": forms.Handing(colleagues=desk.colleagues(found.ring, act.by), prefix="hand"),
        "consult": forms.Consulting(experts=desk.experts(act.by), prefix="consult"),
        "close": forms.Closing(prefix="close", initial={"topic": form.get("topic")}),
        "open": forms.Opening(prefix="open"),
        "back": forms.SendingBack(prefix="back"),
    }


@require_POST
@of_conversation
def presence(request: HttpRequest, found: Conversation, act: Act) -> HttpResponse:
    """Note that the person is at it, and say who else is and whether something new has come. For the script."""
    desk.see(found, act.by, act.now, typing=request.POST.get("typing") == "1")
    here = desk.others_at(found, act.by, act.now)
    people = [{"name": short_name(one.user), "typing": one.typing} for one in here]
    return JsonResponse({"here": people, "messages": found.messages_count})
