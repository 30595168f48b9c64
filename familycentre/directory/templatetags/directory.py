"""Words of records: their language when it isn't the reader's, their lists of codes, hours and Markdown."""

import re
from datetime import time
from functools import cache
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, pgettext
from django.utils.translation import gettext_lazy as _
from markdown_it import MarkdownIt

from familycentre.core.upkeep import FROM_PACK
from familycentre.directory import map_drawing

register = template.Library()

WRITTEN_IN = {
    "fi": _("In Finnish"),
    "sv": _("In Swedish"),
    "en": _("In English"),
    "fi-x-easy": _("In easy Finnish"),
    "ru": _("In Russian"),
    "uk": _("In Ukrainian"),
    "ar": _("In Arabic"),
    "so": _("In Somali"),
}
KINDS = {
    "county": "home",
    "municipality": "office",
    "ngo": "heart",
    "parish": "hands",
    "state": "shield",
    "national": "globe",
    "education": "school",
    "private": "people",
    "site": "home",
    "meeting-place": "cup",
    "phone": "phone",
    "e-service": "mobile",
    "web": "globe",
    "form": "pen",
    "electronic": "mobile",
    "group": "people",
    "individual": "talk",
    "place": "pin",
}


@register.simple_tag
def lang(text: Any) -> SafeString | str:
    """Return the language attribute of words that aren't in the language of the page."""
    return format_html(' lang="{}"', text.language) if text and text.is_fallback else ""


@register.filter
def written_in(text: Any) -> Any:
    """Return "In Finnish" for words that aren't in the reader's language, else nothing."""
    if not text or not text.is_fallback:
        return ""
    if text.language == (get_language() or "").split("-")[0]:
        return _("In ordinary Finnish")
    return WRITTEN_IN.get(text.language, "")


@register.filter
def codes(record: Any, field: str) -> list[Any]:
    """Return the readable names of a record's codes: ``service|codes:"audiences"``."""
    return list(record._meta.get_field(field).labels(record))


@register.filter
def listed(labels: list[Any]) -> str:
    """Return labels as one line: "Parents, couples, children"."""
    words = [str(label) for label in labels]
    return ", ".join([*words[:1], *(word[:1].lower() + word[1:] for word in words[1:])])


@register.filter
def kind_icon(code: str) -> str:
    """Return the icon of a kind of organisation, place, channel or form."""
    return KINDS.get(code, "info")


@register.filter
def clock(moment: time) -> str:
    """Return a time as people write it: 9, 9.30."""
    return f"{moment.hour}.{moment.minute:02}" if moment.minute else str(moment.hour)


@register.filter
def span(pair: tuple[time, time]) -> str:
    """Return opening times: klo 9–15."""
    words = {"start": clock(pair[0]), "end": clock(pair[1])}
    return (
        pgettext("from one time of day to another, in Finnish with klo before it", "%(start)s–%(end)s")
        % words
    )


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).disable(
        ["image", "heading", "lheading", "code", "fence", "hr"]
    )


@register.filter
def markdown(text: str) -> SafeString:
    """Return a record's Markdown as HTML: paragraphs, lists, emphasis and links; anything else stays text."""
    return mark_safe(re.sub(r"\n$", "", _markdown().render(text or "")))


@register.filter
def checked_by(record: Any) -> str:
    """Return who checked a record's facts; those that came with the region's pack were checked by its editors."""
    who = record.assured_by
    return gettext("editors of the site") if not who or who == FROM_PACK else who


@register.simple_tag
def land(drawing: Any) -> SafeString:
    """Draw what the houses of a map stand on: hills and spruces."""
    return mark_safe(map_drawing.land(drawing.width, drawing.height, drawing.trees))


@register.simple_tag
def home(spot: Any) -> SafeString:
    """Draw a house of the map, its light on."""
    return mark_safe(map_drawing.home(spot.x, spot.y))
