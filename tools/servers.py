"""Throw-away servers for tests and the bench: PostgreSQL, Redis, S3, nginx on free loopback ports, in own folders.

They end with the block that asked for them, also when it fails or is interrupted, and with their parent if that is
killed. Nothing of them outlives the folder.
"""

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.site import ROOT, die_with_parent, end, free_port, start

STARTING = 30  # seconds


class MissingError(Exception):
    """A program is not installed; the text names the Debian package that brings it."""


def found(name: str) -> str | None:
    """Return the path of a program, also where Debian keeps PostgreSQL's and the servers'; None without it."""
    versions = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    newest = sorted(versions, key=lambda folder: int(folder.parent.name), reverse=True)
    places = [os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin", *map(str, newest)]
    return shutil.which(name, path=":".join(places))


def here(name: str) -> bool:
    """Say whether the program is on this machine."""
    return found(name) is not None


def program(name: str, package: str) -> str:
    """Return the path of a program; raises MissingError with the name of its package."""
    path = found(name)
    if not path:
        raise MissingError(f"{name} is not here. On Debian: apt-get install {package}")
    return path


def chromium() -> str:
    """Return the path of Chromium: of Debian's build without a window, which is quicker, or of the whole one."""
    return found("chromium-headless-shell") or program("chromium", "chromium")


def wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    """Return when somebody listens to the port; raises with the log when the server ends before that."""
    deadline = time.monotonic() + STARTING
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None:
            break
        time.sleep(0.05)
    raise RuntimeError(f"{process.args!r} did not start:\n{log.read_text()[-2000:]}")


def wait_until_ready(port: int) -> None:
    """Return when PostgreSQL takes connections: on a busy machine it listens a moment before."""
    ask = [program("pg_isready", "postgresql-client"), "-q", "-h", "127.0.0.1", "-p", str(port)]
    deadline = time.monotonic() + STARTING
    while subprocess.run(ask).returncode and time.monotonic() < deadline:
        time.sleep(0.05)


@contextmanager
def folder(prefix: str) -> Iterator[Path]:
    """Give a folder that is removed with all in it when the block ends."""
    with tempfile.TemporaryDirectory(prefix=f"perhekeskus-{prefix}-", ignore_cleanup_errors=True) as path:
        yield Path(path)


def unprivileged() -> list[str]:
    """Return what goes before a command of PostgreSQL, which refuses to run as root."""
    if os.geteuid() != 0:
        return []
    return [program("setpriv", "util-linux"), "--reuid", "postgres", "--regid", "postgres", "--clear-groups"]


@contextmanager
def postgresql() -> Iterator[str]:
    """Run a PostgreSQL that forgets everything, and give the address of an empty database in it."""
    initdb, postgres = program("initdb", "postgresql"), program("postgres", "postgresql")
    with folder("postgresql") as place:
        data, log, secret = place / "data", place / "log", place / "password"
        password = secrets.token_urlsafe(18)
        secret.write_text(password)
        if os.geteuid() == 0:
            owner = pwd.getpwnam("postgres")
            for path in (place, secret):
                os.chown(path, owner.pw_uid, owner.pw_gid)
        as_user = unprivileged()
        made = [*as_user, initdb, "-D", data, "-U", "tester", "--pwfile", secret, "--no-sync"]
        made += ["--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C.UTF-8"]
        subprocess.run(made, cwd=place, check=True, stdout=subprocess.DEVNULL)
        port = free_port()
        # nothing here has to survive: no flush to the disk, no log to recover from
        options = [
            "fsync=off",
            "synchronous_commit=off",
            "full_page_writes=off",
            "max_wal_size=4GB",
            "jit=off",
        ]
        options += ["listen_addresses=127.0.0.1", f"port={port}", f"unix_socket_directories={place}"]
        command = [*as_user, *(["--pdeathsig", "INT"] if as_user else []), postgres, "-D", data]
        for option in options:
            command += ["-c", option]
        with log.open("wb") as out:
            process = subprocess.Popen(
                command, cwd=place, stdout=out, stderr=out, start_new_session=True, preexec_fn=die_with_parent
            )
        try:
            wait_for(port, process, log)
            wait_until_ready(port)
            yield f"postgres://tester:{password}@127.0.0.1:{port}/postgres"
        finally:
            end(process, wish=signal.SIGINT)  # PostgreSQL waits for its clients on a SIGTERM


@contextmanager
def redis() -> Iterator[str]:
    """Run a Redis that keeps nothing on disk, and give its address without a database number."""
    server = program("redis-server", "redis-server")
    with folder("redis") as place:
        port, log = free_port(), place / "log"
        command = [server, "--port", str(port), "--bind", "127.0.0.1", "--dir", str(place)]
        command += ["--save", "", "--appendonly", "no", "--databases", "32"]
        with log.open("wb") as out:
            process = subprocess.Popen(
                command, cwd=place, stdout=out, stderr=out, start_new_session=True, preexec_fn=die_with_parent
            )
        try:
            wait_for(port, process, log)
            yield f"redis://127.0.0.1:{port}"
        finally:
            end(process)


@contextmanager
def s3() -> Iterator[str]:
    """Run a server that speaks S3 and keeps everything in memory, and give its address."""
    with folder("s3") as place:
        port, log = free_port(), place / "log"
        command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
        with log.open("wb") as out:
            process = start(command, dict(os.environ), out)
        try:
            wait_for(port, process, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            end(process)


OUTER_CONF = """
{user}
worker_processes {workers};
daemon off;
pid {place}/nginx.pid;
error_log {place}/error.log crit;
events {{ worker_connections 1024; }}
http {{
    include /etc/nginx/mime.types;
    client_body_temp_path {place}/body;
    proxy_temp_path {place}/proxy;
    fastcgi_temp_path {place}/fastcgi;
    uwsgi_temp_path {place}/uwsgi;
    scgi_temp_path {place}/scgi;
    sendfile on;
    tcp_nopush on;
    keepalive_requests 1000000;
    include {place}/site.conf;
}}
"""


@contextmanager
def nginx(upstream_port: int, static: Path, media: Path, pages: Path, workers: int = 1) -> Iterator[str]:
    """Run nginx by the project's own file in front of an application on this machine, and give its address."""
    server = program("nginx", "nginx")
    with folder("nginx") as place:
        port, log = free_port(), place / "log"
        words = {
            "LISTEN": f"127.0.0.1:{port}",
            "UPSTREAM": f"127.0.0.1:{upstream_port}",
            "STATIC_ROOT": static,
            "MEDIA_ROOT": media,
            "CACHE_DIR": pages,
            "ACCESS_LOG": "off",
        }
        text = (ROOT / "deploy" / "nginx.conf.template").read_text()
        for name, value in words.items():
            text = text.replace(f"${{{name}}}", str(value))
        text = text.replace("access_log off quiet;", "access_log off;").replace(
            "/dev/stderr", f"{place}/error.log"
        )
        (place / "site.conf").write_text(text)
        user = "user root;" if os.geteuid() == 0 else ""  # the folders of a test are for its user only
        (place / "nginx.conf").write_text(OUTER_CONF.format(place=place, user=user, workers=workers))
        command = [server, "-c", str(place / "nginx.conf"), "-p", str(place), "-e", str(place / "error.log")]
        with log.open("wb") as out:
            process = subprocess.Popen(
                command, cwd=place, stdout=out, stderr=out, start_new_session=True, preexec_fn=die_with_parent
            )
        try:
            wait_for(port, process, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            end(process)
