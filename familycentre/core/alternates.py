"""The same page in other languages: what the language menu and hreflang say."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import override


def of_page(page: Any) -> dict[str, str]:
    """Return language → address of a Wagtail page's live versions, itself included. One query."""
    versions = page.get_translations(inclusive=True).filter(live=True).select_related("locale")
    found = {version.locale.language_code: version.url for version in versions}
    return {code: found[code] for code, _name in settings.LANGUAGES if found.get(code)}


def of_record(record: Any) -> dict[str, str]:
    """Return language → address of a record's page; a language without texts of its own is left out.

    The languages that are equal by law are always there, by fallback if need be.
    """
    written = {row.language for row in record.texts.all()} | set(settings.FULL_LANGUAGES)
    addresses = {}
    for code, _name in settings.LANGUAGES:
        if code in written:
            with override(code):
                addresses[code] = record.get_absolute_url()
    return addresses


def of_request(request: HttpRequest) -> dict[str, str]:
    """Return language → address of a plain view, with the query that was asked for."""
    codes = [*settings.FULL_LANGUAGES, "en"]
    return {code: translate_url(request.get_full_path(), code) for code in codes}
