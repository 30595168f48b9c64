"""People with logins, and a clock that can be moved."""

from datetime import timedelta

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client
from django.utils import timezone

from familycentre.people import demo_factor, roles
from familycentre.people.actions import assign_role
from familycentre.people.models import Area, Organisation, User

PASSWORD = "a long enough password"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


class Clock:
    def __init__(self):
        self.plus = timedelta()

    def move(self, **by):
        self.plus += timedelta(**by)


@pytest.fixture
def clock(monkeypatch):
    """Time that runs, and can be moved."""
    real, clock = timezone.now, Clock()
    monkeypatch.setattr("django.utils.timezone.now", lambda: real() + clock.plus)
    return clock


@pytest.fixture
def person(db):
    """Make a person with roles, a password and an authenticator app: person("marja", "professional")."""

    def make(name, *held, second_factor=True, **more):
        user = User.objects.create_user(name, f"{name}@example.org", PASSWORD, **more)
        for role in held:
            scope = {}
            if roles.ROLES[role].scope == "organisation":
                scope["organisation"] = Organisation.objects.get(key="saarelan-hyvinvointialue")
            if roles.ROLES[role].scope == "area":
                scope["area"] = Area.objects.get(key="satama")
            assign_role(user=user, role=role, **scope)
        if second_factor:
            TOTP.activate(user, SECRET)
            RecoveryCodes.activate(user)
        return user

    return make


@pytest.fixture
def logged_in(person):
    """Make a person and a browser in which she is logged in: logged_in("marja", "professional")."""

    def make(name, *held, **more):
        client = Client()
        client.user = person(name, *held, **more)
        client.force_login(client.user)
        return client

    return make


@pytest.fixture
def worker(logged_in):
    return logged_in("marja", "professional")


@pytest.fixture
def administrator(logged_in):
    return logged_in("anna", "administrator")


@pytest.fixture
def officer(logged_in):
    return logged_in("tiina", "data-protection")


@pytest.fixture
def editor(logged_in):
    return logged_in("outi", "main-editor")


@pytest.fixture
def code():
    """The code that the app shows now."""
    return demo_factor.code_of(SECRET)
