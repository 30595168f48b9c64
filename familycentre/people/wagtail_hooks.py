"""Who is who, in the admin: organisations, areas, the region's promises. People and roles have pages of their own."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from familycentre.core.fresh import FreshViewSet
from familycentre.people import models, rules


def texts(*fields: str) -> InlinePanel:
    """Return the panel of the text rows; Finnish and Swedish are both needed."""
    row = FieldRowPanel([FieldPanel("language"), FieldPanel("reviewed")])
    return InlinePanel(
        "texts", panels=[row, *[FieldPanel(f) for f in fields]], label=_("Language"), min_num=2
    )


class OrganisationViewSet(FreshViewSet):
    model = models.Organisation
    icon = "group"
    menu_label = _("Organisations")
    list_display = ["__str__", "kind", "published"]
    list_filter = ["kind", "published"]
    panels = [
        texts("name", "slug", "summary"),
        FieldPanel("key"),
        FieldPanel("kind"),
        FieldPanel("url"),
        FieldPanel("published"),
    ]


class AreaViewSet(FreshViewSet):
    model = models.Area
    icon = "globe"
    menu_label = _("Areas")
    list_display = ["__str__", "kind", "published"]
    panels = [
        texts("name", "slug", "summary", "network_name", "network_text", "coordinator"),
        FieldPanel("key"),
        FieldPanel("kind"),
        FieldPanel("parent"),
        FieldPanel("municipalities"),
        FieldPanel("published"),
    ]


class MunicipalityViewSet(FreshViewSet):
    model = models.Municipality
    icon = "site"
    menu_label = _("Municipalities")
    panels = [
        texts("name", "slug"),
        FieldPanel("code"),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
        FieldPanel("postcodes"),
    ]


class RegionViewSet(FreshViewSet):
    model = models.Region
    icon = "cog"
    menu_label = _("Region and promises")
    panels = [
        texts("site_name", "name", "supervisor", "credits"),
        FieldPanel("county"),
        FieldPanel("neutral_exit_url"),
        FieldPanel("promise_working_days"),
        FieldRowPanel([FieldPanel("midsummer_eve_closed"), FieldPanel("christmas_eve_closed")]),
        FieldPanel("closed_days"),
        FieldPanel("help_request_days"),
        FieldPanel("chat_days"),
    ]


class NetworkGroup(SnippetViewSetGroup):
    menu_label = _("Network")
    menu_icon = "group"
    menu_order = 160
    items = (OrganisationViewSet, AreaViewSet, MunicipalityViewSet, RegionViewSet)


register_snippet(NetworkGroup)


class ManagersOnly(MenuItem):
    """A line that is shown to those who manage people."""

    def is_shown(self, request: HttpRequest) -> bool:
        return rules.may_manage_people(request.user)


@hooks.register("register_admin_menu_item")
def people() -> MenuItem:
    """Lead to the people and their roles."""
    return ManagersOnly(_("People"), reverse("people_list"), icon_name="user", order=170)


@hooks.register("register_account_menu_item")
def own_login(request: HttpRequest) -> dict[str, Any]:
    """Lead to password and second factor, which the admin does not keep."""
    return {
        "url": reverse("account_home"),
        "label": _("Password and second factor"),
        "help_text": _("What lets you in, and how you change it."),
    }
