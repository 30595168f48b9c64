"""Who may edit which record of the directory. Pure: answers only, nothing is fetched here.

A main editor may edit all; an area editor the places and events of the own area; a provider editor the
services, places and events of the own organisation, as drafts that wait for approval.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from familycentre.people.models import User


def may_keep_service(user: "User", provider: Any | None) -> bool:
    """Say whether the person may leave a service with this provider."""
    if user.has_role("main-editor"):
        return True
    return provider is not None and provider.pk in user.scopes("provider-editor", "organisation")


def may_keep_place(user: "User", area: Any | None, organisations: list[Any]) -> bool:
    """Say whether the person may leave a place in this area, run by these organisations."""
    if user.has_role("main-editor"):
        return True
    own_area = area is not None and area.pk in user.scopes("area-editor", "area")
    own = user.scopes("provider-editor", "organisation")
    return own_area or any(organisation.pk in own for organisation in organisations)


def may_keep_event(user: "User", place: Any | None, organisers: list[Any]) -> bool:
    """Say whether the person may leave an event at this place, held by these organisers."""
    if user.has_role("main-editor"):
        return True
    own_area = place is not None and place.area_id in user.scopes("area-editor", "area")
    own = user.scopes("provider-editor", "organisation")
    return own_area or any(organiser.pk in own for organiser in organisers)
