"""Finnish: lemmas, compound parts and derivation bases by libvoikko; without it, stems and a list of parts.

Stemming alone finds every third page that compound splitting finds (docs/search measurements), so a machine
without libvoikko still splits compounds, by a list of the words that compounds of this field are made of.
"""

import re
from functools import lru_cache

from familycentre.guidance.search.analysis import snowball, voikko
from familycentre.guidance.search.analysis.compounds import Splitter
from familycentre.guidance.search.analysis.lists import mapping, word_set
from familycentre.guidance.search.analysis.word import Word

SHORTEST_PART = 3
SHORTEST_CORRECTED = 5

# How everyday speech shortens written Finnish; tried in order on words that libvoikko does not know.
_SPOKEN = [
    (re.compile(r"(?<=[hjklmnprstv])ot(?=t?[aeiouyäö])"), "oit"),  # ilmottautua, harjottelu, kirjotus
    (re.compile(r"(?<=[aäluoy])s(?=[eit][nsl])"), "is"),  # vammasen, sairasen
    (re.compile(r"nu$"), "nut"),  # väsynyt: said without its last letter
    (re.compile(r"ny$"), "nyt"),
    (re.compile(r"(?<=[aäoöuyie])ne$"), "inen"),  # punane → punainen
    (re.compile(r"ii$"), "ia"),
    (re.compile(r"ii$"), "iä"),
    (re.compile(r"oo$"), "oa"),
    (re.compile(r"oo$"), "oaa"),
    (re.compile(r"öö$"), "öä"),
    (re.compile(r"uu$"), "ua"),
    (re.compile(r"yy$"), "yä"),
    (re.compile(r"ee$"), "ea"),
    (re.compile(r"ee$"), "eä"),
    (re.compile(r"uun$"), "uan"),
    (re.compile(r"is$"), "isi"),  # menis, haluis
    (re.compile(r"(?<=[aäeiouyö])s$"), "ssa"),  # koulus, töis
    (re.compile(r"(?<=[aäeiouyö])s$"), "ssä"),
    (re.compile(r"(?<=[aäeiouyö])l$"), "lla"),
    (re.compile(r"(?<=[aäeiouyö])l$"), "llä"),
    (re.compile(r"st$"), "sta"),
    (re.compile(r"st$"), "stä"),
    (re.compile(r"lt$"), "lta"),
    (re.compile(r"(?<=[aeiouyäö])$"), "n"),  # lapse, koti(i)
    (re.compile(r"tt(?=[aeiouyäö])"), "ts"),  # kattoa, itte
]


@lru_cache(maxsize=60_000)
def stem(word: str) -> str:
    """Return Snowball's stem."""
    return snowball.stem("finnish", word)


class Voikko:
    """Finnish by libvoikko."""

    def __init__(self) -> None:
        self.name = f"voikko {voikko.version()}"

    def word(self, word: str) -> Word:
        return _by_voikko(word)

    def spoken(self, word: str) -> list[str]:
        """Return the written forms of a spoken word, the word itself among them when it is one too."""
        mapped = mapping("speech.fi").get(word)
        if mapped:
            said = [form.lower() for form in mapped[0].split()]
            both = _by_voikko(word).known and not all(self.is_stop(form) for form in said)
            return [*said, word] if both else said
        if "-" in word and any(piece in mapping("speech.fi") for piece in word.split("-")):
            return [form for piece in word.split("-") if piece for form in self.spoken(piece)] + [word]
        if _by_voikko(word).known:
            return [word]
        for pattern, written in _SPOKEN:
            if pattern.search(word):
                form = pattern.sub(written, word)
                if form != word and _by_voikko(form).known:
                    return [form]
        return [word]

    def corrections(self, word: str) -> list[str]:
        if len(word) < SHORTEST_CORRECTED:
            return []
        return [form for form in voikko.suggestions(word) if " " not in form]

    def is_stop(self, word: str) -> bool:
        return word in word_set("stop.fi")


class Stemmed:
    """Finnish without libvoikko: Snowball's stems, and compounds cut by the list of parts."""

    name = "snowball fi 1"

    def word(self, word: str) -> Word:
        return _by_stem(word)

    def spoken(self, word: str) -> list[str]:
        mapped = mapping("speech.fi").get(word)
        return [form.lower() for form in mapped[0].split()] if mapped else [word]

    def corrections(self, word: str) -> list[str]:
        return []

    def is_stop(self, word: str) -> bool:
        return word in word_set("stop.fi")


@lru_cache(maxsize=60_000)
def _by_voikko(word: str) -> Word:
    """Keep all readings: "vanhempana" is of vanhempi and of vanha; only the reader knows which."""
    readings = voikko.readings(word)
    if not readings:
        return _unknown(word)
    lemmas: dict[str, None] = {}
    parts: dict[str, None] = {}
    for lemma, structure, bases in readings:
        lemmas[lemma.replace("-", "")] = None
        parts.update(dict.fromkeys(base for base in bases if len(base) >= SHORTEST_PART))
        if structure.count("=") > 1 and "-" not in word:
            for span in voikko.inner_spans(word, structure):
                if len(span) >= SHORTEST_PART:
                    for inner, _structure, inner_bases in voikko.readings(span):
                        parts.update(
                            dict.fromkeys([inner, *(b for b in inner_bases if len(b) >= SHORTEST_PART)])
                        )
    return Word(tuple(lemmas), tuple(part for part in parts if part not in lemmas))


def _unknown(word: str) -> Word:
    """A hyphened word is its pieces and the whole without hyphens; any other has only a stem."""
    if "-" not in word:
        return Word((stem(word),), known=False)
    lemmas: dict[str, None] = {stem(word.replace("-", "")): None}
    parts: dict[str, None] = {}
    for piece in word.split("-"):
        analysed = _by_voikko(piece) if len(piece) > 1 else Word(())
        lemmas.update(dict.fromkeys(analysed.lemmas))
        parts.update(dict.fromkeys(analysed.parts))
    return Word(tuple(lemmas), tuple(part for part in parts if part not in lemmas))


@lru_cache(maxsize=60_000)
def _by_stem(word: str) -> Word:
    pieces = [piece for piece in word.split("-") if piece]
    lemmas = dict.fromkeys([stem(word.replace("-", "")), *(stem(piece) for piece in pieces)])
    splitter = Splitter.of("fi")
    parts = dict.fromkeys(stem(part) for piece in pieces for part in splitter.split(piece))
    return Word(tuple(lemmas), tuple(part for part in parts if part not in lemmas), known=False)
