"""Who may, among people: pure questions about one person and what is asked for. No query beyond the person's roles."""

from collections.abc import Iterable
from typing import Any

from familycentre.people import roles


def may_enter_workspace(user: Any) -> bool:
    """Say whether the workspace's frame opens to the person at all; what is seen in it is another question.

    Main editors come in to invite and manage editors, and see nothing else there.
    """
    return user.has_role(*roles.WORKERS) or may_manage_people(user)


def may_enter_admin(user: Any) -> bool:
    """Say whether the person edits public content."""
    return user.has_role(*roles.EDITORS)


def may_hold_keys(user: Any) -> bool:
    """Say whether sealed text may ever be opened to the person: never to those who manage or watch people."""
    return user.has_role(roles.PROFESSIONAL.key, roles.EXPERT.key) and not user.has_role(*roles.ALONE)


def may_join_ring(user: Any) -> bool:
    """Say whether the person may be made a member of a ring."""
    return user.has_role(roles.PROFESSIONAL.key) and may_hold_keys(user)


def may_read_log(user: Any) -> bool:
    """Say whether the log of looks and acts opens to the person."""
    return user.has_role(roles.DATA_PROTECTION.key)


def may_manage_people(user: Any) -> bool:
    """Say whether the list of people opens to the person; whom it shows is ``manageable``."""
    return user.has_role(roles.ADMINISTRATOR.key, roles.MAIN_EDITOR.key)


def may_give(user: Any, role: str) -> bool:
    """Say whether the person may invite into a role or give it: administrators all, main editors editors' roles."""
    if role not in roles.ROLES:
        return False
    if user.has_role(roles.ADMINISTRATOR.key):
        return True
    return role in roles.EDITORS and user.has_role(roles.MAIN_EDITOR.key)


def may_manage(user: Any, other: Any) -> bool:
    """Say whether the person may change another's roles and login; nobody manages herself."""
    if user.pk == other.pk or other.is_superuser:
        return False
    if user.has_role(roles.ADMINISTRATOR.key):
        return True
    return user.has_role(roles.MAIN_EDITOR.key) and not other.has_role(*roles.WORKERS)


def go_together(held: Iterable[str], role: str) -> bool:
    """Say whether a role can be given beside those that a person has.

    Who manages people or reads the log has no other role in the workspace, so that nobody watches herself and no
    administrator reads sealed text by giving herself a second role.
    """
    beside = {key for key in held if key in roles.WORKERS and key != role}
    if role in roles.ALONE:
        return not beside
    return role not in roles.WORKERS or not beside & roles.ALONE


MORE_THAN_KNOWN = {"otp", "hwk", "swk", "fpt", "face", "iris", "vbm", "sc", "sms"}


def proved_twice(methods: Iterable[str]) -> bool:
    """Say whether a single sign-on provider's methods (RFC 8176, claim "amr") are two factors."""
    told = set(methods)
    return "mfa" in told or (len(told) > 1 and bool(told & MORE_THAN_KNOWN))
