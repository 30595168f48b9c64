"""For those who coordinate the services: what is missing where."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from familycentre.directory import vocabulary
from familycentre.guidance import triangles, where
from familycentre.guidance.rules import may_see_gaps

AREAS, MUNICIPALITIES = "areas", "municipalities"  # all of them side by side


@require_safe
def gaps(request: HttpRequest) -> HttpResponse:
    """Show which theme has nothing on which tier, and where. The guard of /workspace/ has asked for a login."""
    if not may_see_gaps(request.user):
        raise Http404
    return render(request, "guidance/gaps.html", context(request.GET.get("where", "")))


@require_safe
def gaps_report(request: HttpRequest) -> HttpResponse:
    """The same in the admin, for those who edit there."""
    if not may_see_gaps(request.user):
        raise Http404
    shown = {**context(request.GET.get("where", "")), "header_title": _("Gaps in the services")}
    return render(request, "guidance/admin/gaps.html", shown)


def context(asked: str) -> dict[str, Any]:
    """Return what both pages show: all areas, all municipalities, or the one that was asked for. Eight queries."""
    areas, towns = where.areas(drafts=True), where.municipalities()
    spot = next((spot for spot in [*areas, *towns] if spot.value == asked), None)
    every = towns if asked == MUNICIPALITIES else [area for area in areas if not area.draft]
    rows = triangles.gaps([spot] if spot else every)
    return {
        "rows": rows,
        "tiers": [label for _code, label in vocabulary.TIERS],
        "gaps": [row for row in rows if row.gap],
        "spot": spot,
        "by_municipality": asked == MUNICIPALITIES,
        "groups": where.choices([*areas, *towns]),
    }
