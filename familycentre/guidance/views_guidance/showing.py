"""How a page of guided questions is given out, whichever way its answers came."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from familycentre.core import alternates
from familycentre.directory.trail import trail as crumbs
from familycentre.guidance import flow_page
from familycentre.guidance.models import Flow


def rendered(request: HttpRequest, flow: Flow, shown: Any, status: int = 200, **more: Any) -> HttpResponse:
    """Render a question or an outcome; marks it so that a sensitive one leaves no traces."""
    context = {
        "flow": flow,
        "shown": shown,
        "sensitive": flow.sensitive,
        "page_title": flow.text.name if flow.text else flow.key,
        "page_description": flow.text.summary if flow.text else "",
        "crumbs": crumbs((_("Find your way by questions"), reverse("flows")), (flow.text.name, "")),
        **more,
    }
    response = render(request, f"guidance/{shown.template}.html", context, status=status)
    response.sensitive = flow.sensitive  # type: ignore[attr-defined]  # core.headers reads it
    return response


def addresses(flow: Flow, query: str = "", number: int = 1) -> dict[str, str]:
    """Return this place of the flow in other languages; the answers go along, in the query or in the session."""
    found = alternates.of_record(flow)
    for code, _name in settings.LANGUAGES:
        if code in found and (query or number > 1):
            with override(code):
                slug = flow_page.slug_of(flow)
                found[code] = (
                    f"{reverse('flow', args=[slug])}?{query}"
                    if query
                    else reverse("flow_step", args=[slug, number])
                )
    return found
