"""What an analyser says of a word."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Word:
    """The terms that stand for a word: whole ones, and the parts and bases that are worth less."""

    lemmas: tuple[str, ...]
    parts: tuple[str, ...] = ()
    known: bool = True

    @property
    def terms(self) -> set[str]:
        return {*self.lemmas, *self.parts}


class Analyser(Protocol):
    """A language's way to look at words. Pure and safe to use from many threads."""

    name: str
    """With its version: an index that was built by another one is built anew."""

    def word(self, word: str) -> Word:
        """Return the terms of a word in small letters."""

    def spoken(self, word: str) -> list[str]:
        """Return how a word of everyday speech is written; the word itself when it needs no help."""

    def corrections(self, word: str) -> list[str]:
        """Return how an unknown word could be spelt."""

    def is_stop(self, word: str) -> bool:
        """Say whether a word is too common to search for."""
