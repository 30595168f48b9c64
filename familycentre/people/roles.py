"""Roles: a sentence each, and where the role holds. What a role permits is in ``people.rules``.

Editors' roles are also groups of the admin, with these keys as names; ``content.roles`` gives them their permissions
there. Who answers families together is not a role but a ring; its members are kept beside the conversations.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Role:
    """What a person is trusted with."""

    key: str
    name: Any
    sentence: Any
    scope: str  # everything | area | organisation | language
    place: str = "admin"  # admin | workspace: where its work is done


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
ADMINISTRATOR = Role(
    "administrator",
    _("Administrator"),
    _("Invites people, gives and takes roles, closes logins. Can not read what families write."),
    "everything",
    "workspace",
)
DATA_PROTECTION = Role(
    "data-protection",
    _("Data protection"),
    _("Reads the log of looks and acts. Can not read what families write."),
    "everything",
    "workspace",
)
PROFESSIONAL = Role(
    "professional",
    _("Professional"),
    _("Works for the organisation in the workspace and reads only what reaches the own rings."),
    "organisation",
    "workspace",
)
EXPERT = Role(
    "expert",
    _("Expert"),
    _("Answers consultations in the workspace and reads only the excerpt that was sent."),
    "everything",
    "workspace",
)
ROLES = {
    role.key: role
    for role in (
        MAIN_EDITOR,
        AREA_EDITOR,
        PROVIDER_EDITOR,
        TRANSLATOR,
        ADMINISTRATOR,
        DATA_PROTECTION,
        PROFESSIONAL,
        EXPERT,
    )
}
CHOICES = [(role.key, role.name) for role in ROLES.values()]
EDITORS = [role.key for role in ROLES.values() if role.place == "admin"]
WORKERS = [role.key for role in ROLES.values() if role.place == "workspace"]
ALONE = frozenset({ADMINISTRATOR.key, DATA_PROTECTION.key})
"""Roles that watch over the others' work: each stands alone in the workspace, so that nobody watches herself."""
