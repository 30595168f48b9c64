"""Feedback and counts for editors: read, mark as handled."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from familycentre.insight import models


class FeedbackViewSet(SnippetViewSet):
    model = models.Feedback
    icon = "comment"
    menu_label = _("Feedback")
    list_display = ["day", "kind", "path", "helpful", "answer_by", "handled"]
    list_filter = ["kind", "handled", "helpful"]
    copy_view_enabled = False
    panels = [
        FieldPanel("kind", read_only=True),
        FieldPanel("day", read_only=True),
        FieldPanel("path", read_only=True),
        FieldPanel("helpful", read_only=True),
        FieldPanel("text", read_only=True),
        FieldPanel("reply_to", read_only=True),
        FieldPanel("answer_by", read_only=True),
        FieldPanel("handled"),
    ]


class CountViewSet(SnippetViewSet):
    model = models.Count
    icon = "history"
    menu_label = _("Daily counts")
    list_display = ["day", "name", "label", "n"]
    list_filter = ["name"]
    copy_view_enabled = False
    inspect_view_enabled = True
    panels = [FieldPanel(name, read_only=True) for name in ("day", "name", "label", "n")]


class SearchTermViewSet(SnippetViewSet):
    model = models.SearchTerm
    icon = "search"
    menu_label = _("What was searched for")
    list_display = ["term", "language", "day", "found", "not_found", "opened"]
    list_filter = ["language", "day"]
    ordering = ["-not_found", "-day"]
    copy_view_enabled = False
    inspect_view_enabled = True
    panels = [
        FieldPanel(name, read_only=True)
        for name in ("term", "language", "day", "found", "not_found", "opened")
    ]


class InsightGroup(SnippetViewSetGroup):
    menu_label = _("What readers say")
    menu_icon = "comment"
    menu_order = 170
    items = (FeedbackViewSet, CountViewSet, SearchTermViewSet)


register_snippet(InsightGroup)
