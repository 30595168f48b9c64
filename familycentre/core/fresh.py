"""Editing screens whose writes are seen by the next reader."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.snippets.views.snippets import SnippetViewSet

from familycentre.core import pagecache


class Fresh:
    """Put in front of any view: a post makes every stored page stale."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        if request.method == "POST":
            pagecache.purge()
        return response


class FreshViewSet(SnippetViewSet):
    """A list that the main editor keeps."""

    copy_view_enabled = False

    def construct_view(self, view_class: Any, **kwargs: Any) -> Any:
        return super().construct_view(type(view_class.__name__, (Fresh, view_class), {}), **kwargs)
