"""Where somebody looks for help: a municipality or a postcode among the words of a search, in any form.

It is a wish, not a filter: what is there comes first, and nothing is hidden.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from familycentre.core.kept import UntilPublished
from familycentre.directory import lists
from familycentre.guidance.search.analysis import of
from familycentre.guidance.search.analysis.words import fold, words
from familycentre.guidance.search.versions import plain

POSTCODE = re.compile(r"(?<!\d)\d{5}(?!\d)")


@dataclass(frozen=True)
class Town:
    """A municipality: its names by language, and how its postcodes begin."""

    code: str
    name: str
    names: tuple[tuple[str, str], ...]
    postcodes: tuple[str, ...]


@dataclass(frozen=True)
class Near:
    """What a search says of the place, and its other words."""

    text: str
    town: Town | None = None
    unknown: str = ""  # a postcode that is nobody's here

    @property
    def code(self) -> str:
        return self.town.code if self.town else ""


@UntilPublished
def towns(language: str) -> list[Town]:
    """Return the municipalities by their names in the present language, which is the one that is asked for."""
    return [
        Town(
            row.code,
            row.text.name,
            tuple((text.language, text.name) for text in row.texts.all()),
            tuple(start.strip() for start in row.postcodes.split(",") if start.strip()),
        )
        for row in lists.municipalities().values()
    ]


def of_postcode(code: str, known: Iterable[Town]) -> Town | None:
    """Return whose a postcode is: of the beginnings that fit the longest counts."""
    fit = [(len(start), town) for town in known for start in town.postcodes if code.startswith(start)]
    return max(fit, key=lambda pair: pair[0])[1] if fit else None


def near(text: str, known: Iterable[Town], language: str) -> Near:
    """Return where somebody looks for what. A place alone is searched for by its name."""
    found, towns_known = POSTCODE.search(text), list(known)
    town = of_postcode(found.group(), towns_known) if found else None
    if found and town:
        rest = POSTCODE.sub(" ", text)
        return Near(" ".join(rest.split()) if telling(words(rest), language) else town.name, town)
    unknown = found.group() if found else ""
    said = words(text)
    for at in range(len(said)):
        for town in towns_known:
            for length in named(said[at:], town):
                rest_said = said[:at] + said[at + length :]
                return Near(" ".join(rest_said) if telling(rest_said, language) else text, town, unknown)
    return Near(text, unknown=unknown)


def telling(said: list[str], language: str) -> bool:
    """Say whether words tell of more than where."""
    analyser = of(plain(language))
    return any(not analyser.is_stop(word) for word in said)


def named(said: list[str], town: Town) -> list[int]:
    """Return how many words at the beginning name the municipality, in whichever language they do."""
    wanted = [(language, words(name)) for language, name in town.names]
    return [
        len(name)
        for language, name in wanted
        if name and len(said) >= len(name) and stands(said[: len(name)], name, language)
    ]


def stands(said: list[str], wanted: list[str], language: str) -> bool:
    """Say whether words are a name, each in some form."""
    analyser = of(plain(language))
    return all(
        fold(word) == fold(name) or set(analyser.word(word).lemmas) & set(analyser.word(name).lemmas)
        for word, name in zip(said, wanted, strict=True)
    )
