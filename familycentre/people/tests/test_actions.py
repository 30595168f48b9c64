"""Roles are given and taken; logins close at once; each act is in the log."""

import pytest

from familycentre.people import actions
from familycentre.people.models import AuditEvent, Organisation

pytestmark = pytest.mark.django_db


def told():
    return list(AuditEvent.objects.order_by("pk").values_list("did", "target", "detail"))


def test_a_role_is_given_once_and_told(person, now):
    anna, marja = person("anna", "administrator"), person("marja")
    county = Organisation.objects.get(key="saarelan-hyvinvointialue")
    for _time in range(2):
        actions.assign_role(user=marja, role="professional", organisation=county, by=anna, now=now)
    row = ("role.given", f"user:{marja.pk}", "professional @ saarelan-hyvinvointialue")
    assert told().count(row) == 1
    assert marja.has_role("professional")


def test_a_role_needs_its_scope(person):
    with pytest.raises(actions.ScopeError):
        actions.assign_role(user=person("marja"), role="professional")
    with pytest.raises(actions.ScopeError):
        actions.assign_role(user=person("eeva"), role="expert", organisation=Organisation.objects.first())


def test_who_watches_does_nothing_else(person):
    with pytest.raises(actions.RoleConflictError):
        actions.assign_role(user=person("anna", "administrator"), role="expert")
    with pytest.raises(actions.RoleConflictError):
        actions.assign_role(user=person("marja", "professional"), role="data-protection")


def test_a_role_is_taken(person, now):
    marja = person("marja", "professional")
    actions.remove_role(membership=marja.memberships.get(), by=None, now=now)
    assert not marja.has_role("professional")
    assert told()[-1][0] == "role.taken"


def test_workspace_roles_open_nothing_in_the_admin(person):
    assert not person("marja", "professional").groups.exists()
    assert person("outi", "main-editor").groups.get().name == "main-editor"


def test_a_closed_login_is_out_with_the_next_request(worker, now):
    assert worker.get("/workspace/keys/").status_code == 200
    actions.close_login(user=worker.user, by=None, now=now)
    assert worker.get("/workspace/keys/").status_code == 302
    actions.open_login(user=worker.user, by=None, now=now)
    assert [did for did, *_ in told()][-2:] == ["login.closed", "login.opened"]


def test_taking_the_second_factor_ends_sessions(worker, now):
    actions.drop_second_factor(user=worker.user, by=None, now=now)
    assert worker.get("/workspace/keys/").status_code == 302
    assert not worker.user.authenticator_set.exists()


def test_a_code_of_conduct_is_accepted_once(person, now):
    marja = person("marja", "professional")
    for _time in range(2):
        actions.accept_conduct(user=marja, version="2026-11", now=now)
    assert marja.acceptances.count() == 1
    assert told()[-1] == ("conduct.accepted", f"user:{marja.pk}", "2026-11")
