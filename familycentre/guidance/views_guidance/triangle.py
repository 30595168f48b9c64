"""Service triangles: what there is for every family, as additional and as special support."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from familycentre.directory import vocabulary
from familycentre.directory.trail import trail
from familycentre.guidance import triangles, where


@require_safe
def triangle_list(request: HttpRequest) -> HttpResponse:
    """Show the themes, each of which has its triangle."""
    context = {
        "themes": [(theme, triangles.address(theme)) for theme in triangles.themes()],
        "page_title": _("Triangles of support"),
        "page_description": _(
            "What there is for every family, as additional support and as special support."
        ),
        "crumbs": trail((_("Triangles of support"), "")),
    }
    return render(request, "guidance/triangles.html", context)


@require_safe
def triangle(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a theme's triangle, perhaps for one area or municipality."""
    theme = triangles.theme_at(slug)
    if theme is None:
        raise Http404
    if triangles.slug(theme.text) != slug:
        return redirect(triangles.address(theme), permanent=True)
    request.alternates = triangles.addresses(theme)  # type: ignore[attr-defined]
    spots = [*where.areas(), *where.municipalities()]
    spot = next((spot for spot in spots if spot.value == request.GET.get("where")), None)
    sensitive = theme.key in vocabulary.SENSITIVE_THEMES
    context = {
        "theme": theme,
        "tiers": triangles.triangle(theme, spot),
        "groups": where.choices(spots),
        "spot": spot,
        "sensitive": sensitive,
        "page_title": theme.text.name,
        "crumbs": trail((_("Triangles of support"), reverse("triangles")), (theme.text.short, "")),
    }
    response = render(request, "guidance/triangle.html", context)
    response.sensitive = sensitive  # type: ignore[attr-defined]  # core.headers reads it
    return response
