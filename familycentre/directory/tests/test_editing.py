"""Who may open, change and publish what in the admin; approval keeps the published version up."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Task
from wagtail.users.models import UserProfile

from familycentre.directory.models import Event, Place, Service
from familycentre.people import roles
from familycentre.people.actions import assign_role, remove_role
from familycentre.people.models import Area, Organisation, User

pytestmark = pytest.mark.django_db


def person(name: str, role: str, **scope) -> Client:
    user = User.objects.create_user(name, password="a long enough password")
    assign_role(user=user, role=role, **scope)
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "en"})
    client = Client()
    client.force_login(user)
    client.user = user
    return client


@pytest.fixture
def main():
    return person("main", roles.MAIN_EDITOR.key)


@pytest.fixture
def provider():
    county = Organisation.objects.get(key="saarelan-hyvinvointialue")
    return person("provider", roles.PROVIDER_EDITOR.key, organisation=county)


@pytest.fixture
def stranger():
    return person(
        "stranger", roles.PROVIDER_EDITOR.key, organisation=Organisation.objects.get(key="majakka-ry")
    )


@pytest.fixture
def area_editor():
    return person("area", roles.AREA_EDITOR.key, area=Area.objects.get(key="satama"))


def screens(model: type, pk: int) -> list[str]:
    """Every address of the viewset that takes a record."""
    viewset = model.snippet_viewset
    found = []
    for pattern in viewset.get_urlpatterns():
        if "pk" not in pattern.pattern.converters and "<str:pk>" not in str(pattern.pattern):
            continue
        kwargs = {name: 1 for name in pattern.pattern.converters if name != "pk"}
        for name in ("revision_id_a", "revision_id_b"):
            if name in kwargs:
                kwargs[name] = "earliest" if name.endswith("a") else "latest"
        found.append(reverse(viewset.get_url_name(pattern.name), kwargs={"pk": pk, **kwargs}))
    return found


def form_of(client: Client, url: str) -> dict[str, str]:
    """Return what the editing screen would send back unchanged."""
    form = client.get(url).context["form"]
    data: dict[str, object] = {}
    for bound in form:
        value = bound.value()
        if value is not None and value is not False:
            data[bound.html_name] = value
    for formset in form.formsets.values():
        for bound in formset.management_form:
            data[bound.html_name] = bound.value()
        for child in formset.forms:
            for bound in child:
                value = bound.value()
                if value is not None and value is not False:
                    data[bound.html_name] = value
    return data


def edit_url(record) -> str:
    return reverse(type(record).snippet_viewset.get_url_name("edit"), args=[record.pk])


def test_every_screen_of_anothers_record_is_not_found(stranger):
    service = Service.objects.get(key="kotiapu")
    addresses = screens(Service, service.pk)
    assert len(addresses) >= 10
    for address in addresses:
        assert stranger.get(address).status_code == 404, address
        assert stranger.post(address).status_code == 404, address


def test_lists_show_only_what_is_ones_own(provider, stranger, main):
    url = reverse(Service.snippet_viewset.get_url_name("list"))
    assert "Kotiapu" in provider.get(url).content.decode()
    assert "Kotiapu" not in stranger.get(url).content.decode()
    body = main.get(url).content.decode()
    assert "Kotiapu" in body
    assert "Luotsi" in body


def test_a_providers_change_waits_and_the_published_version_stays(provider, main):
    service = Service.objects.get(key="kotiapu")
    url = edit_url(service)
    data = form_of(provider, url)
    data["texts-0-summary"] = "Saat apua kotiin heti tänään."
    answer = provider.post(url, {**data, "action-publish": "1"})
    service.refresh_from_db()
    assert service.texts.get(language="fi").summary == "Saat apua kotiin hetkeksi."
    data = form_of(provider, url)
    data["texts-0-summary"] = "Saat apua kotiin heti tänään."
    answer = provider.post(url, {**data, "action-submit": "1"})
    assert answer.status_code == 302, answer.context["form"].errors
    service = Service.objects.get(key="kotiapu")
    assert service.texts.get(language="fi").summary == "Saat apua kotiin hetkeksi."
    state = service.current_workflow_state
    assert state is not None
    state.current_task_state.approve(user=main.user)
    assert (
        Service.objects.get(key="kotiapu").texts.get(language="fi").summary == "Saat apua kotiin heti tänään."
    )


def test_a_provider_can_not_take_over_anothers_service(provider):
    service = Service.objects.get(key="kotiapu")
    data = form_of(provider, edit_url(service))
    data["provider"] = Organisation.objects.get(key="majakka-ry").pk
    answer = provider.post(edit_url(service), data)
    assert answer.status_code == 200
    assert "own area or organisation" in answer.content.decode()


def test_an_area_editor_publishes_own_place_and_sees_no_services(area_editor):
    place = Place.objects.get(key="satamatalo")
    data = form_of(area_editor, edit_url(place))
    data["texts-0-summary"] = "Avoinna kaikille perheille."
    answer = area_editor.post(edit_url(place), {**data, "action-publish": "1"})
    assert answer.status_code == 302, answer.context["form"].errors
    assert (
        Place.objects.get(key="satamatalo").texts.get(language="fi").summary == "Avoinna kaikille perheille."
    )
    assert area_editor.get(edit_url(Service.objects.get(key="kotiapu"))).status_code in {302, 404}
    hidden = Place.objects.get(key="piilopaikka")
    assert area_editor.get(edit_url(hidden)).status_code == 404


def test_text_rules_keep_what_was_typed(main):
    service = Service.objects.get(key="kotiapu")
    data = form_of(main, edit_url(service))
    data["texts-0-description"] = "Soita 044 123 4567 jo tänään."
    answer = main.post(edit_url(service), data)
    assert answer.status_code == 200
    body = answer.content.decode()
    assert "044 123 4567" in body
    assert "A phone number in the text" in body


def test_publishing_is_seen_by_the_next_reader(main, settings):
    from familycentre.core import pagecache

    before = pagecache.stamp()
    place = Place.objects.get(key="satamatalo")
    with_commit = form_of(main, edit_url(place))
    from django.test import TestCase

    with TestCase.captureOnCommitCallbacks(execute=True):
        main.post(edit_url(place), {**with_commit, "action-publish": "1"})
    assert pagecache.stamp() != before


def test_history_and_revert(main):
    service = Service.objects.get(key="kotiapu")
    old = service.save_revision(user=main.user)
    data = form_of(main, edit_url(service))
    data["texts-0-summary"] = "Uusi tiivistelmä."
    main.post(edit_url(service), {**data, "action-publish": "1"})
    history = main.get(reverse(Service.snippet_viewset.get_url_name("history"), args=[service.pk]))
    assert history.status_code == 200
    revert = reverse(Service.snippet_viewset.get_url_name("revisions_revert"), args=[service.pk, old.pk])
    body = main.get(revert).content.decode()
    assert "Saat apua kotiin hetkeksi." in body


def test_roles_come_and_go_with_their_groups(stranger):
    user = stranger.user
    assert user.groups.filter(name=roles.PROVIDER_EDITOR.key).exists()
    remove_role(membership=user.memberships.get())
    assert not user.groups.exists()


def test_the_approval_task_is_the_main_editors(main):
    task = Task.objects.get(name="approval-by-main-editor").specific
    assert [g.name for g in task.groups.all()] == [roles.MAIN_EDITOR.key]


def test_new_event_of_another_area_is_refused(area_editor):
    add = reverse(Event.snippet_viewset.get_url_name("add"))
    data = form_of(area_editor, add)
    data |= {
        "key": "uusi",
        "kind": "family-cafe",
        "place": Place.objects.get(key="piilopaikka").pk,
        "first_day": "2026-12-01",
        "starts": "09:00",
        "ends": "11:00",
        "fee": "free",
        "signup": "none",
        "state": "open",
        "texts-TOTAL_FORMS": "2",
        "texts-0-language": "fi",
        "texts-0-name": "Kahvila",
        "texts-0-slug": "kahvila",
        "texts-1-language": "sv",
        "texts-1-name": "Café",
        "texts-1-slug": "cafe",
    }
    answer = area_editor.post(add, data)
    assert answer.status_code == 200
    assert "own area or organisation" in answer.content.decode()
    data["place"] = Place.objects.get(key="satamatalo").pk
    assert area_editor.post(add, data).status_code == 302
    assert Event.objects.filter(key="uusi").exists()


@pytest.mark.parametrize(("model", "key"), [(Service, "kotiapu"), (Place, "satamatalo")])
def test_the_preview_shows_what_is_typed_in_both_languages(main, model, key):
    record = model.objects.get(key=key)
    url = reverse(model.snippet_viewset.get_url_name("preview_on_edit"), args=[record.pk])
    data = form_of(main, edit_url(record))
    data["texts-0-summary"] = "Näin se lukisi."
    assert main.post(url, data).json()["is_valid"]
    body = main.get(url + "?mode=").content.decode()
    assert "Näin se lukisi." in body
    assert record.texts.get(language="sv").name in body
