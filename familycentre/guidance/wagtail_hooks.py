"""Editors own the words of the search: synonyms and danger words."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet, SnippetViewSetGroup

from familycentre.guidance import models, wagtail_hooks_guidance, wagtail_hooks_searches


class WordForm(WagtailAdminModelForm):
    """What an editor has touched belongs to the editors: the lists don't change it any more."""

    def save(self, commit: bool = True) -> Any:
        if self.has_changed():
            self.instance.origin = models.Synonym.Origin.EDITOR
        return super().save(commit)


class NewSynonym(CreateView):
    """The reports of searches lead here with the term filled in."""

    def get_initial_form_instance(self) -> models.Synonym:
        known: set[Any] = {code for code, _name in settings.LANGUAGES}
        language = self.request.GET.get("language", "")
        term = self.request.GET.get("said", "")[:120].replace("\x00", "")
        return models.Synonym(said=term, language=language if language in known else "fi")


class SynonymViewSet(SnippetViewSet):
    model = models.Synonym
    add_view_class = NewSynonym
    icon = "resubmit"
    menu_label = _("Synonyms")
    list_display = ["said", "meant", "language", "origin", BooleanColumn("active", label=_("In use"))]
    list_filter = ["language", "origin", "active", "both_ways"]
    search_fields = ["said", "meant"]
    search_backend_name = None
    copy_view_enabled = False
    list_per_page = 50
    edit_handler = ObjectList(
        [
            FieldPanel("said"),
            FieldPanel("meant"),
            FieldRowPanel([FieldPanel("language"), FieldPanel("both_ways"), FieldPanel("active")]),
        ],
        base_form_class=WordForm,
    )


class DangerWordViewSet(SnippetViewSet):
    model = models.DangerWord
    icon = "warning"
    menu_label = _("Danger words")
    list_display = ["phrase", "kind", "language", "origin", BooleanColumn("active", label=_("In use"))]
    list_filter = ["kind", "language", "only_search", "active"]
    search_fields = ["phrase"]
    search_backend_name = None
    copy_view_enabled = False
    list_per_page = 100
    edit_handler = ObjectList(
        [
            FieldPanel("phrase"),
            FieldRowPanel([FieldPanel("kind"), FieldPanel("language")]),
            FieldRowPanel([FieldPanel("only_search"), FieldPanel("active")]),
        ],
        base_form_class=WordForm,
    )


class SearchGroup(SnippetViewSetGroup):
    menu_label = _("Words of the search")
    menu_icon = "search"
    menu_order = 160
    items = (SynonymViewSet, DangerWordViewSet)


__all__ = [
    "SearchGroup",
    "wagtail_hooks_guidance",
    "wagtail_hooks_searches",
]  # importing the other screens registers them

register_snippet(SearchGroup)
