"""Opening an invited login by its one-time link."""

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from familycentre.people import conduct, inviting
from familycentre.people.forms import Accepting
from familycentre.people.models import Invitation
from familycentre.people.roles import ROLES

SESSION = "invitation"


@require_safe
def invited(request: HttpRequest, token: str) -> HttpResponse:
    """Take the link out of the address bar, whatever it is worth."""
    if request.user.is_authenticated:
        logout(request)
    request.session[SESSION] = token
    response = redirect("invited_open")
    response["Referrer-Policy"] = (
        "no-referrer"  # not on the page itself: its form would come without an origin
    )
    return response


@require_http_methods(["GET", "POST"])
def open_login(request: HttpRequest) -> HttpResponse:
    """Ask for a password and the code of conduct, then lead to the second factor."""
    invitation = inviting.find(request.session.get(SESSION, ""), timezone.now())
    if invitation is None:
        return render(request, "people/login/void.html", status=404)
    form = Accepting(request.POST or None, user=invitation.user)
    if request.method == "POST" and form.is_valid():
        return accepted(request, invitation, form.cleaned_data["secret"])
    memberships = invitation.user.memberships.prefetch_related("area__texts", "organisation__texts")
    held = [{"role": ROLES[row.role], "where": row.organisation or row.area} for row in memberships]
    context = {"form": form, "invitation": invitation, "held": held, "oidc": settings.OIDC_NAME}
    return render(request, "people/login/invited.html", context)


def accepted(request: HttpRequest, invitation: Invitation, password: str) -> HttpResponse:
    """Open the login and log the person in; the doorkeeper asks for the second factor."""
    try:
        user = inviting.accept(
            invitation=invitation, version=conduct.VERSION, now=timezone.now(), password=password
        )
    except Invitation.DoesNotExist:
        return render(request, "people/login/void.html", status=404)
    del request.session[SESSION]
    record_authentication(request, user, "invitation")
    return perform_login(request, Login(user=user, redirect_url=reverse("mfa_index")))
