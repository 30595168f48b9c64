"""Editing screens whose writes are seen by the next reader, and choosers in the language of whoever edits."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, UpdatedAtColumn
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet
from wagtail.snippets.widgets import AdminSnippetChooser

from familycentre.core import pagecache

# how each list of records ends
STATE_COLUMNS = (BooleanColumn("live", label=_("Published")), UpdatedAtColumn(label=_("Updated")))


class Fresh:
    """Put in front of any view: a post makes every stored page stale."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        if request.method == "POST":
            pagecache.purge()
        return response


class Chooser(AdminSnippetChooser):
    """Buttons to choose a record. Wagtail's own speak the language that was in use when they were made."""

    def __init__(self, model: Any, **kwargs: Any) -> None:
        super().__init__(model, **kwargs)
        self.choose_one_text = self._say("Choose %(object)s")
        self.choose_another_text = self._say("Choose another %(object)s")
        self.link_to_chosen_text = self._say("Edit this %(object)s")

    def _say(self, text: str) -> Any:
        """Return a text of Wagtail's about the record, put into words when it is shown."""
        return lazy(lambda: gettext(text) % {"object": self.model._meta.verbose_name}, str)()


class ChooserViewSet(SnippetChooserViewSet):
    """What is behind the buttons."""

    @property
    def widget_class(self) -> Chooser:
        return Chooser(model=self.model, icon=self.icon)


class FreshViewSet(SnippetViewSet):
    """A list that the main editor keeps."""

    copy_view_enabled = False
    chooser_viewset_class = ChooserViewSet

    def construct_view(self, view_class: Any, **kwargs: Any) -> Any:
        return super().construct_view(type(view_class.__name__, (Fresh, view_class), {}), **kwargs)
