"""Debian's packages: install what is missing where that is allowed, say plainly what is missing where it is not."""

import os
import shutil
import subprocess
from pathlib import Path

QUIET = {"DEBIAN_FRONTEND": "noninteractive", "NEEDRESTART_MODE": "l"}
APT = [
    "apt-get",
    "-q",
    "-o",
    "Acquire::Retries=2",
    "-o",
    "Acquire::http::Timeout=30",
    "-o",
    "Dpkg::Use-Pty=0",
]


def missing(packages: list[str]) -> list[str]:
    """Return those packages that are not installed; all of them where there is no dpkg."""
    if not shutil.which("dpkg-query"):
        return packages
    asked = ["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n", *packages]
    answer = subprocess.run(asked, capture_output=True, text=True, check=False)
    there = {line.split()[0] for line in answer.stdout.splitlines() if line.endswith(" installed")}
    return [package for package in packages if package not in there]


def may_install() -> bool:
    """Say whether this user can install packages here."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(packages: list[str], log: Path) -> list[str]:
    """Install what is missing and return what is missing still; apt's own words go to ``log``."""
    wanted = missing(packages)
    if not wanted or not may_install():
        return wanted
    print(f"Installing Debian's packages: {' '.join(wanted)} …", flush=True)
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as out:
        for command in (["update"], ["install", "-y", "--no-install-recommends", *wanted]):
            subprocess.run(
                [*APT, *command],
                env={**os.environ, **QUIET},
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                check=False,
            )
    return missing(wanted)
