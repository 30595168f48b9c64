"""Invitations: a person gets a login by a one-time link, and in no other way.

The login is made when somebody is invited, closed and without a password; the link opens it. Until then roles (and
rings) can already be given.
"""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from familycentre.people import actions, audit, mail, rules
from familycentre.people.models import Invitation, User

DAYS = 7
ACTIVE, INVITED, CLOSED = "active", "invited", "closed"


class NotAllowedError(PermissionError):
    """The person may not invite into this role, or may not manage this person."""


def digest_of(token: str) -> str:
    """Return what is kept of a link; 256 random bits need no slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()


def find_person(address: str) -> User | None:
    """Return the person who logs in with an e-mail address, in whatever case it was written."""
    found = User.objects.filter(Q(email__iexact=address) | Q(username__iexact=address)).order_by("pk")
    return found.first()


@transaction.atomic
def invite(
    *,
    email: str,
    role: str,
    by: User | None,
    now: datetime,
    name: str = "",
    language: str = settings.LANGUAGE_CODE,
    area: Any = None,
    organisation: Any = None,
) -> str:
    """Invite somebody into a role by letter and return the link; ``by`` None is the machine's operator.

    For an address that has a login already nothing changes: its owner is told so by letter, and "" is returned. The
    caller can't tell the two apart and must not try. Raises NotAllowedError and what ``assign_role`` raises.
    """
    if by is not None and not rules.may_give(by, role):
        raise NotAllowedError
    known = find_person(email)
    if known is not None:
        letter = mail.letter("already_here", known.email, language, by=by)
        transaction.on_commit(lambda: mail.send_later(letter if known.is_active and known.email else None))
        return ""
    first, _gap, last = name.strip().partition(" ")
    user = User(
        username=email.lower(), email=email.lower(), first_name=first, last_name=last, is_active=False
    )
    user.set_unusable_password()
    user.save()
    actions.assign_role(user=user, role=role, area=area, organisation=organisation, by=by, now=now)
    return send_link(user=user, by=by, now=now, language=language)


@transaction.atomic
def send_link(*, user: User, by: User | None, now: datetime, language: str = settings.LANGUAGE_CODE) -> str:
    """Send a person a new one-time link and return it; links sent before are void.

    A person with a password and second factor loses them (``actions.drop_second_factor``): a link is only for those
    who can't log in. Raises NotAllowedError when ``by`` may not manage the person, or when the login was closed: that
    must be undone first, in so many words.
    """
    if (by is not None and not rules.may_manage(by, user)) or state_of(user) == CLOSED:
        raise NotAllowedError
    if user.is_active:
        actions.drop_second_factor(user=user, by=by, now=now)
    Invitation.objects.filter(user=user, accepted_at=None).delete()
    token = secrets.token_urlsafe(32)
    Invitation.objects.create(
        user=user, digest=digest_of(token), by=by, made_at=now, ends_at=now + timedelta(days=DAYS)
    )
    audit.record(by=by, did="invitation.sent", target=actions.target(user), now=now)
    link = settings.BASE_URL + reverse("invited", args=[token])
    letter = mail.letter("invitation", user.email, language, link=link, person=user, by=by, days=DAYS)
    transaction.on_commit(lambda: mail.send_later(letter))
    return link


def state_of(user: Any) -> str:
    """Return whether a login is active, invited (the link waits) or closed; prefetch "invitations" for a list."""
    if user.is_active:
        return ACTIVE
    links = list(user.invitations.all())
    return INVITED if not any(link.accepted_at for link in links) else CLOSED


def find(token: str, now: datetime) -> Invitation | None:
    """Return the invitation of a link that still holds; None for an unknown, used, voided or old one alike."""
    rows = Invitation.objects.select_related("user", "by").filter(digest=digest_of(token))
    return rows.filter(accepted_at=None, ends_at__gt=now).first()


def open_for(user: Any, now: datetime) -> Invitation | None:
    """Return a person's invitation that waits to be accepted."""
    return user.invitations.filter(accepted_at=None, ends_at__gt=now).first()


@transaction.atomic
def accept(*, invitation: Invitation, version: str, now: datetime, password: str = "") -> User:
    """Open the login: set the password (none for a login by single sign-on) and keep the accepted code of conduct.

    Raises Invitation.DoesNotExist when somebody was quicker with the same link.
    """
    fresh = (
        Invitation.objects.select_for_update().select_related("user").get(pk=invitation.pk, accepted_at=None)
    )
    fresh.accepted_at = now
    fresh.save(update_fields=["accepted_at"])
    user = fresh.user
    user.is_active = True
    if password:
        user.set_password(password)
    user.save()
    if version:
        actions.accept_conduct(user=user, version=version, now=now)
    audit.record(by=user, did="invitation.accepted", target=actions.target(user), now=now)
    return user
