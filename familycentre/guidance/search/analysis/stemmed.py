"""Swedish, English and the other languages: Snowball's stems, Swedish compounds cut by a list of parts."""

from functools import lru_cache

from familycentre.guidance.search.analysis import snowball
from familycentre.guidance.search.analysis.compounds import Splitter
from familycentre.guidance.search.analysis.lists import mapping, word_set
from familycentre.guidance.search.analysis.word import Word

SNOWBALL = {"sv": "swedish", "en": "english", "ru": "russian", "ar": "arabic"}


class Stems:
    """A language with Snowball's stems, or with the bare words where Snowball has none."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.name = f"snowball {language} 1" if language in SNOWBALL else f"words {language} 1"
        self._splitter = Splitter.of(language)
        self.word = lru_cache(maxsize=20_000)(self._word)

    def _stem(self, word: str) -> str:
        return snowball.stem(SNOWBALL[self.language], word) if self.language in SNOWBALL else word

    def _word(self, word: str) -> Word:
        pieces = [piece for piece in word.replace("'", "-").replace("’", "-").split("-") if piece]
        lemmas = dict.fromkeys([self._stem("".join(pieces)), *(self._stem(piece) for piece in pieces)])
        parts = dict.fromkeys(self._stem(part) for piece in pieces for part in self._splitter.split(piece))
        return Word(tuple(lemmas), tuple(part for part in parts if part not in lemmas), known=False)

    def spoken(self, word: str) -> list[str]:
        mapped = mapping(f"speech.{self.language}").get(word)
        return mapped[0].lower().split() if mapped else [word]

    def corrections(self, word: str) -> list[str]:
        return []

    def is_stop(self, word: str) -> bool:
        return word in word_set(f"stop.{self.language}")
