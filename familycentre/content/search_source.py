"""The editors' pages as documents of the search index, one a language."""

from collections.abc import Iterator
from typing import Any

from wagtail.models import Page
from wagtail.rich_text import get_text_for_indexing

from familycentre.content.models import ArticlePage, InfoPage, SectionPage, StoryPage, ThemePage
from familycentre.guidance.search.document import Doc

KINDS: dict[type[Page], str] = {
    ArticlePage: "article",
    ThemePage: "theme",
    SectionPage: "section",
    InfoPage: "info",
    StoryPage: "story",
}
FOR_PROFESSIONALS = 0.5  # families come first
INFORMATION = 0.8  # pages about the site itself come later than what helps


def documents() -> Iterator[Doc]:
    """Yield every published page that can be found."""
    for model in KINDS:
        pages = model.objects.live().select_related("locale")
        if hasattr(model, "theme"):
            pages = pages.select_related("locale", "theme")
        for page in pages.iterator(200):
            yield of_page(page)


def kind_of(page: Any) -> str:
    """Return the page's kind in the index; nothing when pages like it are not found by search."""
    return KINDS.get(type(page), "")


def key_of(page: Any) -> str:
    """Return what is the same in every language and stays when the page is edited or moved."""
    return str(page.translation_key.hex)


def of_page(page: Any) -> Doc:
    """Return a page's document."""
    theme = getattr(page, "theme", None)
    audiences = list(getattr(page, "audiences", []))
    facets = ["municipality:all", f"zone:{page.zone}", "form:electronic"]
    facets += [f"theme:{theme.key}"] if theme else []
    facets += [f"audience:{code}" for code in audiences]
    facets += [f"stage:{code}" for code in getattr(page, "life_stages", [])]
    facets += [f"tier:{page.tier}"] if hasattr(page, "tier") else []
    return Doc(
        kind=kind_of(page),
        key=key_of(page),
        language=page.locale.language_code,
        title=page.title,
        summary=page.summary,
        body=body_text(page),
        search_words=page.search_words,
        path=page.get_url() or "",
        facets=facets,
        payload={"page": page.pk, "key": page.key, "zone": page.zone, "theme": theme.key if theme else ""},
        boost=worth(page),
        sensitive=page.sensitive,
    )


def worth(page: Any) -> float:
    """Return how a page weighs beside others with the same words."""
    if page.zone == "professional":
        return FOR_PROFESSIONALS
    return INFORMATION if isinstance(page, InfoPage | SectionPage) else 1.0


def body_text(page: Any) -> str:
    """Return the words of a page's blocks."""
    words = [getattr(page, "lead", ""), getattr(page, "tagline", "")]
    for child in page.body.raw_data:
        words += words_of(child["value"])
    return "\n".join(get_text_for_indexing(text) for text in words if text)


def words_of(value: Any) -> Iterator[str]:
    """Yield the texts of a block's stored value; numbers and references are none."""
    if isinstance(value, str):
        if not value.startswith(("http://", "https://")):
            yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from words_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from words_of(inner)
