"""The reader's own list. It lives on the device: the server knows nothing of what is on it."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from familycentre.directory.trail import trail
from familycentre.guidance import my_list as pins

SHARES = {2**power for power in range(pins.MOST_SHARES.bit_length())}


@require_safe
def my_list(request: HttpRequest) -> HttpResponse:
    """Show the page on which the browser draws the list; the same page for everybody."""
    context = {
        "nav_current": "my_list",
        "page_title": _("My list"),
        "page_robots": "noindex",
        "crumbs": trail((_("My list"), "")),
        "shares": pins.shares(),
    }
    return render(request, "guidance/my_list.html", context)


@require_safe
def pinnable(request: HttpRequest) -> HttpResponse:
    """Tell a share of everything that can be on a list, so that nobody learns which of it is on somebody's."""
    number = whole(request.GET.get("of"), 1)
    if number not in SHARES:
        number = 1
    share = whole(request.GET.get("share"), 0)
    items = pins.everything(get_language() or "", share if share < number else 0, number)
    return JsonResponse({"items": items})


def whole(given: str | None, otherwise: int) -> int:
    """Return a small whole number out of an address that anyone may have typed."""
    return int(given) if given and given.isascii() and given.isdigit() and len(given) < 4 else otherwise
