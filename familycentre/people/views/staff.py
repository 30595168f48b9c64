"""People and their roles, for administrators; main editors see and invite editors."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from familycentre.people import actions, audit, inviting, queries, rules
from familycentre.people.forms import Giving, Inviting
from familycentre.people.models import User
from familycentre.people.roles import ROLES
from familycentre.people.views.gate import managers, me

A_PAGE = 50
ACTS: dict[str, Callable[..., Any]] = {
    "close": actions.close_login,
    "open": actions.open_login,
    "link": inviting.send_link,
}


@require_safe
@managers
def people_list(request: HttpRequest) -> HttpResponse:
    """List people with their roles and what lets them in."""
    audit.record(by=me(request), did="people.read", target="people", now=timezone.now())
    page = Paginator(queries.people(me(request)), A_PAGE).get_page(request.GET.get("page"))
    users: Any = page.object_list
    for user in users:
        user.state, user.held = inviting.state_of(user), held(user)
    return render(request, "people/staff/list.html", {"page": page})


@require_http_methods(["GET", "POST"])
@managers
def invite_person(request: HttpRequest) -> HttpResponse:
    """Invite somebody; the answer is the same when the address has a login already."""
    initial = {"language": request.LANGUAGE_CODE}
    form = Inviting(request.POST or None, giver=me(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        inviting.invite(by=me(request), now=timezone.now(), **form.cleaned_data)
        text = _("A letter is on its way to %(email)s. The link in it holds for %(days)d days.")
        messages.success(request, text % {"email": form.cleaned_data["email"], "days": inviting.DAYS})
        return redirect("people_list")
    return render(request, "people/staff/invite.html", {"form": form, "roles": ROLES.values()})


@require_safe
@managers
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a person: roles, state, what can be done."""
    user = found(request, pk)
    audit.record(by=me(request), did="people.read", target=actions.target(user), now=timezone.now())
    context = {
        "person": user,
        "held": held(user),
        "state": inviting.state_of(user),
        "may_manage": rules.may_manage(me(request), user),
        "form": Giving(giver=me(request)),
    }
    return render(request, "people/staff/person.html", context)


@require_POST
@managers
def give_role(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a role, where the rules allow it."""
    user = managed(request, pk)
    form = Giving(request.POST, giver=me(request))
    if form.is_valid():
        try:
            actions.assign_role(user=user, by=me(request), now=timezone.now(), **form.cleaned_data)
        except actions.RoleConflictError:
            messages.error(request, _("This role can't be held together with the roles that the person has."))
        else:
            messages.success(request, _("The role was given."))
        return redirect("person", pk)
    context = {
        "person": user,
        "held": held(user),
        "state": inviting.state_of(user),
        "may_manage": True,
        "form": form,
    }
    return render(request, "people/staff/person.html", context, status=422)


@require_POST
@managers
def take_role(request: HttpRequest, pk: int, membership: int) -> HttpResponse:
    """Take a role away."""
    user = managed(request, pk)
    row = get_object_or_404(user.memberships, pk=membership)
    if not rules.may_give(me(request), row.role):
        raise Http404
    actions.remove_role(membership=row, by=me(request), now=timezone.now())
    messages.success(request, _("The role was taken away."))
    return redirect("person", pk)


@require_POST
@managers
def act(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Close or open a login, or send a new link."""
    user = managed(request, pk)
    more = {"language": request.LANGUAGE_CODE} if verb == "link" else {}
    try:
        ACTS[verb](user=user, by=me(request), now=timezone.now(), **more)
    except inviting.NotAllowedError as error:
        raise Http404 from error
    messages.success(request, _("Done."))
    return redirect("person", pk)


def found(request: HttpRequest, pk: int) -> User:
    """Return a person whom the one who asks may see; 404 for any other."""
    return get_object_or_404(queries.people(me(request)), pk=pk)


def managed(request: HttpRequest, pk: int) -> User:
    """Return a person whom the one who asks may change; 404 for any other."""
    user = found(request, pk)
    if not rules.may_manage(me(request), user):
        raise Http404
    return user


def held(user: Any) -> list[dict[str, Any]]:
    """Return a person's roles with where they hold."""
    rows = user.memberships.all()
    return [{"pk": row.pk, "role": ROLES[row.role], "where": row.organisation or row.area} for row in rows]
