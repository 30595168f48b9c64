"""What is the same for every reader until something is published: read once a language, kept in the process."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Generic, TypeVar

from familycentre.core import pagecache

T = TypeVar("T")


class UntilPublished(Generic[T]):
    """A function of a language whose answers are kept under the page cache's stamp; safe among threads.

    What is kept belongs to all callers: they read it and change nothing in it.
    """

    def __init__(self, read: Callable[[str], T]) -> None:
        self.read = read
        update_wrapper(self, read)
        self.now: tuple[str, dict[str, T]] = ("", {})

    def __call__(self, language: str) -> T:
        # stamp and answers are replaced as one: what was read before a publication never lands among what is read after
        stamp, known = pagecache.stamp(), self.now
        if known[0] != stamp:
            known = self.now = (stamp, {})
        answers = known[1]
        if language not in answers:
            answers[language] = self.read(language)
        return answers[language]
