"""The headings of a text: each gets an address of its own, and a long text a list of them."""

import re
from typing import Any

from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

from familycentre.design.templatetags.design import shy

HEADING = re.compile(r"<(h[23])(?:\s[^>]*)?>(.*?)</\1>", re.DOTALL)
WORTH_A_LIST = 3  # headings; with fewer the whole text is in sight


def anchor(heading: str) -> str:
    """Return the id of a heading, the same for the list and for the text."""
    return slugify(strip_tags(heading), allow_unicode=True)[:60] or "part"


def anchored(html: str) -> SafeString:
    """Return the text with an id on every heading, and soft hyphens in their long words."""

    def with_id(match: re.Match[str]) -> str:
        tag, words = match.groups()
        return f'<{tag} id="{anchor(words)}">{shy(words)}</{tag}>'

    return mark_safe(HEADING.sub(with_id, html))


def of_body(body: Any) -> list[dict[str, str]]:
    """Return the second-level headings of a page's text blocks, or nothing when they are few."""
    texts = [child["value"] for child in body.raw_data if child["type"] == "text"]
    found = [words for text in texts for tag, words in HEADING.findall(str(text)) if tag == "h2"]
    if len(found) < WORTH_A_LIST:
        return []
    return [{"label": strip_tags(words), "url": f"#{anchor(words)}"} for words in found]
