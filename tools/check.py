"""``make check``: the fast part of the tests, two steps at a time. Every step runs, whatever the others find."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from tools import debian
from tools.site import BIN, ROOT

PYTHON = str(BIN / "python")
NEEDED = ["gettext"]
ENVIRONMENT = {"DEBUG": "1", "LOG_LEVEL": "WARNING"}


@dataclass
class Step:
    """A command, and what came of it."""

    name: str
    command: list[str]
    seconds: float = 0.0
    code: int = -1
    output: str = field(default="", repr=False)

    def run(self) -> "Step":
        """Run it to its end and keep what it printed."""
        began = time.monotonic()
        done = subprocess.run(
            self.command,
            cwd=ROOT,
            env=environment(),
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
        )
        self.seconds, self.code = time.monotonic() - began, done.returncode
        self.output = (done.stdout + done.stderr).strip()
        return self


def environment() -> dict[str, str]:
    """Return the environment of the steps: a developer's, whatever is set outside."""
    return {**os.environ, **ENVIRONMENT}


def steps() -> list[Step]:
    """Return the steps, the slow ones first so that the two lanes end together."""
    return [
        Step("types", [str(BIN / "mypy")]),
        Step("templates", [str(BIN / "djlint"), "--lint", "--quiet", "familycentre"]),
        Step("catalogues", [PYTHON, "-m", "tools.check_messages"]),
        Step("migrations", [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run", "-v", "1"]),
        Step("import contracts", [str(BIN / "lint-imports"), "--no-cache"]),
        Step("style sheets", [PYTHON, "-m", "tools.check_css"]),
        Step("lint", [str(BIN / "ruff"), "check", "--output-format", "concise", "."]),
        Step("format", [str(BIN / "ruff"), "format", "--check", "--output-format", "concise", "."]),
    ]


def run(chosen: list[Step]) -> list[Step]:
    """Run the steps, say of each how it went and how long it took, and show the words of those that failed."""
    with ThreadPoolExecutor(max_workers=2) as lanes:
        for step in lanes.map(Step.run, chosen):
            print(f"{'ok' if step.code == 0 else 'FAILED':<8}{step.name} ({step.seconds:.1f} s)", flush=True)
            if step.code:
                print(step.output, flush=True)
    return chosen


def main() -> None:
    lacking = debian.install(NEEDED, Path(ROOT / "var" / "apt.log"))
    if lacking:
        print(
            f"Without {' '.join(lacking)} the catalogues can't be checked. apt-get install {' '.join(lacking)}"
        )
    failed = [step.name for step in run(steps()) if step.code]
    sys.exit(f"Failed: {', '.join(failed)}" if failed else 0)


if __name__ == "__main__":
    main()
