"""The editors' own pages in the admin: what is to be looked after."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from familycentre.content import upkeep

SHOWN = 300


def lists(request: HttpRequest) -> dict[str, Any]:
    """Return the four lists, each with its full length."""
    found: dict[str, list[Any]] = {
        "due": upkeep.due(timezone.localdate(), request.user),
        "unchecked": upkeep.unchecked(request.user),
        "untranslated": upkeep.untranslated(),
        "dead": upkeep.dead_links(),
    }
    return {
        name: {
            "items": items[:SHOWN],
            "count": len(items),
            "late": sum(bool(getattr(i, "late", False)) for i in items),
        }
        for name, items in found.items()
    }


def upkeep_report(request: HttpRequest) -> HttpResponse:
    """Show what is due, unchecked, untranslated and dead, in full."""
    return render(request, "content/admin/upkeep.html", lists(request))
