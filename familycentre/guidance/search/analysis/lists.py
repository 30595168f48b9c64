"""Word lists of a language, read once from the files in ``data/``."""

from functools import lru_cache
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"


def lines(name: str) -> list[str]:
    """Return the lines of a list that say something; ``#`` begins a remark."""
    path = DATA / name
    if not path.exists():
        return []
    found = (line.rstrip() for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in found if line and not line.startswith("#")]


@lru_cache(maxsize=20)
def word_set(name: str) -> frozenset[str]:
    """Return the words of ``NAME.txt``, many to a line."""
    return frozenset(word for line in lines(f"{name}.txt") for word in line.split())


@lru_cache(maxsize=20)
def mapping(name: str) -> dict[str, list[str]]:
    """Return ``NAME.tsv`` by its first column."""
    rows = (line.split("\t") for line in lines(f"{name}.tsv"))
    return {row[0]: row[1:] for row in rows if len(row) > 1}
