"""What each role may do in the admin: page trees by language, records, pictures, and who approves.

Run by ``manage.py load_region`` after the pages, so that a new language's tree gets its rights too.
"""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowContentType,
    WorkflowTask,
)

from familycentre.content.models import HomePage
from familycentre.directory import models as directory
from familycentre.guidance import models as guidance
from familycentre.insight import models as insight
from familycentre.people import models as people
from familycentre.people.roles import AREA_EDITOR, EDITORS, MAIN_EDITOR, PROVIDER_EDITOR, TRANSLATOR

RECORDS = [directory.Service, directory.Place, directory.Event]
GUIDES = [guidance.Flow, guidance.Path]
LISTS = [
    directory.Helpline,
    directory.NationalService,
    directory.Theme,
    directory.Task,
    directory.ExampleGroup,
    people.Organisation,
    people.Area,
    people.Municipality,
    people.Region,
    guidance.Synonym,
    guidance.DangerWord,
]
PAGE_RIGHTS = ["add_page", "change_page", "publish_page", "lock_page", "unlock_page", "bulk_delete_page"]


@transaction.atomic
def sync_roles() -> None:
    """Give every role's group exactly its rights. Can be run again at any time."""
    groups = {key: Group.objects.get_or_create(name=key)[0] for key in EDITORS}
    rights: dict[str, list[tuple[Any, str]]] = {
        MAIN_EDITOR.key: [
            *[
                (model, verb)
                for model in [*RECORDS, *GUIDES]
                for verb in ("add", "change", "delete", "publish", "view", "lock", "unlock")
            ],
            *[(model, verb) for model in LISTS for verb in ("add", "change", "delete", "view")],
            (insight.Feedback, "change"),
            (insight.Feedback, "view"),
            (insight.Count, "view"),
            (insight.SearchTerm, "view"),
        ],
        AREA_EDITOR.key: [
            (model, verb)
            for model in (directory.Place, directory.Event)
            for verb in ("add", "change", "publish", "view")
        ],
        PROVIDER_EDITOR.key: [(model, verb) for model in RECORDS for verb in ("add", "change", "view")],
        TRANSLATOR.key: [(directory.Service, "view")],
    }
    for key, group in groups.items():
        wanted = [_permission(model, verb) for model, verb in rights[key]]
        group.permissions.set([*wanted, Permission.objects.get(codename="access_admin")])
    _page_rights(groups)
    _collection_rights(groups)
    _approval(groups[MAIN_EDITOR.key])


def _permission(model: type, verb: str) -> Permission:
    kind = ContentType.objects.get_for_model(model)
    return Permission.objects.get(content_type=kind, codename=f"{verb}_{kind.model}")


def _page_rights(groups: dict[str, Group]) -> None:
    root = Page.get_first_root_node()
    rights = {codename: Permission.objects.get(codename=codename) for codename in PAGE_RIGHTS}
    _exactly(groups[MAIN_EDITOR.key], {(root.pk, right) for right in rights.values()})
    others = HomePage.objects.exclude(locale__language_code=settings.LANGUAGE_CODE)
    wanted = {
        (home.pk, rights[codename])
        for home in others
        for codename in ("add_page", "change_page", "publish_page")
    }
    for home in HomePage.objects.filter(locale__language_code=settings.LANGUAGE_CODE):
        wanted.add((home.pk, rights["change_page"]))  # may propose, a main editor publishes
    _exactly(groups[TRANSLATOR.key], wanted)
    translate = Permission.objects.filter(codename="submit_translation").first()
    if translate:
        groups[TRANSLATOR.key].permissions.add(translate)
        groups[MAIN_EDITOR.key].permissions.add(translate)


def _exactly(group: Group, wanted: set[tuple[int, Permission]]) -> None:
    present = {
        (p.page_id, p.permission): p
        for p in GroupPagePermission.objects.filter(group=group).select_related("permission")
    }
    for key, row in present.items():
        if key not in wanted:
            row.delete()
    for page_id, permission in wanted - set(present):
        GroupPagePermission.objects.create(group=group, page_id=page_id, permission=permission)


def _collection_rights(groups: dict[str, Group]) -> None:
    root = Collection.get_first_root_node()
    verbs = {
        MAIN_EDITOR.key: ("add", "change", "choose"),
        TRANSLATOR.key: ("choose",),
        AREA_EDITOR.key: ("add", "choose"),
        PROVIDER_EDITOR.key: ("add", "choose"),
    }
    for key, words in verbs.items():
        for app, model in (("wagtailimages", "image"), ("wagtaildocs", "document")):
            for verb in words:
                permission = Permission.objects.get(content_type__app_label=app, codename=f"{verb}_{model}")
                GroupCollectionPermission.objects.get_or_create(
                    group=groups[key], collection=root, permission=permission
                )


def _approval(approvers: Group) -> None:
    task, _created = GroupApprovalTask.objects.get_or_create(
        name="approval-by-main-editor", defaults={"active": True}
    )
    task.groups.set([approvers])
    workflow, _created = Workflow.objects.get_or_create(name="approval", defaults={"active": True})
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task.task_ptr, defaults={"sort_order": 0})
    for model in RECORDS:
        WorkflowContentType.objects.update_or_create(
            content_type=ContentType.objects.get_for_model(model), defaults={"workflow": workflow}
        )
    for workflow_page_root in Page.objects.filter(depth=1):
        if not hasattr(workflow_page_root, "workflowpage"):
            workflow.workflow_pages.get_or_create(page=workflow_page_root)
