"""Words of danger in what a family wrote: they show help above the page, and do nothing else."""

import re
from functools import cache
from pathlib import Path

LIST = Path(__file__).parent / "data" / "danger.tsv"
SENTENCE = re.compile(r"[.!?…\n]+")
WORD = re.compile(r"\w+")
APOSTROPHES = str.maketrans("", "", "'’ʼ`")
GAP = 3  # words that may stand between two words of a phrase
SHORTEST = 2  # letters under which the phrases are sorted

Phrase = tuple[str, ...]


@cache
def phrases() -> dict[str, list[tuple[Phrase, str]]]:
    """Return the phrases by the first letters of their first word, each with the need that it shows."""
    found: dict[str, list[tuple[Phrase, str]]] = {}
    for line in LIST.read_text().splitlines():
        if line.startswith("#") or not line.strip():
            continue
        need, _tab, told = line.partition("\t")
        for phrase in told.split(","):
            words = tuple(WORD.findall(phrase.casefold()))
            found.setdefault(words[0][:SHORTEST], []).append((words, need))
            if len(words[0]) < SHORTEST:
                raise ValueError(f"{phrase!r} is too short for a word of danger.")
    return found


def needs(*texts: str) -> list[str]:
    """Return the needs of helplines that the texts speak of, each once; nothing when they speak of none."""
    found: dict[str, None] = {}
    for text in texts:
        for sentence in SENTENCE.split(text.casefold().translate(APOSTROPHES)):
            words = WORD.findall(sentence)
            for at, word in enumerate(words):
                for phrase, need in phrases().get(word[:SHORTEST], []):
                    if need not in found and _stands(phrase, words, at):
                        found[need] = None
    return list(found)


def _stands(phrase: Phrase, words: list[str], at: int) -> bool:
    if not words[at].startswith(phrase[0]):
        return False
    for wanted in phrase[1:]:
        near = range(at + 1, min(at + 2 + GAP, len(words)))
        after = next((n for n in near if words[n].startswith(wanted)), None)
        if after is None:
            return False
        at = after
    return True
