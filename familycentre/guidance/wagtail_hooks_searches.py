"""The reports of searches, in the admin."""

from typing import Any

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from familycentre.guidance.rules import may_mend_searches
from familycentre.guidance.views_guidance import searches


class SearchesItem(MenuItem):
    """In the menu of those who own the words of the search."""

    def is_shown(self, request: Any) -> bool:
        return may_mend_searches(request.user)


@hooks.register("register_admin_urls")
def searches_urls() -> list[Any]:
    """Give the reports their addresses."""
    return [
        path("reports/searches/not-found/", searches.not_found, name="searches_not_found"),
        path("reports/searches/not-opened/", searches.not_opened, name="searches_not_opened"),
    ]


@hooks.register("register_reports_menu_item")
def not_found_item() -> MenuItem:
    """Put what was not found under reports."""
    return SearchesItem(_("Searched, not found"), reverse("searches_not_found"), icon_name="search", order=30)


@hooks.register("register_reports_menu_item")
def not_opened_item() -> MenuItem:
    """Put what was found and not opened under reports."""
    return SearchesItem(_("Found, not opened"), reverse("searches_not_opened"), icon_name="search", order=31)
