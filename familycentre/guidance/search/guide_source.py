"""Guided questions and client paths as documents of the index, one a language."""

from collections.abc import Iterator
from typing import Any

from familycentre.guidance.models import Flow, Path
from familycentre.guidance.search.directory_source import address, coded
from familycentre.guidance.search.document import Doc


def documents() -> Iterator[Doc]:
    """Yield every published flow and path."""
    for model, maker in ((Flow, of_flow), (Path, of_path)):
        found = model.objects.published().select_related("theme")
        for guide in found.prefetch_related("texts", "more_themes").iterator(200):
            yield from maker(guide)


def of_flow(flow: Flow) -> Iterator[Doc]:
    """Yield a flow's documents: its name and summary; what it asks along the way is no answer to a search."""
    yield from of_guide("flow", flow, "")


def of_path(path: Path) -> Iterator[Doc]:
    """Yield a path's documents, with the words of its stages."""
    yield from of_guide("path", path, path.stored)


def of_guide(kind: str, guide: Any, stored: Any) -> Iterator[Doc]:
    """Yield the documents of a flow or a path, one a language."""
    themes = {theme.key for theme in [guide.theme, *guide.more_themes.all()] if theme}
    for text in guide.texts.all():
        yield Doc(
            kind=kind,
            key=guide.key,
            language=text.language,
            title=text.name,
            summary=text.summary,
            body="\n".join(words_in(stored, text.language)),
            search_words=getattr(text, "search_words", ""),
            path=address(guide, text.language),
            facets=[*coded("theme", sorted(themes)), "municipality:all", "form:electronic"],
            sensitive=guide.sensitive,
        )


def words_in(stored: Any, language: str) -> Iterator[str]:
    """Yield the words of one language in stored blocks, where texts are kept as language → words."""
    if isinstance(stored, dict):
        if isinstance(stored.get(language), str):
            yield stored[language]
        else:
            for inner in stored.values():
                yield from words_in(inner, language)
    elif isinstance(stored, list | tuple):
        for inner in stored:
            yield from words_in(inner, language)
