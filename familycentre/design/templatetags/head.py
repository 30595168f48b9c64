"""What a page says of itself to machines: structured data, its language to those who share it."""

import json
from typing import Any

from django import template
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

LOCALES = {
    "fi": "fi_FI",
    "sv": "sv_FI",
    "en": "en_GB",
    "ru": "ru_RU",
    "uk": "uk_UA",
    "ar": "ar_AR",
    "so": "so_SO",
}
UNSAFE = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.filter
def json_ld(data: Any) -> SafeString:
    """Return schema.org data as JSON that can't end the script element it stands in."""
    text = json.dumps({"@context": "https://schema.org", **data}, ensure_ascii=False, default=str)
    return mark_safe(text.translate(UNSAFE))


@register.filter
def crumb_data(crumbs: list[dict[str, str]]) -> dict[str, Any]:
    """Return breadcrumbs as a BreadcrumbList; the last one is the page itself and needs no address."""
    items: list[dict[str, Any]] = []
    for place, crumb in enumerate(crumbs, start=1):
        item: dict[str, Any] = {"@type": "ListItem", "position": place, "name": str(crumb["label"])}
        if crumb.get("url"):
            item["item"] = absolute(crumb["url"])
        items.append(item)
    return {"@type": "BreadcrumbList", "itemListElement": items}


@register.filter
def absolute(url: str) -> str:
    """Return the address with scheme and host, as the outside world knows it."""
    return url if url.startswith(("http:", "https:")) else f"{settings.BASE_URL}{url}"


@register.filter
def cut_query(url: str) -> str:
    """Return the address without its query: filters of a list are not pages of their own."""
    return url.partition("?")[0]


@register.filter
def og_locale(language: str) -> str:
    """Return a language as Open Graph writes it."""
    return LOCALES.get(language.split("-")[0], language.split("-")[0])
