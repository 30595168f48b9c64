"""The language is in the address, never in a cookie or a guess; only ``/`` asks the browser what it prefers."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation


class AddressLanguage:
    """Activate the language that the first part of the path names.

    Django's own middleware would also redirect unknown addresses by Accept-Language, which makes a
    page's answer depend on the reader's browser and can't be cached.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.codes = {code for code, _ in settings.LANGUAGES}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        first = request.path_info[1:].partition("/")[0]
        code = first if first in self.codes else settings.LANGUAGE_CODE
        translation.activate(code)
        request.LANGUAGE_CODE = code
        response = self.get_response(request)
        response.setdefault("Content-Language", code.split("-x-")[0])
        return response


def wished(request: HttpRequest) -> str:
    """Return the language in which to greet a visitor who came to the bare address."""
    code = translation.get_language_from_request(request)
    return code if code in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
