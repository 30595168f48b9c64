"""Editors make the flows and paths here, see a flow drawn, and see what is missing in the services."""

from typing import Any

from django.conf import settings
from django.urls import path, reverse
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    TabbedInterface,
)
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from familycentre.core.fresh import STATE_COLUMNS
from familycentre.directory.editing import RecordViewSet
from familycentre.directory.vocabulary import SENSITIVE_THEMES
from familycentre.guidance import flow_drawing, flow_rules, graph, models
from familycentre.guidance.blocks import LANGUAGES
from familycentre.guidance.rules import may_see_gaps
from familycentre.guidance.views_guidance import gaps
from familycentre.people.models import Municipality


class FlowForm(WagtailAdminModelForm):
    """Refuses a flow that would leave somebody standing, and says which node and why."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        nodes = cleaned.get("nodes")
        if nodes is not None:
            stored = nodes.stream_block.get_prep_value(nodes)
            codes = Municipality.objects.values_list("code", flat=True)
            flow = graph.flow_of(stored, codes)
            theme = cleaned.get("theme")
            private = cleaned.get("private") or (theme is not None and theme.key in SENSITIVE_THEMES)
            for fault in flow_rules.faults(flow, graph.names_of(stored), settings.FULL_LANGUAGES, private):
                self.add_error("nodes", str(fault))
        return cleaned


class PathForm(WagtailAdminModelForm):
    """Refuses a path without stages, or a stage whose title a language lacks."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        stages = cleaned.get("stages")
        if stages is not None:
            for number, stage in enumerate(stages.stream_block.get_prep_value(stages), 1):
                for field in ("title", "family"):
                    said = graph.texts(stage["value"], field)
                    missing = [code for code in settings.FULL_LANGUAGES if not said.get(code)]
                    if missing:
                        told = {"number": number, "languages": ", ".join(missing)}
                        self.add_error("stages", _("Stage %(number)s lacks a text: %(languages)s") % told)
        return cleaned


class DrawingPanel(Panel):
    """The flow as a picture, as it was last saved."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "guidance/admin/drawing_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            saved = self.instance is not None and self.instance.pk
            graph = self.instance.graph() if saved else None
            context["picture"] = flow_drawing.flow_svg(graph) if graph else ""
            context["listed"] = flow_drawing.listed(graph) if graph else []
            return context


def both_needed() -> Any:
    """Return the hint of the text rows, said in the language of whoever reads it."""
    names = ", ".join(LANGUAGES[:2])
    return lazy(lambda: gettext("Needed in both: %(languages)s") % {"languages": names}, str)()


def tabs(words: list[str], content: Any, facts: list[Any], *more: Any) -> TabbedInterface:
    """Return an editing screen: words, what it is made of, facts, upkeep."""
    texts = InlinePanel(
        "texts",
        panels=[
            FieldRowPanel([FieldPanel("language"), FieldPanel("reviewed")]),
            *[FieldPanel(w) for w in words],
        ],
        heading=_("Texts by language"),
        label=_("Language"),
        min_num=2,
        help_text=both_needed(),
    )
    upkeep = MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("assured_at"), FieldPanel("assured_by")]),
            FieldRowPanel([FieldPanel("review_due"), FieldPanel("keeper")]),
            FieldPanel("source"),
            FieldPanel("confidence"),
        ],
        heading=_("Upkeep"),
    )
    return TabbedInterface(
        [
            ObjectList([content], heading=_("Content")),
            *more,
            ObjectList([texts], heading=_("Texts")),
            ObjectList(
                [
                    FieldPanel("key"),
                    FieldRowPanel([FieldPanel("theme"), FieldPanel("order")]),
                    FieldPanel("more_themes"),
                    *facts,
                    FieldPanel("state"),
                    upkeep,
                ],
                heading=_("Facts"),
            ),
        ]
    )


class FlowViewSet(RecordViewSet):
    model = models.Flow
    icon = "help"
    menu_label = _("Guided questions")
    list_display = [
        "__str__",
        "theme",
        *STATE_COLUMNS,
    ]
    list_filter = ["theme", "live"]
    search_fields = ["key", "texts__name"]
    search_backend_name = None
    edit_handler = tabs(
        ["name", "slug", "summary"],
        FieldPanel("nodes"),
        [FieldPanel("private"), FieldPanel("first")],
        ObjectList([DrawingPanel(heading=_("Drawing"))], heading=_("Drawing")),
    )
    edit_handler.base_form_class = FlowForm


class PathViewSet(RecordViewSet):
    model = models.Path
    icon = "arrow-right"
    menu_label = _("Client paths")
    list_display = [
        "__str__",
        "theme",
        "unfinished",
        *STATE_COLUMNS,
    ]
    list_filter = ["theme", "unfinished", "live"]
    search_fields = ["key", "texts__name"]
    search_backend_name = None
    edit_handler = tabs(
        ["name", "slug", "summary", "unfinished_note", "search_words"],
        FieldPanel("stages"),
        [FieldPanel("private"), FieldPanel("unfinished")],
    )
    edit_handler.base_form_class = PathForm


class GuidanceGroup(SnippetViewSetGroup):
    menu_label = _("Guidance")
    menu_icon = "help"
    menu_order = 155
    items = (FlowViewSet, PathViewSet)


register_snippet(GuidanceGroup)


@hooks.register("register_admin_urls")
def gaps_url() -> list[Any]:
    """Give the report of gaps its address."""
    return [path("gaps/", gaps.gaps_report, name="gaps_report")]


class GapsItem(MenuItem):
    """In the menu of those who coordinate the services."""

    def is_shown(self, request: Any) -> bool:
        return may_see_gaps(request.user)


@hooks.register("register_reports_menu_item")
def gaps_item() -> MenuItem:
    """Put the report of gaps under reports."""
    return GapsItem(_("Gaps in the services"), reverse("gaps_report"), icon_name="warning", order=20)
