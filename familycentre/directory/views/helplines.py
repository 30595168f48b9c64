"""Help now: the emergency number, then the helplines by need. Works in every language of the site."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from familycentre.directory import lists
from familycentre.directory.trail import trail


@require_safe
def help_now(request: HttpRequest) -> HttpResponse:
    """Show who answers now; leaves no traces."""
    request.alternates = in_every_language()  # type: ignore[attr-defined]
    context = {
        "help": lists.helplines(timezone.localdate()),
        "sensitive": True,
        "nav_current": "help_now",
        "page_title": _("Help now"),
        "crumbs": trail((_("Help now"), "")),
    }
    response = render(request, "directory/help_now.html", context)
    response.sensitive = True  # type: ignore[attr-defined]  # core.headers reads it
    return response


def in_every_language() -> dict[str, str]:
    """Return language → address of the page: nobody in danger is sent to another language."""
    addresses = {}
    for code, _name in settings.LANGUAGES:
        with override(code):
            addresses[code] = reverse("help_now")
    return addresses
