"""What sealing costs when a family sends: processor time, sealed and not, side by side. ``python -m bench.sealing``

Three ways of keeping the same text, in turns, in a SQLite of their own: the request as the site keeps it; the very same
rows with every cryptographic step left out; and one row with the text in the clear, which is the least there is.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any
from unittest import mock

from bench.code_timing import prepare

TURNS, WARM, BUDGET = 300, 20, 5.0  # ms
TEXT = "Vauva valvoo ja minä itken. Kaikki on raskasta, enkä jaksa enää. " * 30  # 2 kB, a page
UNSEALED = "same rows, unsealed"


@contextmanager
def unsealed() -> Iterator[None]:
    """Leave out every cryptographic step; the code itself still grows out of the token, or there would be no row."""
    from familycentre.core import codes, sealing  # noqa: PLC0415 - the environment comes first

    keys = codes.keys_of("0" * codes.LENGTH, salt=bytes(16), pepper=bytes(32))
    clear = {
        "new_pair": lambda: sealing.KeyPair(bytes(32), bytes(32)),
        "seal_to": lambda public, data: data,
        "lock": lambda key, data, place: data,
        "seal_text": lambda public, text, place: sealing.Sealed(b"", text.encode()),
    }
    with mock.patch.multiple(sealing, **clear), mock.patch.object(codes, "keys_of", lambda *_, **__: keys):
        yield


def ways() -> dict[str, Callable[[], Any]]:
    """Return the three ways of keeping a text."""
    from familycentre.contact.tests.cast import NOW, ask, open_ring, worker  # noqa: PLC0415
    from familycentre.insight.actions import give_feedback  # noqa: PLC0415
    from familycentre.insight.models import Feedback  # noqa: PLC0415

    ring = open_ring(worker("marja"), worker("oskar"))
    return {
        "sealed request": lambda: ask(ring, TEXT),
        UNSEALED: lambda: ask(ring, TEXT),
        "one row in the clear": lambda: give_feedback(Feedback.Kind.HELPFUL, day=NOW.date(), text=TEXT),
    }


def measure() -> dict[str, float]:
    """Return the median processor time of each way in milliseconds."""
    known = ways()
    taken: dict[str, list[float]] = {name: [] for name in known}
    for turn in range(WARM + TURNS):
        for name, way in known.items():
            with unsealed() if name == UNSEALED else nullcontext():
                began = time.process_time()
                way()
                if turn >= WARM:
                    taken[name].append((time.process_time() - began) * 1000)
    return {name: statistics.median(times) for name, times in taken.items()}


def main() -> None:
    """Print the figures; exit 1 when sealing costs more than the budget."""
    with tempfile.TemporaryDirectory(prefix="perhekeskus-sealing-") as folder:
        prepare(Path(folder))
        found = measure()
    sealed, same, least = found.values()
    for name, taken in found.items():
        print(f"{name:<24}{taken:>8.2f} ms")
    print(
        f"sealing: {sealed - same:+.2f} ms ({TURNS} turns, {len(TEXT.encode())} bytes; budget {BUDGET:.0f} ms); "
        f"all that a request is more than one row: {sealed - least:+.2f} ms"
    )
    sys.exit(sealed - same > BUDGET)


if __name__ == "__main__":
    os.environ["LOG_LEVEL"] = "CRITICAL"
    main()
