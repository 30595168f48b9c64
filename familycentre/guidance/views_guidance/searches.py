"""For editors: what families search for without finding, or find without opening."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from familycentre.guidance.models import Synonym
from familycentre.guidance.rules import may_mend_searches
from familycentre.insight import searches

DAYS = 90


@require_safe
def not_found(request: HttpRequest) -> HttpResponse:
    """Show the terms that found nothing, the most frequent first."""
    return report(request, _("Searched, not found"), searches.most_missed(since()))


@require_safe
def not_opened(request: HttpRequest) -> HttpResponse:
    """Show the terms that found something of which nothing was opened."""
    return report(request, _("Found, not opened"), searches.least_opened(since()))


def report(request: HttpRequest, title: str, rows: list[Any]) -> HttpResponse:
    """Return a table of terms, each with the way to teach it to the search."""
    if not may_mend_searches(request.user):
        raise PermissionDenied
    add = reverse(Synonym.snippet_viewset.get_url_name("add"))  # type: ignore[attr-defined]  # set by Wagtail
    told = [
        {**row, "add": f"{add}?{urlencode({'said': row['term'], 'language': row['language'].split('-')[0]})}"}
        for row in rows
    ]
    context = {"header_title": title, "rows": told, "days": DAYS, "enough": searches.ENOUGH}
    return render(request, "guidance/admin/searches.html", context)


def since() -> Any:
    """Return the first day that is looked at."""
    return timezone.localdate() - timedelta(days=DAYS)
