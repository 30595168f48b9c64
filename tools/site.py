"""A site on this machine: its environment, its preparation, its server. Used by run, the journeys and the bench.

What is served is what an operator would serve (no DEBUG, hashed static names, page cache, the strict headers), so
that nobody tests or shows anything else. ``DEBUG=1 make run`` turns on Django's debug pages and the style page.
"""

import contextlib
import ctypes
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
WORKERS = 2
SECRETS = ["SECRET_KEY", "CODE_PEPPER"]  # what settings demand and nobody can guess
STARTING = 30  # seconds


def secret(name: str, var: Path) -> str:
    """Return a secret of this site, made at the first start and kept where only its user reads it."""
    path = var / "secrets" / name.lower()
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with os.fdopen(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
    return path.read_text().strip()


def environment(port: int, var: Path) -> dict[str, str]:
    """Return the environment of a site at 127.0.0.1:port; what is set already stays as it is."""
    address = f"http://127.0.0.1:{port}"
    ours = {
        "DJANGO_SETTINGS_MODULE": "familycentre.config.settings",
        "VAR_DIR": str(var),
        "ALLOWED_HOSTS": "127.0.0.1,localhost",
        "BASE_URL": address,
        "CSRF_TRUSTED_ORIGINS": f"{address},http://localhost:{port}",
        "LOG_LEVEL": "WARNING",
    }
    ours |= {name: os.environ.get(name) or secret(name, var) for name in SECRETS}
    return {**ours, **os.environ}


def server(port: int) -> list[str]:
    """Return the command that serves the site."""
    command = [str(BIN / "granian"), "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    command += ["--workers", str(WORKERS), "--blocking-threads", "2", "--log-level", "warning", "--no-ws"]
    return [*command, "familycentre.config.wsgi:application"]


def free_port() -> int:
    """Return a port of the loopback interface that nobody listens to now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def taken(port: int) -> bool:
    """Say whether somebody listens to the port already."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def answers(url: str) -> bool:
    """Say whether the address answers 200 at all, now."""
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def die_with_parent() -> None:
    """Ask the kernel to end this process when its parent goes, however it goes; only Linux can."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # 1: PR_SET_PDEATHSIG


def start(
    command: list[str], settings: dict[str, str], out: int | IO[bytes] | None = None
) -> subprocess.Popen[bytes]:
    """Start a process in a group of its own.

    A Ctrl-C of the terminal goes to a whole group; granian's workers hang when they get it and then are told to end
    by their parent as well. So only we get it, and tell the parent.
    """
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env=settings,
        stdin=subprocess.DEVNULL,
        stdout=out,
        stderr=subprocess.STDOUT if out is not None else None,
        start_new_session=True,
        preexec_fn=die_with_parent,
    )


def end(
    process: subprocess.Popen[bytes], wish: signal.Signals = signal.SIGTERM, patience: float = 10
) -> None:
    """End a process that we started: asked first, made to with its whole group when it does not hear."""
    if process.poll() is None:
        process.send_signal(wish)
        try:
            process.wait(patience)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def serve(port: int, settings: dict[str, str]) -> int:
    """Serve, and do what happens by the clock, until Ctrl-C or a wish to end comes or one of the two goes.

    Returns the exit code: 0 when it was wished, else that of the process that went.
    """
    timers = [sys.executable, "manage.py", "timers", "--no-links"]
    for wish in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(wish, signal.default_int_handler)
    processes = [start(command, settings) for command in (server(port), timers)]
    try:
        while all(process.poll() is None for process in processes):
            time.sleep(0.5)
        return next(code for process in processes if (code := process.returncode) is not None) or 1
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        return 0
    finally:
        for process in processes:
            end(process)


def prepare(settings: dict[str, str]) -> None:
    """Migrate and fill the site of an environment; raises when a step fails."""
    subprocess.run([sys.executable, "-m", "tools.prepare", "--quiet"], cwd=ROOT, env=settings, check=True)


@contextmanager
def served(settings: dict[str, str], port: int, log: Path) -> Iterator[str]:
    """Serve a prepared site while the block runs, and give its address. The server ends with the block."""
    address = f"http://127.0.0.1:{port}"
    with log.open("ab") as out:
        process = start(server(port), settings, out)
        try:
            deadline = time.monotonic() + STARTING
            while not answers(f"{address}/readyz"):
                if process.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError(f"The server did not start:\n{log.read_text()[-3000:]}")
                time.sleep(0.2)
            yield address
        finally:
            end(process)
