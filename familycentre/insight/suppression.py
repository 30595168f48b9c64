"""Small numbers are not shown, nor can they be worked out from what is shown.

A cell below ``ENOUGH`` is hidden, zeros too (or "hidden" would say "somebody"). When the sum of the hidden cells would
still tell one of them, the smallest shown cells are hidden as well, all of the same size together; when nothing is
left to hide, the total is hidden. What is left fits more than one table for every hidden cell of one to four, also for
a reader who knows this rule. It protects one table: don't publish the same counts over periods that overlap.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

ENOUGH = 5


@dataclass(frozen=True)
class Published:
    """What may be shown of a table: None where a number is hidden."""

    cells: dict[str, int | None]
    total: int | None


def published(counts: Mapping[str, int], *, enough: int = ENOUGH) -> Published:
    """Return what may be shown of counts by label. Pure; give all labels that there could be, zeros too."""
    hidden = {label for label, n in counts.items() if n < enough}
    if not any(counts[label] for label in hidden):
        return Published(dict(counts), sum(counts.values()))
    shown = sorted(set(counts) - hidden, key=counts.__getitem__)
    while shown and not is_safe([counts[label] for label in hidden], enough):
        least = counts[shown[0]]
        hidden |= {label for label in shown if counts[label] == least}
        shown = [label for label in shown if counts[label] > least]
    safe = is_safe([counts[label] for label in hidden], enough)
    cells = {label: None if label in hidden else n for label, n in counts.items()}
    return Published(cells, sum(counts.values()) if safe else None)


def is_safe(hidden: Iterable[int], enough: int = ENOUGH) -> bool:
    """Say whether the sum of the hidden cells leaves each of them open."""
    cells = list(hidden)
    if len(cells) < 2 or sum(cells) < enough:
        return False
    return max(cells) >= enough or sum(cells) < (enough - 1) * len(cells)
