"""``make run``: from a fresh clone to the living site. Prepares, prints the addresses, serves.

PORT (8000), VAR_DIR (var/), DEBUG=1 (Django's debug pages, /design/) and every variable of .env.example are taken
from the environment. Ctrl-C ends it and leaves nothing behind.
"""

import os
import subprocess
import sys
from pathlib import Path

from tools import debian, site

VOIKKO = ["libvoikko1", "voikko-fi"]


def offer_voikko(var: Path) -> None:
    """Install the Finnish word analyser where that is allowed; say what the site goes without otherwise."""
    tried = var / "debian-tried.txt"
    lacking = debian.missing(VOIKKO)
    if lacking and not (tried.exists() and tried.read_text() == " ".join(lacking)):
        lacking = debian.install(VOIKKO, var / "apt.log")
        tried.parent.mkdir(parents=True, exist_ok=True)
        tried.write_text(" ".join(lacking))
    if lacking:
        print(
            f"Going without {' and '.join(lacking)} (Finnish word forms): long Finnish words are not hyphenated. "
            f"To have it: apt-get install {' '.join(lacking)}",
            flush=True,
        )


def main() -> None:
    port = int(os.environ.get("PORT") or 8000)
    if site.taken(port):
        sys.exit(f"Port {port} is taken. Choose another one: PORT=8001 make run")
    var = Path(os.environ.get("VAR_DIR") or site.ROOT / "var").resolve()
    os.environ.update(site.environment(port, var))
    offer_voikko(var)
    print("Preparing the site …", flush=True)
    if subprocess.run([sys.executable, "-m", "tools.prepare"], cwd=site.ROOT).returncode:
        sys.exit("The site could not be prepared; the lines above say why.")
    address = f"http://127.0.0.1:{port}"
    print(f"\nThe family centre:  {address}/\nEditing:            {address}/admin/")
    print("Ctrl-C ends it.\n", flush=True)
    sys.exit(site.serve(port, dict(os.environ)))


if __name__ == "__main__":
    main()
