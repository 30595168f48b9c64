"""The lines of the menu that the rooms below bring to the workspace; people's own stand there already."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from familycentre.contact import desk
from familycentre.people import menu, roles, rules


def answers(user: Any) -> bool:
    """Say whether the person answers families: a professional in some ring."""
    return rules.may_hold_keys(user) and _in_ring(user)


def is_asked(user: Any) -> bool:
    """Say whether the person answers consultations."""
    return rules.may_hold_keys(user) and (user.has_role(roles.EXPERT.key) or user.consultations.exists())


def sees_rings(user: Any) -> bool:
    """Say whether the person sees rings and numbers: members and administrators."""
    return user.has_role(roles.ADMINISTRATOR.key) or answers(user)


def _in_ring(user: Any) -> bool:
    if not hasattr(user, "_is_in_ring"):
        user._is_in_ring = desk.in_ring(user)  # asked several times a page
    return bool(user._is_in_ring)


def open_ones(request: HttpRequest) -> int | None:
    """Return how many requests are open in the person's rings."""
    return desk.open_count(request.user) or None


def asked_ones(request: HttpRequest) -> int | None:
    """Return how many consultations wait for the person."""
    return desk.consultations_of(request.user).filter(answered_on=None).count() or None


def add_all() -> None:
    """Put the lines into the menu."""
    menu.add(menu.Item(_("My tasks"), "workspace", "home", rules.may_enter_workspace, order=10))
    menu.add(menu.Item(_("Requests"), "inbox", "inbox", answers, order=20, count=open_ones))
    menu.add(menu.Item(_("Consultations"), "consultations", "talk", is_asked, order=30, count=asked_ones))
    menu.add(
        menu.Item(
            pgettext_lazy("those who answer together", "Rings"), "rings", "people", sees_rings, order=40
        )
    )
    menu.add(menu.Item(pgettext_lazy("statistics", "Numbers"), "numbers", "step", sees_rings, order=50))
