"""The rules as truth tables: a new role without a row here fails."""

import pytest

from familycentre.people import rules
from familycentre.people.roles import ROLES

#                    workspace admin  keys   ring   log    people
MAY = {
    "main-editor": (True, True, False, False, False, True),
    "area-editor": (False, True, False, False, False, False),
    "provider-editor": (False, True, False, False, False, False),
    "translator": (False, True, False, False, False, False),
    "administrator": (True, False, False, False, False, True),
    "data-protection": (True, False, False, False, True, False),
    "professional": (True, False, True, True, False, False),
    "expert": (True, False, True, False, False, False),
}
QUESTIONS = (
    rules.may_enter_workspace,
    rules.may_enter_admin,
    rules.may_hold_keys,
    rules.may_join_ring,
    rules.may_read_log,
    rules.may_manage_people,
)
GIVES = {
    "administrator": set(ROLES),
    "main-editor": {"main-editor", "area-editor", "provider-editor", "translator"},
}
#  who stands beside whom, among those who work in the workspace
APART = {
    "administrator": {"data-protection", "professional", "expert"},
    "data-protection": {"administrator", "professional", "expert"},
    "professional": {"administrator", "data-protection"},
    "expert": {"administrator", "data-protection"},
}


class Person:
    is_superuser = False

    def __init__(self, *held, pk=1):
        self.held, self.pk = held, pk

    def has_role(self, *keys):
        return any(role in keys for role in self.held)


def test_every_role_has_a_row():
    assert set(MAY) == set(ROLES)


@pytest.mark.parametrize("role", ROLES)
def test_what_a_role_may(role):
    assert tuple(question(Person(role)) for question in QUESTIONS) == MAY[role]


def test_without_a_role_nothing_opens():
    assert not any(question(Person()) for question in QUESTIONS)


@pytest.mark.parametrize("giver", [*ROLES, ""])
def test_who_gives_which_role(giver):
    assert {role for role in ROLES if rules.may_give(Person(giver), role)} == GIVES.get(giver, set())
    assert not rules.may_give(Person(giver), "king")


@pytest.mark.parametrize("role", ROLES)
def test_which_roles_go_together(role):
    assert {held for held in ROLES if not rules.go_together([held], role)} == APART.get(role, set())


@pytest.mark.parametrize("other", [*ROLES, ""])
def test_whom_one_may_manage(other):
    anna, outi, marja = (Person(role, pk=9) for role in ("administrator", "main-editor", "professional"))
    assert rules.may_manage(anna, Person(other))
    assert rules.may_manage(outi, Person(other)) == (other not in APART)
    assert not rules.may_manage(marja, Person(other))


def test_nobody_manages_herself_or_the_operator():
    anna = Person("administrator")
    assert not rules.may_manage(anna, anna)
    operator = Person(pk=2)
    operator.is_superuser = True
    assert not rules.may_manage(anna, operator)


@pytest.mark.parametrize(
    ("amr", "twice"),
    [
        ([], False),
        (["pwd"], False),
        (["pwd", "kba"], False),
        (["otp"], False),
        (["pwd", "otp"], True),
        (["pwd", "hwk"], True),
        (["mfa"], True),
        (["pwd", "mfa"], True),
    ],
)
def test_when_a_provider_has_seen_two_factors(amr, twice):
    assert rules.proved_twice(amr) is twice
