"""Words that stand side by side: "yhden vanhemman" says more than "yksi" and "vanhempi" apart."""

from collections.abc import Iterator, Sequence

MOST_READINGS = 3
JOINT = "_"  # stands in no word, so a pair is never taken for one


def pairs(lemmas: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield a term for every two neighbours, in every reading; the common words are left out beforehand."""
    for first, second in zip(lemmas, lemmas[1:], strict=False):
        for one in first[:MOST_READINGS]:
            for other in second[:MOST_READINGS]:
                yield f"{one}{JOINT}{other}"
