"""What the page templates need beside the look: headings with addresses, names of languages."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from familycentre.content import outline
from familycentre.directory.templatetags.directory import WRITTEN_IN

register = template.Library()


@register.filter
def anchored(html: str) -> SafeString:
    """Return rich text whose headings can be linked to."""
    return outline.anchored(str(html))


@register.filter
def host(url: str) -> str:
    """Return the host of an address, so that a link out tells where it leads."""
    return url.split("//")[-1].split("/")[0].removeprefix("www.")


@register.simple_tag
def ground(number: int, *names: str) -> str:
    """Return the ground of the n-th card, from 0: they take turns."""
    turns = names or ("moss", "mist", "oat", "heath")
    return turns[number % len(turns)]


@register.filter
def written_in_code(code: str) -> Any:
    """Return "In English" for a page that is in another language than the reader's."""
    return WRITTEN_IN.get(code, code)
