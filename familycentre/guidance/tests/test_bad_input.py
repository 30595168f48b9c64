"""Whatever is typed gets an answer, soon, and never an error."""

import time

import pytest

from familycentre.guidance.search.dangers import dangers
from familycentre.guidance.search.find import find
from familycentre.guidance.search.suggesting import suggest

BAD = {
    "long": "neuvola" * 3000,
    "long words": "lapsi ei nuku " * 1500,
    "letters": "x" * 20_000,
    "nul": "neuvola\x00lapsi",
    "only nul": "\x00" * 50,
    "emoji": "👶😭🍼 vauva 👨‍👩‍👧‍👦",
    "right to left": "\u202eneuvola\u202c \u200flapsi",
    "sql": "'; DROP TABLE guidance_document; -- \" OR 1=1 %s %(x)s",
    "like": "100% _ \\ neuvola",
    "words": " ".join(f"sana{n}" for n in range(500)),
    "many forms": " ".join(f"lapsentukihenkilöä{n % 7} vääärinn{n}kirjoitettuu" for n in range(250)),
    "surrogate": "lapsi \ud800 uni",
    "arabic": "أحتاج مساعدة لطفلي",
    "markup": "<script>alert(1)</script> uni",
    "combining": "a\u0308iti" + "\u0301" * 2000,
    "spaces": " " * 10_000,
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("language", ["fi", "sv", "xx"])
def test_there_is_an_answer(pages, name, language):
    find(BAD[name], language)  # words are read into the process once
    start = time.perf_counter()
    found = find(BAD[name], language)
    suggest(BAD[name], language)
    kinds = dangers(BAD[name])
    assert time.perf_counter() - start < 0.5  # the budget is 20 ms; a busy test machine gets more
    assert found.total >= len(found.hits) >= 0
    assert isinstance(kinds, set)


def test_a_good_word_among_bad_ones_is_found(pages):
    assert find(BAD["nul"], "fi").hits
    assert find(BAD["right to left"], "fi").hits
