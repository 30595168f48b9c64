"""``make bench``: the figures of the site, as ratios where the machine matters, with how each was taken.

A part whose tool is not installed is left out, and the output says so in a sentence.
"""

import gzip
import json
import os
import platform
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench import bytes as wire
from bench import lighthouse, load
from tests.own_site import STATIC, fill, run, settings_of
from tools import debian, servers
from tools import site as sites

NEEDED = {
    "nginx": "nginx",
    "wrk": "wrk",
    "chromium": "chromium",
    "npm": "npm",
}  # Debian's package: its program
MEASURED = {"home": "home", "theme": "theme", "service": "service", "calendar": "calendar"}
MOST_QUERIES = 15


@dataclass
class Ground:
    """A site with nginx in front: its addresses, its pages, its settings."""

    front: str
    bare: str
    pages: dict[str, dict[str, str]]
    settings: dict[str, str]
    work: Path

    def urls(self, base: str) -> dict[str, str]:
        """Return the measured pages at a server."""
        return {name: base + self.pages[kind]["fi"] for name, kind in MEASURED.items()}


@contextmanager
def ground() -> Iterator[Ground]:
    """Prepare the real region with its demo, serve it by granian and, when it is there, by nginx before that."""
    with servers.folder("bench") as work:
        port, pages = sites.free_port(), work / "pages"
        fill(work / "var")
        settings = settings_of(
            work / "var",
            port,
            STATIC_ROOT=str(STATIC),
            NGINX_CACHE_DIR=str(pages),
            PAGE_CACHE_SECONDS="600",
        )
        addresses = json.loads(run(settings, "-m", "tests.journeys.addresses"))
        with sites.served(settings, port, work / "log") as bare:
            if not servers.here("nginx"):
                yield Ground(bare, bare, addresses, settings, work)
                return
            with servers.nginx(port, STATIC, work / "var" / "media", pages) as front:
                yield Ground(front, bare, addresses, settings, work)


def title(text: str, method: str) -> None:
    """Print a heading and how the figures under it were taken."""
    print(f"\n## {text}\n{method}", flush=True)


def speed(place: Ground) -> None:
    """Compare a stored page with a static file of the same bytes."""
    title(
        "Stored pages",
        f"wrk, 1 thread, {load.CONNECTIONS} connections, {load.SECONDS} s a round, {load.ROUNDS} rounds in turn; "
        "home page; nginx 1 worker, granian 2; client and servers share the cores.",
    )
    wrk = servers.found("wrk")
    if not wrk or place.front == place.bare:
        print("Left out: wrk or nginx is not installed.")
        return
    path = place.pages["home"]["fi"]
    with urllib.request.urlopen(place.front + path) as answer:
        body = answer.read()
    copy = Path(place.settings["STATIC_ROOT"]) / "bench-home.html"
    packed = copy.with_name(f"{copy.name}.gz")  # nginx gives it out as it does the site's own files
    copy.write_bytes(body)
    packed.write_bytes(gzip.compress(body, 6))
    urls = {
        "nginx, the page as a static file": f"{place.front}/static/{copy.name}",
        "nginx, the page from its store": place.front + path,
        "granian alone, the page from our store": place.bare + path,
    }
    try:
        for said, wish in (("Plain", "identity"), ("Compressed, as every browser asks", "gzip, deflate, br")):
            found = load.medians(wrk, urls, f"Accept-Encoding: {wish}")
            print(said)
            base = next(iter(found.values()))
            for name, rate in found.items():
                print(f"  {name:<40}{rate:>10.0f}/s   {rate / base:.2f} of the static file")
    finally:
        copy.unlink()
        packed.unlink()
    print("Goals: 0.9 from nginx's store, 0.1 from granian alone.")


def work_of_a_page(place: Ground) -> None:
    """Print processor time against an empty view, and the number of queries."""
    title(
        "Pages made anew",
        "One process, our store off, os.times() over 10 requests, medians of 5 rounds in turn; 'empty' is a view that "
        "returns nothing, through the same middleware (20 × as many requests).",
    )
    found = json.loads(run(place.settings, "-m", "bench.cpu"))
    print(f"{'empty view':<24}{found['empty']:>8.2f} ms")
    for kind, (taken, queries) in sorted(found["pages"].items()):
        over = "" if queries <= MOST_QUERIES else f"   OVER {MOST_QUERIES}"
        print(f"{kind:<24}{taken:>8.2f} ms{taken / found['empty']:>7.1f} × empty{queries:>5} queries{over}")


def weight(place: Ground) -> None:
    """Print what a phone transfers."""
    title(
        "Transferred",
        "Debian's Chromium, an empty store, 390 px, through nginx, compressed; kilobytes of 1000 bytes.",
    )
    chromium = servers.found("chromium")
    if not chromium:
        print("Left out: chromium is not installed.")
        return
    found = wire.transferred(chromium, place.urls(place.front))
    names = [*wire.KINDS, "all"]
    print(f"{'':<12}" + "".join(f"{name.lower():>12}" for name in names) + "    requests")
    for page, sizes in found.items():
        print(
            f"{page:<12}"
            + "".join(f"{sizes[name] / 1000:>12.1f}" for name in names)
            + f"{sizes['requests']:>12}"
        )
    print("Goals: home at most 100 in all, 15 of script.")


def lighthouses(place: Ground) -> None:
    """Print Lighthouse's scores."""
    title(
        "Lighthouse",
        f"{lighthouse.VERSION} from npm, its own phone on a simulated slow network, through nginx.",
    )
    npm, chromium = shutil.which("npm"), servers.found("chromium")
    program = lighthouse.install(npm, sites.ROOT / "var" / "lighthouse") if npm and chromium else None
    if program is None or chromium is None:
        print("Left out: npm or chromium is not installed, or npm could not install Lighthouse.")
        return
    for page, url in place.urls(place.front).items():
        found = lighthouse.scores(program, chromium, url, place.work)
        print(f"{page:<12}" + "   ".join(f"{name} {value}" for name, value in found.items()), flush=True)


def alone(module: str) -> None:
    """Let a part that makes a site of its own say what it has to, in a process of its own."""
    subprocess.run(
        [sys.executable, "-m", f"bench.{module}"], cwd=sites.ROOT, env={**os.environ, "DEBUG": "1"}
    )


def sealing() -> None:
    """Print what it costs to seal a request."""
    title(
        "Sealing",
        "One process, SQLite, time.process_time(), medians of 300 turns in turn: a family's request of 2 kB as it is "
        "kept; the same rows with every cryptographic step left out; one row in the clear.",
    )
    alone("sealing")
    print("Goal: sealing costs at most 5 ms.")


def inbox() -> None:
    """Print what a full inbox costs."""
    title(
        "Inbox",
        "1,000 open requests in SQLite, the whole way through the site without the socket, median of 20 times.",
    )
    alone("inbox")


def code_timing() -> None:
    """Print whether the time of an answer tells that a code's row exists."""
    title(
        "Wrong and unknown codes",
        "1,500 pairs in random order through the whole site without the socket; equal means that nothing is told.",
    )
    alone("code_timing")


def search_quality() -> None:
    """Print how good our search is beside what databases bring along."""
    title(
        "Search: how good",
        "The tests' graded queries over the tests' documents; nDCG@10 with gains 2^g-1, hit in the first three, "
        "share that finds nothing.",
    )
    alone("search_quality")
    print("Goals: nDCG@10 at least .74 and hit@3 .85; with the semantic extra .80, .92 and nothing found 0.")


def search_scale() -> None:
    """Print how long a search takes as the index grows."""
    title(
        "Search: how fast",
        "1,000, 10,000 and 100,000 made-up pages, the tests' queries three times once warm; ours, FTS5, tsvector.",
    )
    alone("search_scale")


def main() -> None:
    debian.install(
        [package for package, name in NEEDED.items() if not servers.here(name)], sites.ROOT / "var/apt.log"
    )
    print(f"# Bench: {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print("Read the figures as ratios: whatever else ran on the machine is in them.")
    own = {"sealing": sealing, "inbox": inbox, "codes": code_timing}
    own |= {"quality": search_quality, "scale": search_scale}
    parts = {"speed": speed, "work": work_of_a_page, "weight": weight, "lighthouse": lighthouses}
    chosen = sys.argv[1:] or [*own, *parts]
    for name in own:
        if name in chosen:
            own[name]()
    if wanted := [name for name in parts if name in chosen]:
        with ground() as place:
            for name in wanted:
                parts[name](place)


if __name__ == "__main__":
    main()
