"""Requests a second by wrk, in interleaved rounds: what the machine does beside falls on all alike."""

import re
import statistics
import subprocess

ROUNDS, SECONDS, CONNECTIONS = 5, 3, 16


def rate(wrk: str, url: str, header: str) -> float:
    """Return the requests a second of one round; raises when any answer was an error."""
    command = [wrk, "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "-H", header, url]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if bad := re.search(r"Non-2xx.*|Socket errors.*", said):
        raise RuntimeError(f"{url}: {bad.group(0)}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", said).group(1))  # type: ignore[union-attr]


def medians(wrk: str, urls: dict[str, str], header: str) -> dict[str, float]:
    """Return the median rate of each address over all rounds, asked with a header of the browser's."""
    for url in urls.values():
        rate(wrk, url, header)  # warm up
    rounds = [{name: rate(wrk, url, header) for name, url in urls.items()} for _ in range(ROUNDS)]
    return {name: statistics.median(each[name] for each in rounds) for name in urls}
