"""Giving and taking roles, opening and closing logins. The admin's groups follow the memberships, never reversed."""

from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone

from familycentre.people import audit, rules
from familycentre.people.models import Acceptance, Area, Membership, Organisation, User
from familycentre.people.roles import EDITORS, ROLES


class ScopeError(ValueError):
    """A role was given without the area or organisation that it needs, or with one that it can't have."""


class RoleConflictError(ValueError):
    """The role can't be held beside one that the person has."""


def target(user: Any) -> str:
    """Return how the log names a person."""
    return f"user:{user.pk}"


@transaction.atomic
def assign_role(
    *,
    user: User,
    role: str,
    area: Area | None = None,
    organisation: Organisation | None = None,
    by: User | None = None,
    now: datetime | None = None,
) -> Membership:
    """Give a person a role. Giving twice is giving once.

    Raises ScopeError when the scope does not fit the role, RoleConflictError when the role stands alone.
    """
    scope = ROLES[role].scope
    if (scope == "area") != (area is not None) or (scope == "organisation") != (organisation is not None):
        raise ScopeError(f"{role} is given for {scope}.")
    held = Membership.objects.filter(user=user).values_list("role", flat=True)
    if not rules.go_together(held, role):
        raise RoleConflictError(f"{role} can't be held beside {', '.join(sorted(set(held)))}.")
    membership, created = Membership.objects.get_or_create(
        user=user, role=role, area=area, organisation=organisation
    )
    if created:
        tell(membership, "role.given", by, now)
    user.forget_roles()
    sync_groups(user)
    return membership


@transaction.atomic
def remove_role(*, membership: Membership, by: User | None = None, now: datetime | None = None) -> None:
    """Take a role away; the person's groups follow at once."""
    user = membership.user
    tell(membership, "role.taken", by, now)
    membership.delete()
    user.forget_roles()
    sync_groups(user)


def tell(membership: Membership, did: str, by: User | None, now: datetime | None = None) -> None:
    """Log that a role was given, changed or taken."""
    where = membership.organisation or membership.area
    detail = membership.role + (f" @ {where.key}" if where else "")
    audit.record(by=by, did=did, target=target(membership.user), now=now or timezone.now(), detail=detail)


def sync_groups(user: Any) -> None:
    """Put the person in the admin groups of the present editor's roles and in no other role's group."""
    wanted = set(Membership.objects.filter(user=user, role__in=EDITORS).values_list("role", flat=True))
    groups = {key: Group.objects.get_or_create(name=key)[0] for key in EDITORS}
    user.groups.remove(*[group for key, group in groups.items() if key not in wanted])
    user.groups.add(*[group for key, group in groups.items() if key in wanted])


@transaction.atomic
def close_login(*, user: User, by: User | None, now: datetime) -> None:
    """Shut a person out at once: open sessions end with the next request. Roles stay, for the record."""
    user.is_active = False
    user.save(update_fields=["is_active"])
    audit.record(by=by, did="login.closed", target=target(user), now=now)


@transaction.atomic
def open_login(*, user: User, by: User | None, now: datetime) -> None:
    """Let a person in again, with the password and second factor that were there."""
    user.is_active = True
    user.save(update_fields=["is_active"])
    audit.record(by=by, did="login.opened", target=target(user), now=now)


@transaction.atomic
def drop_second_factor(*, user: User, by: User | None, now: datetime) -> None:
    """Take away password and second factor of a person who lost them; a new invitation gives new ones.

    Sessions end too. The person's keys stay locked under the passphrase, which nobody else can reset.
    """
    Authenticator.objects.filter(user=user).delete()
    user.set_unusable_password()
    user.save(update_fields=["password"])
    audit.record(by=by, did="second-factor.dropped", target=target(user), now=now)


@transaction.atomic
def accept_conduct(*, user: User, version: str, now: datetime) -> None:
    """Keep which version of the code of conduct the person accepted, and when."""
    _row, created = Acceptance.objects.get_or_create(user=user, version=version, defaults={"at": now})
    if created:
        audit.record(by=user, did="conduct.accepted", target=target(user), now=now, detail=version)
