"""Consultations: the expert's own list, and one consultation for the expert or the ring. Only the excerpt is seen."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from familycentre.contact import desk, rings
from familycentre.contact import forms_professional as forms
from familycentre.contact.actions import consulting
from familycentre.contact.models import Consultation
from familycentre.contact.sealed import Act
from familycentre.contact.views.professional.gate import of_consultation
from familycentre.core.sealing import SealError
from familycentre.people.views.gate import keyholders, me


@require_safe
@keyholders
def consultations(request: HttpRequest) -> HttpResponse:
    """Show what the person was asked; no word of it, so no key is needed."""
    context = {"consultations": desk.consultations_of(me(request))[:100]}
    return render(request, "contact/professional/consultations.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@of_consultation
def consultation(request: HttpRequest, found: Consultation, act: Act) -> HttpResponse:
    """Show the excerpt and what was said of it, and take a further word."""
    form = forms.Replying(request.POST or None)
    if request.method == "POST" and form.is_valid():
        consulting.reply(consultation=found, text=form.cleaned_data["text"], act=act)
        messages.success(request, _("Your words were sent."))
        return redirect("consultation", found.ref)
    try:
        lines = consulting.read(consultation=found, act=act)
    except SealError:
        return render(request, "contact/professional/again.html", {}, status=409)
    context = {
        "consultation": found,
        "thread": lines,
        "form": form,
        "as_expert": found.expert_id == act.by.pk,
        "as_member": rings.is_member(found.conversation.ring, act.by),
    }
    status = 422 if form.errors else 200
    return render(request, "contact/professional/consultation.html", context, status=status)
