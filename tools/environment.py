"""Make or refresh .venv: ``python3 tools/environment.py base`` to serve, ``dev`` to test. Standard library only.

The packages come from the compiled lists in requirements/, each checked by hash. A fingerprint of the lists is kept
in .venv, so a second call returns at once; ``dev`` holds all of ``base``, so going back and forth installs nothing.
"""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / "bin"
NOTE = VENV / "installed.txt"
OLDEST_PYTHON = (3, 11)


def lists(kind: str) -> list[Path]:
    """Return the requirement files of an environment: the installer itself, then what is installed."""
    return [ROOT / "requirements" / name for name in ("uv.txt", f"{kind}.txt")]


def fingerprint(kind: str) -> str:
    """Return a line that changes when the lists or the interpreter do."""
    digest = hashlib.sha256(sys.version.encode())
    for path in lists(kind):
        digest.update(path.read_bytes())
    return f"{kind} {digest.hexdigest()}"


def in_place(kind: str) -> bool:
    """Say whether .venv holds what is wanted; ``dev`` serves for ``base`` too."""
    if not (BIN / "python").exists() or not NOTE.exists():
        return False
    return NOTE.read_text().strip() in {fingerprint(kind), fingerprint("dev")}


def call(*command: str | Path) -> None:
    """Run a step of the installation; on failure end with its words and ours."""
    environment = {**os.environ, "VIRTUAL_ENV": str(VENV), "UV_PYTHON_DOWNLOADS": "never"}
    done = subprocess.run([str(part) for part in command], env=environment, stdin=subprocess.DEVNULL)
    if done.returncode:
        sys.exit(f"Installing failed at: {' '.join(str(part) for part in command)}")


def make() -> None:
    """Make an empty .venv with pip in it."""
    try:
        venv.create(VENV, with_pip=True, clear=False)
    except (subprocess.CalledProcessError, ImportError):
        sys.exit("Python's venv module is not whole here. On Debian: apt-get install python3-venv")


def ensure(kind: str) -> None:
    """Bring .venv to the lists of ``kind``; do nothing when it is there already."""
    if sys.version_info < OLDEST_PYTHON:
        sys.exit(
            f"Python {'.'.join(map(str, OLDEST_PYTHON))} or newer is needed, this is {sys.version.split()[0]}."
        )
    if in_place(kind):
        return
    print(f"Installing the Python packages ({kind}) into .venv …", flush=True)
    if not (BIN / "python").exists():
        make()
    installer, packages = lists(kind)
    NOTE.unlink(missing_ok=True)
    if not (BIN / "uv").exists():
        if not (BIN / "pip").exists():
            call(BIN / "python", "-m", "ensurepip", "--upgrade")
        call(BIN / "python", "-m", "pip", "install", "-q", "--require-hashes", "-r", installer)
    call(BIN / "uv", "pip", "sync", "-q", "--require-hashes", installer, packages)
    NOTE.write_text(fingerprint(kind) + "\n")


if __name__ == "__main__":
    ensure(sys.argv[1] if len(sys.argv) > 1 else "base")
