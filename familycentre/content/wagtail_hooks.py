"""What the content room adds to the admin: the upkeep page, its menu item and the panel on the first screen."""

from typing import Any

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from familycentre.content import admin_views
from familycentre.core import pagecache
from familycentre.people.models import User


@hooks.register("register_admin_urls")
def upkeep_url() -> list[Any]:
    """Give the upkeep page its address."""
    return [path("upkeep/", admin_views.upkeep_report, name="upkeep")]


class UpkeepItem(MenuItem):
    """In the menu of those who keep the site up."""

    def is_shown(self, request: Any) -> bool:
        user: User = request.user
        return user.has_role("main-editor", "translator")


@hooks.register("register_reports_menu_item")
def upkeep_item() -> MenuItem:
    """Put the upkeep page under reports."""
    return UpkeepItem(_("Upkeep"), reverse("upkeep"), icon_name="tasks", order=10)


class UpkeepPanel(Component):
    """The counts of the upkeep page, on the first screen."""

    order = 50
    template_name = "content/admin/upkeep_panel.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return admin_views.lists(parent_context["request"])


@hooks.register("construct_homepage_panels")
def upkeep_panel(request: Any, panels: list[Any]) -> None:
    """Show the panel to those who keep the site up."""
    if request.user.has_role("main-editor", "translator"):
        panels.append(UpkeepPanel())


@hooks.register("after_delete_page")
@hooks.register("after_move_page")
def seen_by_the_next_reader(*args: Any, **kwargs: Any) -> None:
    """Make the page cache stale where no publication tells it (content.apps hears those)."""
    pagecache.purge()
