"""The ring: who is in it and holds its key, and what must be in order before families may write."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from familycentre.contact import desk, rings
from familycentre.contact import forms_professional as forms
from familycentre.contact.actions import founding
from familycentre.contact.models import AnswerTemplate, Ring
from familycentre.contact.sealed import Act
from familycentre.contact.views.professional import gate
from familycentre.core import pagecache
from familycentre.core.sealing import SealError
from familycentre.people import audit, keyring, roles
from familycentre.people.models import Municipality
from familycentre.people.views.gate import me

POINTS = {
    "responsible_body": pgettext_lazy("go-live checklist", "The responsible body is named"),
    "induction": pgettext_lazy("go-live checklist", "The members have been inducted"),
    "texts_checked": pgettext_lazy("go-live checklist", "The texts have been checked"),
    "members": pgettext_lazy("go-live checklist", "At least two members hold the key"),
    "opened": pgettext_lazy("go-live checklist", "Open to families"),
}


@require_safe
def ring_list(request: HttpRequest) -> HttpResponse:
    """Show the person's rings; an administrator sees all."""
    user = me(request)
    found = Ring.objects.prefetch_related("texts").order_by("pk")
    manages = user.has_role(roles.ADMINISTRATOR.key)
    if not manages:
        found = found.filter(members__user=user, members__left_on=None)
        if not found:
            raise Http404
        if len(found) == 1:
            return redirect("ring", found[0].key)
    return render(request, "contact/professional/rings.html", {"rings": found, "manages": manages})


@require_safe
@gate.of_ring
def ring(request: HttpRequest, found: Ring) -> HttpResponse:
    """Show a ring. When somebody has left it and a member with opened keys looks, it gets a new key."""
    keys = keyring.take(request)
    if keys is not None and rings.is_member(found, request.user):
        act = Act(request.user, keys, timezone.localtime())
        own = [one for one in desk.mine(request.user) if one.ring.pk == found.pk]
        if desk.renew(own, act):
            messages.success(request, _("Somebody has left the ring, so it has a new key now."))
    return shown(request, found)


def shown(request: HttpRequest, found: Ring, status: int = 200, **bound: Any) -> HttpResponse:
    """Render the ring, with forms that came back in the place of fresh ones."""
    members = desk.members(found)
    context = {
        "ring": found,
        "members": members,
        "holders": sum(one.keyed for one in members),
        "is_member": any(one.user_id == me(request).pk for one in members),
        "leads": gate.leads(request.user, found),
        "points": [(POINTS[name], done) for name, done in rings.checklist(found).items()],
        "is_open": rings.is_open(found),
        "needs_new_key": rings.needs_new_key(found),
        "has_key": rings.present_epoch(found) is not None,
        "checklist": forms.Checklist(instance=found),
        "admitting": forms.Admitting(candidates=desk.candidates(found) if members else desk.professionals()),
        "templates": desk.templates(found),
        "template": forms.Template(initial={"language": request.LANGUAGE_CODE}),
        **bound,
    }
    return render(request, "contact/professional/ring.html", context, status=status)


@require_POST
@gate.of_ring
@keyring.unlocked
def admit(request: HttpRequest, found: Ring) -> HttpResponse:
    """Let a person in; a member with new keys again."""
    if not rings.is_member(found, request.user):
        raise Http404
    form = forms.Admitting(request.POST, candidates=desk.candidates(found))
    if not form.is_valid():
        return shown(request, found, 422, admitting=form)
    act = gate.act_of(request)
    try:
        rings.admit(ring=found, **form.cleaned_data, by=act.by, keys=act.keys, now=act.now)
    except (rings.RingError, SealError):
        messages.warning(request, _("That person can't be let in: one of you has no keys that fit."))
    else:
        messages.success(request, _("Done. The person reads everything that is open from now on."))
    return redirect("ring", found.key)


@require_POST
@gate.of_ring
@keyring.unlocked
def start(request: HttpRequest, found: Ring) -> HttpResponse:
    """Make the ring's first key; its first member does it."""
    if not rings.is_member(found, request.user):
        raise Http404
    try:
        rings.start(ring=found, by=request.user, now=timezone.localtime())
    except rings.RingError:
        messages.warning(request, _("The ring has its key already."))
    else:
        messages.success(request, _("The ring has its key. Let the others in now."))
    return redirect("ring", found.key)


@require_POST
@gate.of_led_ring
def first(request: HttpRequest, found: Ring) -> HttpResponse:
    """Name the first member of a ring that has none."""
    form = forms.Admitting(request.POST, candidates=desk.professionals())
    if not form.is_valid():
        return shown(request, found, 422, admitting=form)
    try:
        founding.name_first_member(
            ring=found, user=form.cleaned_data["user"], by=request.user, now=timezone.localtime()
        )
    except rings.RingError:
        messages.warning(request, _("The ring has its key already; its members let others in."))
    return redirect("ring", found.key)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Found a ring; administrators only."""
    if not me(request).has_role(roles.ADMINISTRATOR.key):
        raise Http404
    form = forms.Founding(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        made = founding.found_ring(
            key=data["key"],
            names={"fi": data["name_fi"], "sv": data["name_sv"]},
            municipalities=Municipality.objects.filter(code__in=data["municipalities"]),
            by=me(request),
            now=timezone.localtime(),
        )
        return redirect("ring", made.key)
    return render(
        request, "contact/professional/new_ring.html", {"form": form}, status=422 if form.errors else 200
    )


@require_POST
@gate.of_led_ring
def dismiss(request: HttpRequest, found: Ring, pk: int) -> HttpResponse:
    """End a membership at once."""
    member = get_object_or_404(found.members.select_related("user"), pk=pk, left_on=None)
    rings.dismiss(ring=found, user=member.user, by=request.user, now=timezone.localtime())
    messages.success(
        request, _("The membership has ended. The ring gets a new key when the next member opens it.")
    )
    return redirect("ring", found.key)


@require_POST
@gate.of_led_ring
def checklist(request: HttpRequest, found: Ring) -> HttpResponse:
    """Keep what is known of the go-live checklist."""
    form = forms.Checklist(request.POST, instance=found)
    if not form.is_valid():
        return shown(request, Ring.objects.get(pk=found.pk), 422, checklist=form)
    with transaction.atomic():
        form.save()
        changed = ",".join(form.changed_data)
        audit.record(
            by=me(request),
            did="ring-checklist",
            target=f"ring:{found.key}",
            detail=changed,
            now=timezone.now(),
        )
    pagecache.purge()  # a date taken out closes the form
    messages.success(request, _("The checklist is kept."))
    return redirect("ring", found.key)


@require_POST
@gate.of_led_ring
def open_or_close(request: HttpRequest, found: Ring, verb: str) -> HttpResponse:
    """Open the public form, or close it."""
    act = rings.open_to_families if verb == "open" else rings.close_to_families
    try:
        act(ring=found, by=request.user, now=timezone.localtime())
    except rings.RingError:
        messages.warning(request, _("Something of the checklist is still missing, so the form stays closed."))
    else:
        said = {
            "open": _("Families can write now."),
            "close": _("The form is closed. The site shows the other doors."),
        }
        messages.success(request, said[verb])
    return redirect("ring", found.key)


@require_POST
@gate.of_led_ring
def template(request: HttpRequest, found: Ring) -> HttpResponse:
    """Add a ready text, or take one away."""
    gone = request.POST.get("remove", "")
    if gone:
        AnswerTemplate.objects.filter(ring=found, pk=int(gone) if gone.isdecimal() else 0).delete()
        return redirect("ring", found.key)
    form = forms.Template(request.POST, instance=AnswerTemplate(ring=found))
    if not form.is_valid():
        return shown(request, found, 422, template=form)
    form.save()
    messages.success(request, _("The ready text is kept."))
    return redirect("ring", found.key)
