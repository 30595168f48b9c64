"""People are managed by administrators; main editors manage editors; nobody else, and nobody herself."""

import pytest

from familycentre.people import inviting
from familycentre.people.models import AuditEvent, Membership, Organisation, User

pytestmark = pytest.mark.django_db


def names(client):
    return {user.username for user in client.get("/workspace/people/").context["page"]}


def test_administrators_see_everybody_main_editors_see_editors(administrator, editor, person):
    person("marja", "professional")
    person("aino", "area-editor")
    person("both", "area-editor", "professional")
    assert names(administrator) == {"anna", "outi", "marja", "aino", "both"}
    assert names(editor) == {"outi", "aino"}


def test_the_list_takes_as_many_queries_for_many(administrator, person, assert_flat_queries):
    person("first", "professional", "area-editor")

    def more():
        for n in range(30):
            person(f"p{n}", "professional", "area-editor", second_factor=False)

    assert_flat_queries(lambda: administrator.get("/workspace/people/"), more, most=16)


def test_looking_is_logged(administrator, person):
    marja = person("marja", "professional")
    administrator.get(f"/workspace/people/{marja.pk}/")
    assert (AuditEvent.objects.first().did, AuditEvent.objects.first().target) == (
        "people.read",
        f"user:{marja.pk}",
    )


def test_inviting(administrator):
    county = Organisation.objects.get(key="saarelan-hyvinvointialue")
    data = {"email": "new@example.org", "name": "Uusi Ihminen", "role": "professional", "language": "sv"}
    assert (
        administrator.post("/workspace/people/invite/", data).status_code == 200
    )  # the organisation is missing
    assert not User.objects.filter(email="new@example.org").exists()
    administrator.post("/workspace/people/invite/", {**data, "organisation": county.pk})
    new = User.objects.get(email="new@example.org")
    assert new.get_full_name() == "Uusi Ihminen"
    assert new.memberships.get().organisation == county


@pytest.mark.parametrize("role", ["professional", "administrator", "data-protection", "expert"])
def test_a_main_editor_invites_editors_only(editor, role):
    data = {"email": "new@example.org", "name": "X", "role": role, "language": "fi"}
    assert editor.post("/workspace/people/invite/", data).status_code == 200
    assert not User.objects.filter(email="new@example.org").exists()


def test_giving_and_taking_a_role(administrator, person):
    marja = person("marja")
    administrator.post(f"/workspace/people/{marja.pk}/roles/", {"role": "expert"})
    row = Membership.objects.get(user=marja, role="expert")
    administrator.post(f"/workspace/people/{marja.pk}/roles/{row.pk}/take/")
    assert not Membership.objects.filter(user=marja).exists()


def test_a_role_that_stands_alone_is_not_given_beside(administrator, person):
    marja = person("marja", "professional")
    response = administrator.post(
        f"/workspace/people/{marja.pk}/roles/", {"role": "data-protection"}, follow=True
    )
    assert 'class="note danger"' in response.content.decode()
    assert Membership.objects.filter(user=marja).count() == 1


def test_a_wrong_form_comes_back(administrator, person):
    marja = person("marja")
    assert (
        administrator.post(f"/workspace/people/{marja.pk}/roles/", {"role": "professional"}).status_code
        == 422
    )


def test_nobody_changes_herself(administrator):
    own = administrator.user.pk
    assert administrator.get(f"/workspace/people/{own}/").status_code == 200
    for path, data in (("roles/", {"role": "professional"}), ("close/", {}), ("link/", {})):
        assert administrator.post(f"/workspace/people/{own}/{path}", data).status_code == 404


def test_a_main_editor_does_not_touch_workers(editor, person):
    marja = person("marja", "professional")
    assert editor.get(f"/workspace/people/{marja.pk}/").status_code == 404
    assert editor.post(f"/workspace/people/{marja.pk}/close/").status_code == 404


def test_closing_opening_and_a_new_link(administrator, person):
    marja = person("marja", "professional")
    administrator.post(f"/workspace/people/{marja.pk}/close/")
    marja.refresh_from_db()
    assert not marja.is_active
    administrator.post(f"/workspace/people/{marja.pk}/open/")
    administrator.post(f"/workspace/people/{marja.pk}/link/")
    marja.refresh_from_db()
    assert marja.is_active
    assert not marja.has_usable_password()
    assert inviting.open_for(marja, marja.invitations.get().made_at)


@pytest.mark.parametrize("path", ["close/", "open/", "link/", "roles/"])
def test_looking_changes_nothing(administrator, person, path):
    assert administrator.get(f"/workspace/people/{person('marja').pk}/{path}").status_code == 405


def test_nobody_gives_workspace_roles_in_the_admin(editor):
    assert editor.get("/admin/snippets/people/membership/").status_code in {302, 404}
    assert "/workspace/people/" in editor.get("/admin/").content.decode()
