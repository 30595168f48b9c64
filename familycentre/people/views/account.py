"""The own login: who I am here, what lets me in, which rules I accepted."""

from allauth.mfa.models import Authenticator
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_safe

from familycentre.people import actions, conduct, rules, signin
from familycentre.people.models import PersonalKey
from familycentre.people.roles import ROLES
from familycentre.people.views.gate import me


@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Show the own roles and what lets the person in."""
    user = me(request)
    memberships = user.memberships.prefetch_related("area__texts", "organisation__texts")
    kinds = set(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    context = {
        "held": [{"role": ROLES[row.role], "where": row.organisation or row.area} for row in memberships],
        "kinds": kinds,
        "second_factor": bool(kinds - {Authenticator.Type.RECOVERY_CODES}),
        "has_password": user.has_usable_password(),
        "may_hold_keys": rules.may_hold_keys(user),
        "has_keys": PersonalKey.objects.filter(user=user).exists(),
        "acceptance": user.acceptances.order_by("-at").first(),
        "work_url": signin.home_of(user),
    }
    return render(request, "people/account/home.html", context)


@require_http_methods(["GET", "POST"])
def code_of_conduct(request: HttpRequest) -> HttpResponse:
    """Show the code of conduct and keep that it was accepted."""
    if request.method == "POST" and request.POST.get("accept"):
        actions.accept_conduct(user=me(request), version=conduct.VERSION, now=timezone.now())
        return redirect(next_of(request) or signin.home_of(request.user))
    context = {"accepted": conduct.is_accepted(request), "next": next_of(request), "version": conduct.VERSION}
    return render(request, "people/account/conduct.html", context)


def no_password(request: HttpRequest) -> HttpResponse:
    """Lead a person of a single sign-on provider, who has no password here, to the own login's page."""
    return redirect("account_home")


def next_of(request: HttpRequest) -> str:
    """Return the address to go on to, when it is one of ours."""
    url = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure())
    return url if ours else ""
