"""Response headers that hold for the whole site."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

Handler = Callable[[HttpRequest], HttpResponse]

ADMIN_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src {pictures}; font-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'self'"
)
PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"


class Headers:
    """Set what no view should have to think about.

    A view marks a page about violence or crisis with ``response.sensitive = True``: nothing may keep it,
    nobody may learn where its reader came from.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.setdefault("Permissions-Policy", PERMISSIONS)
        if request.path.startswith("/admin/"):
            pictures = " ".join(["'self' data: blob:", *settings.PICTURE_HOSTS])
            response["Content-Security-Policy"] = ADMIN_POLICY.format(pictures=pictures)
            response["X-Frame-Options"] = "SAMEORIGIN"  # the preview pane
            response["Cache-Control"] = "no-store"
        elif getattr(response, "sensitive", False):
            response["Cache-Control"] = "no-store"
            response["Referrer-Policy"] = "no-referrer"
        elif public(request, response):
            seconds = settings.PAGE_CACHE_SECONDS
            response.setdefault("Cache-Control", f"public, max-age=0, s-maxage={seconds}, must-revalidate")
        else:
            response.setdefault("Cache-Control", "private, no-store")
        return response


def public(request: HttpRequest, response: HttpResponse) -> bool:
    """Say whether anyone may be given the same answer: a plain read by a visitor without a session."""
    return (
        request.method in {"GET", "HEAD"}
        and response.status_code in {200, 301, 404}
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and not response.cookies
        and "no-store" not in response.get("Cache-Control", "")
    )
