"""Compound words cut by a list of parts: for languages and machines without a morphology."""

from functools import lru_cache

from familycentre.guidance.search.analysis.lists import word_set

SHORTEST = 3
JOINTS = {"sv": ("", "s", "e", "o"), "fi": ("", "n")}  # barn-s-skydd, folk-e-, lapse-n


class Splitter:
    """Cuts words into listed parts; the last part may be inflected, so only its beginning must be listed."""

    def __init__(self, parts: frozenset[str], joints: tuple[str, ...]) -> None:
        self.parts, self.joints = parts, joints
        self.longest = max((len(part) for part in parts), default=0)

    @classmethod
    @lru_cache(maxsize=4)
    def of(cls, language: str) -> "Splitter":
        """Return the splitter of a language, from ``parts.LANGUAGE.txt``."""
        parts = word_set(f"parts.{language}")
        if language == "sv":  # skilsmässa → skilsmäss-o-barn, skola → skol-gång
            parts |= {part[:-1] for part in parts if len(part) > SHORTEST + 1 and part[-1] in "ae"}
        return cls(parts, JOINTS.get(language, ("",)))

    def split(self, word: str) -> list[str]:
        """Return the parts of a compound, first to last; nothing when it is not one that the list can cut."""
        if len(word) < 2 * SHORTEST:
            return []
        for length in range(min(self.longest, len(word) - SHORTEST), SHORTEST - 1, -1):
            if word[:length] not in self.parts:
                continue
            for joint in self.joints:
                rest = word[length:]
                if not rest.startswith(joint):
                    continue
                rest = rest[len(joint) :]
                tail = self.split(rest)
                if tail:
                    return [word[:length], *tail]
                if self.begins_with_part(rest):
                    return [word[:length], rest]
        return []

    def begins_with_part(self, word: str) -> bool:
        """Say whether a word is a listed part, perhaps with an ending of up to six letters."""
        return any(
            word[:length] in self.parts
            for length in range(min(len(word), self.longest), max(SHORTEST, len(word) - 6) - 1, -1)
        )
