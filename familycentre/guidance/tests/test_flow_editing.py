"""Editors make flows in the admin: what would leave somebody standing is refused with its reason; versions are kept."""

import copy

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield
from wagtail.users.models import UserProfile

from familycentre.guidance.models import Flow, Path
from familycentre.people import roles
from familycentre.people.actions import assign_role
from familycentre.people.models import User

pytestmark = pytest.mark.django_db


def person(name, role):
    user = User.objects.create_user(name, password="a long enough password")
    assign_role(user=user, role=role)
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "en"})
    client = Client()
    client.force_login(user)
    client.user = user
    return client


@pytest.fixture
def editor():
    return person("outi", roles.MAIN_EDITOR.key)


def block(kind, value):
    """Return a node's value as the form sends it."""
    value = copy.deepcopy(value)
    for name in ("choices", "routes"):
        if name in value:
            items = [
                item.get("value", item) if "text" not in item and "choice" not in item else item
                for item in value[name]
            ]
            value[name] = inline_list(items)
    if "doors" in value:
        value["doors"] = streamfield([(door["type"], door["value"]) for door in value["doors"]])
    for name in ("danger", "help_now"):
        if value.get(name) is False:
            value.pop(name)
    return kind, value


def inline_list(items):
    found = {"count": len(items)}
    for number, item in enumerate(items):
        if item.get("danger") is False:
            item.pop("danger")
        found[str(number)] = {"value": item, "deleted": "", "order": str(number), "id": ""}
    return found


def form(flow, nodes):
    texts = [
        {
            "language": row.language,
            "reviewed": "",
            "name": row.name,
            "slug": row.slug,
            "summary": row.summary,
            "id": row.pk,
        }
        for row in flow.texts.all()
    ]
    data = {
        "nodes": streamfield([block(node["type"], node["value"]) for node in nodes]),
        "texts": inline_formset(texts, initial=len(texts)),
        "key": flow.key,
        "theme": flow.theme_id or "",
        "order": flow.order,
        "state": "open",
        "private": "",
        "first": "on",
    }
    return nested_form_data(data)


def save(editor, flow, nodes, publish=False):
    data = form(flow, nodes)
    if publish:
        data["action-publish"] = "1"
    name = Flow.snippet_viewset.get_url_name("edit")
    return editor.post(reverse(name, args=[flow.pk]), data)


def test_a_sound_flow_is_saved_as_a_version_and_published(editor):
    flow = Flow.objects.get(key="mista-apua")
    nodes = copy.deepcopy(flow.stored)
    nodes[0]["value"]["text"]["fi"] = "Kuka sinä olet?"
    response = save(editor, flow, nodes)
    assert response.status_code == 302, response.context["form"].errors
    flow.refresh_from_db()
    assert flow.latest_revision is not None and flow.has_unpublished_changes
    assert flow.stored[0]["value"]["text"]["fi"] == "Kuka kysyy?"  # what is published stays up
    save(editor, flow, nodes, publish=True)
    flow.refresh_from_db()
    assert flow.stored[0]["value"]["text"]["fi"] == "Kuka sinä olet?"
    assert flow.revisions.count() == 2


@pytest.mark.parametrize(
    ("mend", "told"),
    [
        (lambda nodes: nodes[0]["value"]["choices"].clear(), "has no answers"),
        (lambda nodes: nodes[2]["value"].update(to="gone"), "there is no such node"),
        (lambda nodes: nodes[2]["value"].update(to="kuka"), "goes in a circle"),
        (lambda nodes: nodes[4]["value"]["title"].update(sv=""), "A text is missing"),
        (lambda nodes: nodes[4]["value"]["doors"].clear(), "has no next door"),
        (lambda nodes: nodes[3]["value"].update(routes=[]), "No answer leads here"),
    ],
)
def test_a_broken_flow_is_refused_with_the_reason(editor, mend, told):
    flow = Flow.objects.get(key="mista-apua")
    nodes = copy.deepcopy(flow.stored)
    for node in nodes:
        for name in ("choices", "routes"):
            if name in node["value"]:
                node["value"][name] = [item.get("value", item) for item in node["value"][name]]
    mend(nodes)
    response = save(editor, flow, nodes)
    assert response.status_code == 200
    assert told in response.content.decode()
    assert Flow.objects.get(key="mista-apua").latest_revision is None


def test_the_editor_sees_the_flow_drawn_and_previews_it(editor):
    flow = Flow.objects.get(key="mista-apua")
    page = editor.get(reverse(Flow.snippet_viewset.get_url_name("edit"), args=[flow.pk])).content.decode()
    assert page.count('class="flowgraph"') == 1
    assert page.count("<rect") == len(flow.stored)
    assert page.count('class="flowlist"') == 1 and "Kuka kysyy? → " not in page and "Nuori → " in page
    assert 'style="' not in page.split('class="flowgraph"')[1].split("</svg>")[0]
    for record, template in (
        (flow, "guidance/preview_flow.html"),
        (Path.objects.get(), "guidance/preview_path.html"),
    ):
        response = record.make_preview_request(preview_mode="")
        assert response.status_code == 200, template


def test_others_do_not_edit_flows():
    stranger = person("area", roles.TRANSLATOR.key)
    flow = Flow.objects.get(key="mista-apua")
    response = stranger.get(reverse(Flow.snippet_viewset.get_url_name("edit"), args=[flow.pk]))
    assert response.status_code in {302, 403, 404}


def test_the_gaps_are_among_the_reports(editor):
    response = editor.get(reverse("gaps_report"))
    assert response.status_code == 200 and "Etelasaari" in response.content.decode()
