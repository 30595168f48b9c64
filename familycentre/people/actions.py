"""Giving and taking roles. The groups of the admin follow the memberships, never the other way."""

from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction

from familycentre.people.models import Area, Membership, Organisation, User
from familycentre.people.roles import ROLES


class ScopeError(ValueError):
    """A role was given without the area or organisation that it needs, or with one that it can't have."""


@transaction.atomic
def assign_role(
    *,
    user: User,
    role: str,
    area: Area | None = None,
    organisation: Organisation | None = None,
    by: User | None = None,
) -> Membership:
    """Give a person a role; raise ScopeError when the scope does not fit the role. Giving twice is giving once."""
    scope = ROLES[role].scope
    if (scope == "area") != (area is not None) or (scope == "organisation") != (organisation is not None):
        raise ScopeError(f"{role} is given for {scope}.")
    membership, _created = Membership.objects.get_or_create(
        user=user, role=role, area=area, organisation=organisation
    )
    sync_groups(user)
    return membership


@transaction.atomic
def remove_role(*, membership: Membership, by: User | None = None) -> None:
    """Take a role away; the person's groups follow at once."""
    user = membership.user
    membership.delete()
    sync_groups(user)


def sync_groups(user: Any) -> None:
    """Put the person in the admin groups of the present roles and in no other role's group."""
    wanted = set(Membership.objects.filter(user=user).values_list("role", flat=True))
    groups = {key: Group.objects.get_or_create(name=key)[0] for key in ROLES}
    user.groups.remove(*[group for key, group in groups.items() if key not in wanted])
    user.groups.add(*[group for key, group in groups.items() if key in wanted])
