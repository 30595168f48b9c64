"""The doorkeeper of /admin/ and /workspace/: a whole login, a session that ends, a language, nothing kept by caches.

"Whole" means that the session has proved a second factor: a code, a key, or a single sign-on provider that says so.
Every way in ends here, Wagtail's own views included, so a session that skipped a step opens nothing.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils import timezone, translation

from familycentre.people import conduct, rules

Handler = Callable[[HttpRequest], HttpResponse]

ADMIN, WORKSPACE = "/admin/", "/workspace/"
GUARDED = (ADMIN, WORKSPACE)
OURS = (*GUARDED, "/login/", "/logout/", "/account/", "/invited/")
WITHOUT_LOGIN = ("/admin/logout/", "/admin/jsi18n/", "/admin/sprite/")
IDLE, LONGEST = 30 * 60, 8 * 3600  # seconds
SEEN_EVERY = 60  # seconds between two notes that the session is alive
LANGUAGES = ("fi", "sv", "en")


class StaffLanguage:
    """The language of pages for professionals: what was chosen here, else what the browser prefers."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(OURS) or request.path.startswith(ADMIN):
            return self.get_response(request)
        code = self._wished(request)
        translation.activate(code)
        request.LANGUAGE_CODE = code
        query = request.GET.copy()
        request.alternates = {}  # type: ignore[attr-defined]
        for other in LANGUAGES:
            query["language"] = other
            request.alternates[other] = f"{request.path}?{query.urlencode()}"  # type: ignore[attr-defined]
        response = self.get_response(request)
        response["Content-Language"] = code
        response["Cache-Control"] = "no-store"
        response["X-Robots-Tag"] = "noindex"
        return response

    def _wished(self, request: HttpRequest) -> str:
        asked = request.GET.get("language", "")
        if asked in LANGUAGES:
            request.session["language"] = asked
        elif settings.SESSION_COOKIE_NAME in request.COOKIES:
            asked = request.session.get("language", "")
        if asked not in LANGUAGES:
            asked = translation.get_language_from_request(request)
        return asked if asked in LANGUAGES else settings.LANGUAGE_CODE


class SessionLimits:
    """End a session after half an hour without a sign of life and after eight hours in any case.

    A request that a page sends by itself (header ``X-Background``) is no sign of life.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(OURS) or not request.user.is_authenticated:
            return self.get_response(request)
        now = timezone.now().timestamp()
        session = request.session
        if "began_at" not in session:
            begin(request)
        if now - session["seen_at"] > IDLE or now - session["began_at"] > LONGEST:
            logout(request)
            if request.path.startswith(GUARDED):
                return to_login(request, ended="1")
        elif now - session["seen_at"] > SEEN_EVERY and "X-Background" not in request.headers:
            session["seen_at"] = now
        return self.get_response(request)


class Guard:
    """Let nobody into /admin/ and /workspace/ without a whole login, a role there and the code of conduct."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(GUARDED) or request.path.startswith(WITHOUT_LOGIN):
            return self.get_response(request)
        return self._refusal(request) or self.get_response(request)

    def _refusal(self, request: HttpRequest) -> HttpResponse | None:
        user = request.user
        if not user.is_authenticated:
            return to_login(request)
        if not is_whole(request):
            return self._missing_step(request)
        if request.path.startswith(WORKSPACE):
            if not rules.may_enter_workspace(user):
                raise Http404
            if not conduct.is_accepted(request) and request.path != reverse("conduct"):
                return redirect(f"{reverse('conduct')}?{urlencode({'next': here(request)})}")
        elif not user.has_perm("wagtailadmin.access_admin"):
            raise Http404  # Wagtail would lead to the login, which leads back without end
        return None

    def _missing_step(self, request: HttpRequest) -> HttpResponse:
        kinds = set(Authenticator.objects.filter(user_id=request.user.pk).values_list("type", flat=True))
        if kinds - {Authenticator.Type.RECOVERY_CODES}:
            name = "mfa_reauthenticate" if Authenticator.Type.TOTP in kinds else "mfa_reauthenticate_webauthn"
        else:
            name = "mfa_index"
        return redirect(f"{reverse(name)}?{urlencode({'next': here(request)})}")


def is_whole(request: HttpRequest) -> bool:
    """Say whether this session has proved a second factor."""
    if settings.WITHOUT_SECOND_FACTOR:  # only with DEBUG; told loudly at the start
        return True
    records = get_authentication_records(request, request.user)
    return any(record["method"] == "mfa" for record in records)


def begin(request: HttpRequest) -> None:
    """Start the clocks of a session."""
    request.session["began_at"] = request.session["seen_at"] = timezone.now().timestamp()


def here(request: HttpRequest) -> str:
    """Return the address to come back to: this one, when it was only read."""
    return request.get_full_path() if request.method == "GET" else request.path


def to_login(request: HttpRequest, **told: str) -> HttpResponse:
    """Lead to the login and back here."""
    return redirect(f"{reverse('account_login')}?{urlencode({'next': here(request), **told})}")


def home_of(user: Any) -> str:
    """Return the address where a person's work begins."""
    if rules.may_hold_keys(user):
        names = ["workspace", "keys"]
    elif rules.may_read_log(user):
        names = ["log"]
    elif user.is_superuser or rules.may_enter_admin(user):
        names = ["wagtailadmin_home"]
    elif rules.may_manage_people(user):
        names = ["people_list"]
    else:
        names = []
    for name in names:
        try:
            return reverse(name)
        except NoReverseMatch:
            continue
    return reverse("account_home")
