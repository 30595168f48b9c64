"""The directory's editing screens, in one menu."""

from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from familycentre.core.fresh import STATE_COLUMNS, FreshViewSet
from familycentre.directory import models
from familycentre.directory.editing import EventForm, PlaceForm, RecordViewSet, ServiceForm


def row(*names: str) -> FieldRowPanel:
    """Return fields that stand side by side."""
    return FieldRowPanel([FieldPanel(name) for name in names])


UPKEEP = ObjectList(
    [
        MultiFieldPanel(
            [row("assured_at", "assured_by"), row("review_due", "keeper")], heading=_("Freshness")
        ),
        FieldPanel("source"),
        FieldPanel("confidence"),
    ],
    heading=_("Upkeep"),
)


def texts(*fields: str, least: int = 2) -> InlinePanel:
    """Return the panel of the text rows; Finnish and Swedish are both needed."""
    return InlinePanel(
        "texts",
        panels=[row("language", "reviewed"), *[FieldPanel(field) for field in fields]],
        heading=_("Texts by language"),
        label=_("Language"),
        min_num=least,
        help_text=_("Finnish and Swedish are equal: both are needed. Speak to “you”, one thing a sentence."),
    )


def tabs(texts_panel: Any, facts: list[Any], *more: Any) -> TabbedInterface:
    """Return an editing screen: words, facts, and what else there is."""
    return TabbedInterface(
        [ObjectList([texts_panel], heading=_("Texts")), ObjectList(facts, heading=_("Facts")), *more, UPKEEP]
    )


class ServiceViewSet(RecordViewSet):
    model = models.Service
    icon = "list-ul"
    menu_label = _("Services")
    list_display = [
        "__str__",
        "provider",
        "tier",
        *STATE_COLUMNS,
    ]
    list_filter = ["tier", "theme", "provider_kind", "live", "review_due"]
    search_fields = ["key", "texts__name"]
    search_backend_name = None
    edit_handler = tabs(
        texts(
            "name",
            "slug",
            "summary",
            "description",
            "for_whom",
            "how_to_get_in",
            "fee_text",
            "provider_note",
            "search_words",
        ),
        [
            FieldPanel("key"),
            FieldPanel("provider"),
            row("provider_kind", "tier"),
            row("access", "fee"),
            FieldPanel("theme"),
            FieldPanel("more_themes"),
            FieldPanel("tasks"),
            FieldPanel("forms"),
            FieldPanel("audiences"),
            FieldPanel("life_stages"),
            FieldPanel("languages"),
            row("interpreter", "state"),
            FieldPanel("municipalities"),
        ],
        ObjectList(
            [
                FieldPanel("places"),
                FieldPanel("helplines"),
                InlinePanel("channels", heading=_("Other ways to reach"), label=_("Channel")),
                FieldPanel("related"),
            ],
            heading=_("Reaching"),
        ),
        ObjectList(
            [
                FieldPanel("ptv_classes"),
                FieldPanel("ptv_target_groups"),
                FieldPanel("ptv_life_events"),
                FieldPanel("legal_basis"),
                row("legal_basis_verified", "region_seen"),
            ],
            heading=_("Codes and law"),
        ),
    )
    edit_handler.base_form_class = ServiceForm


class PlaceViewSet(RecordViewSet):
    model = models.Place
    icon = "home"
    menu_label = _("Places")
    list_display = [
        "__str__",
        "kind",
        "area",
        *STATE_COLUMNS,
    ]
    list_filter = ["kind", "area", "municipality", "live"]
    search_fields = ["key", "texts__name"]
    search_backend_name = None
    edit_handler = tabs(
        texts("name", "slug", "summary", "description", "programme", "accessibility"),
        [
            FieldPanel("key"),
            row("kind", "state"),
            row("area", "municipality"),
            FieldPanel("address"),
            row("latitude", "longitude", "precision"),
            FieldPanel("criteria"),
            FieldPanel("organisations"),
            FieldPanel("partners"),
            InlinePanel("links", heading=_("Links out"), label=capfirst(_("link"))),
        ],
        ObjectList(
            [
                InlinePanel("opening_hours", heading=_("Weekly opening hours"), label=_("Opening hours")),
                InlinePanel("hours_exceptions", heading=_("Exceptions by date"), label=_("Hours exception")),
            ],
            heading=_("Opening hours"),
        ),
    )
    edit_handler.base_form_class = PlaceForm


class EventViewSet(RecordViewSet):
    model = models.Event
    icon = "date"
    menu_label = _("Events")
    list_display = [
        "__str__",
        "first_day",
        "place",
        *STATE_COLUMNS,
    ]
    list_filter = ["kind", "place", "live", "example"]
    search_fields = ["key", "texts__name"]
    search_backend_name = None
    edit_handler = tabs(
        texts("name", "slug", "summary", "description"),
        [
            FieldPanel("key"),
            row("first_day", "starts", "ends"),
            FieldPanel("rule"),
            InlinePanel(
                "exceptions", heading=_("Cancelled or moved days"), label=_("Cancelled or moved day")
            ),
            row("kind", "place"),
            row("online", "series", "cancelled"),
            FieldPanel("organisers"),
            FieldPanel("audiences"),
            FieldPanel("life_stages"),
            FieldPanel("languages"),
            row("fee", "signup", "capacity"),
            row("state", "example"),
        ],
    )
    edit_handler.base_form_class = EventForm


class HelplineViewSet(FreshViewSet):
    model = models.Helpline
    icon = "mail"
    menu_label = _("Helplines")
    list_display = ["__str__", "number", BooleanColumn("shown", label=_("Shown")), "review_due"]
    edit_handler = tabs(
        texts("name", "summary", "hours"),
        [
            FieldPanel("key"),
            row("shown", "order"),
            row("number", "tel"),
            row("url", "chat_url"),
            FieldPanel("needs"),
            FieldPanel("languages"),
            row("free", "always_open", "hours_seen"),
        ],
    )


class NationalViewSet(FreshViewSet):
    model = models.NationalService
    icon = "site"
    menu_label = _("National services")
    list_display = ["__str__", "group", "review_due"]
    edit_handler = tabs(
        texts("name", "summary"),
        [FieldPanel("key"), FieldPanel("group"), FieldPanel("url"), FieldPanel("needs_login")],
    )


class ThemeViewSet(FreshViewSet):
    model = models.Theme
    icon = "tag"
    menu_label = _("Themes")
    panels = [texts("name", "short"), FieldPanel("key"), row("order", "section"), row("picture", "ground")]


class GroupViewSet(FreshViewSet):
    model = models.ExampleGroup
    icon = "group"
    menu_label = _("Example groups")
    edit_handler = tabs(
        texts("name", "audience", "summary"),
        [FieldPanel("key"), row("town", "year"), FieldPanel("municipality"), FieldPanel("partners")],
    )


class DirectoryGroup(SnippetViewSetGroup):
    menu_label = _("Directory")
    menu_icon = "folder-open-inverse"
    menu_order = 150
    items = (
        ServiceViewSet,
        PlaceViewSet,
        EventViewSet,
        HelplineViewSet,
        NationalViewSet,
        ThemeViewSet,
        GroupViewSet,
    )


register_snippet(DirectoryGroup)
