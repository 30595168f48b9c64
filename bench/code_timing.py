"""Does the time of an answer tell whether a code's row exists? ``python -m bench.code_timing``

Sends unknown codes (no such row) and wrong ones (a row, another secret) in turns through the whole site, in a database
of its own, and compares the times. The difference should be far below what a network lets anyone see.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONVERSATIONS, PAIRS, WARM = 200, 1500, 100


def prepare(folder: Path) -> None:
    """Make a site with the invented region in a folder of its own."""
    os.environ |= {
        "DEBUG": "",
        "DJANGO_SETTINGS_MODULE": "familycentre.config.settings",
        "VAR_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / 'bench.sqlite3'}",
        "REGION_PACKS": str(ROOT / "tests" / "regions"),
        "REGION": "saarela",
        "SECRET_KEY": "bench",
        "CODE_PEPPER": "bench",
        "ALLOWED_HOSTS": "testserver",
        "BASE_URL": "http://testserver",
        "CODE_TRIES_AN_HOUR": "10000000",
        "LOG_LEVEL": "CRITICAL",
        "STATIC_ROOT": str(folder / "static"),
    }
    import django  # noqa: PLC0415 - the environment comes first

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    call_command("load_region", "saarela", quiet=True, stdout=open(os.devnull, "w"))  # noqa: SIM115, PTH123
    call_command("build_css", stdout=open(os.devnull, "w"))  # noqa: SIM115, PTH123
    call_command("collectstatic", interactive=False, verbosity=0)


def families() -> list[str]:
    """Let families write; return their codes."""
    from familycentre.contact import throttle  # noqa: PLC0415
    from familycentre.contact.tests.cast import ask, open_ring, worker  # noqa: PLC0415

    throttle.A_CODE = 10**9
    ring = open_ring(worker("marja"), worker("oskar"))
    return [ask(ring).code for _ in range(CONVERSATIONS)]


def measure(known: list[str]) -> tuple[list[float], list[float]]:
    """Return the times of unknown and of wrong codes in milliseconds, taken in turns."""
    from django.test import Client  # noqa: PLC0415

    from familycentre.core import codes  # noqa: PLC0415

    client = Client(headers={"sec-fetch-site": "same-origin"})

    nowhere = [codes.new_code() for _ in known]

    def guess(rows: list[str]) -> str:
        body = random.choice(rows)[: codes.SELECTOR] + codes.new_code()[codes.SELECTOR : -1]  # noqa: S311
        return body + codes.check_symbol(body)

    for code in [*nowhere, *known]:
        client.post("/fi/viestit/lue/", {"code": guess([code])})  # each row is counted once already

    def once(code: str) -> float:
        began = time.perf_counter()
        answer = client.post("/fi/viestit/lue/", {"code": code})
        taken = time.perf_counter() - began
        assert answer.status_code == 422, answer.status_code
        return taken * 1000

    unknown_times, wrong_times = [], []
    for turn in range(WARM + PAIRS):
        pair = [(guess(nowhere), unknown_times), (guess(known), wrong_times)]
        random.shuffle(pair)
        for code, times in pair:
            taken = once(code)
            if turn >= WARM:
                times.append(taken)
    return unknown_times, wrong_times


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="perhekeskus-timing-") as folder:
        prepare(Path(folder))
        unknown, wrong = measure(families())
    error = (statistics.variance(unknown) / PAIRS + statistics.variance(wrong) / PAIRS) ** 0.5
    difference = statistics.fmean(wrong) - statistics.fmean(unknown)
    median = statistics.median(wrong) - statistics.median(unknown)
    print(f"{PAIRS} pairs, {CONVERSATIONS} conversations, Python {sys.version.split()[0]}")
    for name, times in (("unknown", unknown), ("wrong", wrong)):
        print(
            f"{name:8} mean {statistics.fmean(times):.3f} ms, median {statistics.median(times):.3f} ms, "
            f"spread {statistics.stdev(times):.3f} ms"
        )
    print(f"wrong - unknown: mean {difference:+.3f} ms (standard error {error:.3f}), median {median:+.3f} ms")


if __name__ == "__main__":
    main()
