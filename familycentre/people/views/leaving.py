"""The way out: nothing of the session stays in the browser."""

from allauth.account.internal.flows.logout import logout
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from familycentre.people import actions, audit, keyring


@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """Ask, or log out: the session, the keys and what the browser kept are taken away."""
    if request.method == "GET" and request.user.is_authenticated:
        return render(request, "people/login/leave.html")
    if request.user.is_authenticated:
        audit.record(by=request.user, did="logout", target=actions.target(request.user), now=timezone.now())
    logout(request, show_message=False)
    request.session.flush()
    response = redirect("account_login")
    response.delete_cookie(keyring.COOKIE, path=keyring.PATH, samesite="Strict")
    response.delete_cookie(settings.CSRF_COOKIE_NAME)
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response
