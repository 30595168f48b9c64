"""A text that is stored in several languages, said in the reader's language or the nearest one."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import get_language

from familycentre.core.texts import FOREIGN_ORDER, ORDER


@dataclass(frozen=True)
class Said:
    """Words and their language; ``is_fallback`` says that it is not the reader's."""

    words: str = ""
    language: str = ""
    is_fallback: bool = False

    def __str__(self) -> str:
        return self.words

    def __bool__(self) -> bool:
        return bool(self.words)

    @property
    def lines(self) -> list[str]:
        return [line.strip() for line in self.words.splitlines() if line.strip()]


def said(texts: Mapping[str, str] | None) -> Said:
    """Return the words of a stored text for the reader; nothing when there are none."""
    texts = texts or {}
    language = get_language() or settings.LANGUAGE_CODE
    plain = language.split("-")[0]
    order = ORDER if plain in ORDER else FOREIGN_ORDER
    for code in [language, plain, *order, *texts]:
        if texts.get(code):
            return Said(texts[code], code, code != language)
    return Said()
