"""Where django-allauth asks us: who may log in, what a login leaves behind, how the second factor is kept.

allauth's own limits count by address; they are off, ``people.throttle`` takes their place.
"""

import base64
from contextlib import suppress
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.totp.internal.auth import generate_totp_secret
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib.auth import authenticate
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from familycentre.core import sealing
from familycentre.people import actions, audit, devices, inviting, mail, rules, signin, throttle
from familycentre.people.credentials import OnePassword
from familycentre.people.models import Region

RECENTLY = 15 * 60  # seconds after a login in which a second factor may be added without asking again


class Account(DefaultAccountAdapter):
    """Names, passwords, sessions, letters."""

    mismatch = _("The name or the password is not right.")
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": mismatch,
        "email_password_mismatch": mismatch,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes a login alone; see ``inviting``."""
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """Look at a name and a password, no more often than the pace allows."""
        name = credentials.get("username") or credentials.get("email") or ""
        now = timezone.now()
        doors = devices.doors(request, "login", name)
        if wait := throttle.attempt(*doors, now=now):
            raise throttle.refusal(wait)
        user = authenticate(request, username=name, password=credentials.get("password"))
        OnePassword.unstash_authenticated_user()
        if user is None:
            known = inviting.find_person(name)
            target = actions.target(known) if known else "user:unknown"
            audit.record(by=None, did="login.failed", target=target, now=now)
            return None
        throttle.succeeded(*doors)
        return user

    def get_login_stages(self) -> list[str]:
        """The second step, our own kind of it."""
        return ["familycentre.people.adapters.SecondStep"]

    def post_login(self, request: HttpRequest, user: Any, **about: Any) -> HttpResponse:
        """Log the login and let the browser be known."""
        response = super().post_login(request, user, **about)
        methods = [record["method"] for record in get_authentication_records(request, user)]
        audit.record(
            by=user, did="login", target=actions.target(user), now=timezone.now(), detail=" + ".join(methods)
        )
        signin.begin(request)
        devices.remember(response, user)
        return response

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        """Say no more than for a stranger."""
        return render(request, "people/login/unknown.html", status=403)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Lead to where the person's work is."""
        return signin.home_of(request.user)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account_home")

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not right after a login or an invitation: that was proof enough."""
        records = get_authentication_records(self.request, self.request.user)
        last = max((record["at"] for record in records), default=0)
        return timezone.now().timestamp() - last > RECENTLY

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Who has a second factor proves it again; the password alone would let a thief take it off."""
        methods = super().get_reauthentication_methods(user)
        stronger = [method for method in methods if method["id"] != "reauthenticate"]
        return stronger or methods

    def send_notification_mail(
        self, template_prefix: str, user: Any, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """Log a change of what lets the person in, and tell the person by letter (without addresses)."""
        what = template_prefix.rpartition("/")[2].replace("_", "-")
        now = timezone.now()
        audit.record(by=user, did=f"login.{what}", target=actions.target(user), now=now)
        if what in {"totp-activated", "webauthn-added"} and user == self.request.user:
            record_authentication(self.request, user, "mfa", type=what.partition("-")[0])
        if user.email:
            mail.send_later(
                mail.letter("changed", user.email, self.request.LANGUAGE_CODE, what=what, now=now)
            )


class SecondStep(AuthenticateStage):
    """allauth's second step, which a single sign-on provider may have taken for us."""

    def _should_handle(self, request: HttpRequest) -> bool:
        provider = (self.login.signal_kwargs or {}).get("sociallogin")
        if provider is not None and rules.proved_twice(provider.account.extra_data.get("amr", [])):
            record_authentication(request, self.login.user, "mfa", type="provider")
            return False
        return super()._should_handle(request)


class SecondFactor(DefaultMFAAdapter):
    """Seeds are kept locked under the secret key, so that a dump of the database makes no codes."""

    place = sealing.bound("second-factor")

    def encrypt(self, text: str) -> str:
        return base64.b64encode(
            sealing.lock(seed_key(settings.SECRET_KEY), text.encode(), self.place)
        ).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return the seed; one that was locked under a key that nobody has any more fits no code."""
        locked = base64.b64decode(encrypted_text)
        for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
            with suppress(sealing.SealError):
                return sealing.unlock(seed_key(key), locked, self.place).decode()
        return generate_totp_secret()

    def get_totp_issuer(self) -> str:
        return str(site_name())

    def _get_site_name(self) -> str:
        return str(site_name())

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """A second factor may go when another one stays."""
        others = Authenticator.objects.filter(user=authenticator.user).exclude(pk=authenticator.pk)
        return others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()


def seed_key(secret_key: str) -> bytes:
    """Return what second factors are locked under."""
    return sealing.derive(secret_key.encode(), purpose="fc-2nd-factor")


class Provider(DefaultSocialAccountAdapter):
    """Single sign-on: only for people who were invited, found by the address that the provider has verified."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: Any) -> Any:
        """Keep of the provider's answer only how the person proved herself there."""
        claims = (sociallogin.account.extra_data or {}).get("id_token") or {}
        amr = claims.get("amr") or []
        sociallogin.account.extra_data = {"amr": [str(one) for one in amr] if isinstance(amr, list) else []}
        return super().populate_user(request, sociallogin, data)

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Tie a new account of the provider to the person who was invited with its verified address."""
        if sociallogin.state.get("process") != "login":
            raise ImmediateHttpResponse(redirect("account_home"))
        now = timezone.now()
        user = sociallogin.user if sociallogin.is_existing else self._invited(sociallogin, now)
        if user is None:
            audit.record(by=None, did="login.failed", target="provider:unknown", now=now)
            raise ImmediateHttpResponse(render(request, "people/login/unknown.html", status=403))
        with transaction.atomic():
            if not sociallogin.is_existing:
                sociallogin.connect(request, user)
            invitation = None if user.is_active else inviting.open_for(user, now)
            if invitation is not None:
                sociallogin.user = inviting.accept(invitation=invitation, version="", now=now)

    def _invited(self, sociallogin: Any, now: Any) -> Any:
        for address in sociallogin.email_addresses:
            if address.verified is not True:
                continue
            user: Any = inviting.find_person(address.email)
            if user is None or user.socialaccount_set.exists():
                continue
            if user.is_active or inviting.open_for(user, now):
                return user
        return None


def site_name() -> str:
    """Return the name of the site as the region has it."""
    region = Region.objects.prefetch_related("texts").first()
    return region.text.site_name if region and region.text else str(_("Family centre"))
