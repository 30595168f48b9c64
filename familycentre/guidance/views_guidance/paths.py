"""Client paths."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from familycentre.core import alternates
from familycentre.directory.trail import trail
from familycentre.guidance import drawing, guides, triangles


@require_safe
def paths(request: HttpRequest) -> HttpResponse:
    """Show the client paths that there are."""
    title = pgettext("list of client paths", "Paths of support")
    context = {
        "paths": guides.paths(),
        "page_title": title,
        "page_description": _("Step by step: what you do, who helps, and when to go to the next door."),
        "crumbs": trail((title, "")),
    }
    return render(request, "guidance/paths.html", context)


@require_safe
def path(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a path: its stages, who helps at each, and its theme's triangle."""
    found = guides.path(slug)
    if found is None:
        raise Http404
    if found.text and found.text.slug != slug:
        return redirect(found, permanent=True)
    request.alternates = alternates.of_record(found)  # type: ignore[attr-defined]
    stages = guides.stages(found)
    context = {
        "path": found,
        "text": found.text,
        "stages": stages,
        "picture": drawing.path_svg([str(stage.title) for stage in stages], _("Stages of the path in order")),
        "tiers": triangles.triangle(found.theme) if found.theme else [],
        "triangle_url": triangles.address(found.theme) if found.theme else "",
        "sensitive": found.sensitive,
        "page_title": found.text.name,
        "page_description": found.text.summary,
        "crumbs": trail(
            (pgettext("list of client paths", "Paths of support"), reverse("paths")), (found.text.name, "")
        ),
    }
    response = render(request, "guidance/path.html", context)
    response.sensitive = found.sensitive  # type: ignore[attr-defined]  # core.headers reads it
    return response
