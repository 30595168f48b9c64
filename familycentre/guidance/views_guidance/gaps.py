"""For those who coordinate the services: what is missing where."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from familycentre.directory import vocabulary
from familycentre.guidance import triangles
from familycentre.guidance.rules import may_see_gaps


@require_safe
def gaps(request: HttpRequest) -> HttpResponse:
    """Show which theme has nothing on which tier, and where. The guard of /workspace/ has asked for a login."""
    if not may_see_gaps(request.user):
        raise Http404
    return render(request, "guidance/gaps.html", context())


@require_safe
def gaps_report(request: HttpRequest) -> HttpResponse:
    """The same in the admin, for those who edit there."""
    if not may_see_gaps(request.user):
        raise Http404
    return render(
        request, "guidance/admin/gaps.html", {**context(), "header_title": _("Gaps in the services")}
    )


def context() -> dict[str, object]:
    """Return what both pages show."""
    rows = triangles.gaps()
    return {
        "rows": rows,
        "tiers": [label for _code, label in vocabulary.TIERS],
        "gaps": [r for r in rows if r.gap],
    }
