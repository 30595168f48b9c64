"""Two readers at once get their own words' stems. A stemmer that threads share mixes them, or fails in the middle."""

import sys
import threading
from collections.abc import Callable

import snowballstemmer

from familycentre.guidance.search.analysis import snowball

WORDS = [
    "perheneuvolaan",
    "riitelemme",
    "turvakotiin",
    "masentuneelle",
    "a",
    "päiväkodissa",
    "lastensuojelusta",
]


def wrong(stem: Callable[[str], str]) -> list[str]:
    """Return what goes wrong when eight threads ask for stems at once."""
    alone, found = {word: snowballstemmer.stemmer("finnish").stemWord(word) for word in WORDS}, []

    def ask() -> None:
        for word in WORDS * 150:
            try:
                if stem(word) != alone[word]:
                    found.append(word)
            except Exception as error:  # noqa: BLE001 - it is counted
                found.append(repr(error))

    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        threads = [threading.Thread(target=ask) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(before)
    return found


def test_each_thread_has_its_own_stemmer() -> None:
    assert wrong(lambda word: snowball.stem("finnish", word)) == []


def test_this_test_sees_a_shared_one() -> None:
    assert wrong(snowballstemmer.stemmer("finnish").stemWord) != []
