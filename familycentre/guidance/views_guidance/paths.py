"""Client paths and service triangles."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from familycentre.core import alternates
from familycentre.directory import vocabulary
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


@require_safe
def triangle_list(request: HttpRequest) -> HttpResponse:
    """Show the themes, each of which has its triangle."""
    context = {
        "themes": triangles.themes(),
        "page_title": _("Triangles of support"),
        "page_description": _(
            "What there is for every family, as additional support and as special support."
        ),
        "crumbs": trail((_("Triangles of support"), "")),
    }
    return render(request, "guidance/triangles.html", context)


@require_safe
def triangle(request: HttpRequest, number: int) -> HttpResponse:
    """Show a theme's triangle, perhaps for one municipality. The theme's number keeps the address neutral."""
    themes = triangles.themes()
    theme = next((theme for theme in themes if theme.order == number), None)
    if theme is None:
        raise Http404
    towns = guides.municipalities()
    chosen = request.GET.get("municipality", "")
    chosen = chosen if chosen in towns else ""
    sensitive = theme.key in vocabulary.SENSITIVE_THEMES
    context = {
        "theme": theme,
        "tiers": triangles.triangle(theme, chosen),
        "towns": towns.items(),
        "chosen": chosen,
        "town": towns.get(chosen),
        "sensitive": sensitive,
        "page_title": theme.text.name,
        "crumbs": trail((_("Triangles of support"), reverse("triangles")), (theme.text.short, "")),
    }
    response = render(request, "guidance/triangle.html", context)
    response.sensitive = sensitive  # type: ignore[attr-defined]  # core.headers reads it
    return response
