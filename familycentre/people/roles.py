"""Roles: a sentence each, and what the role may do to public content.

The names of the groups in the admin are these keys; ``content.roles`` gives them their permissions there.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Role:
    """What a person is trusted with."""

    key: str
    name: str
    sentence: str
    scope: str  # everything | area | organisation | language


MAIN_EDITOR = Role(
    "main-editor",
    _("Main editor"),
    _("Edits and publishes everything on the public site and approves others' changes."),
    "everything",
)
AREA_EDITOR = Role(
    "area-editor",
    _("Area editor"),
    _("Edits and publishes the places and events of the own area."),
    "area",
)
PROVIDER_EDITOR = Role(
    "provider-editor",
    _("Provider editor"),
    _("Proposes changes to the own organisation's services, places and events; a main editor approves."),
    "organisation",
)
TRANSLATOR = Role(
    "translator",
    _("Translator"),
    _("Writes and checks the pages of the other languages; a main editor publishes the Finnish ones."),
    "language",
)
ROLES = {role.key: role for role in (MAIN_EDITOR, AREA_EDITOR, PROVIDER_EDITOR, TRANSLATOR)}
CHOICES = [(role.key, role.name) for role in ROLES.values()]
