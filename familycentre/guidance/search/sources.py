"""Where documents come from: rooms above register what of theirs can be found."""

from collections.abc import Callable, Iterable, Iterator

from familycentre.guidance.search.document import Doc

_sources: dict[str, Callable[[], Iterable[Doc]]] = {}


def register(name: str, documents: Callable[[], Iterable[Doc]]) -> None:
    """Register a source by a name; ``documents`` yields everything that is published, in every language."""
    _sources[name] = documents


def every() -> Iterator[Doc]:
    """Yield the documents of all sources, in the order of their names."""
    for name in sorted(_sources):
        yield from _sources[name]()
