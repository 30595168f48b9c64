"""A management command on the site of ``make run``: ``.venv/bin/python -m tools.manage COMMAND …``."""

import os
import sys
from pathlib import Path

from tools import site


def main() -> None:
    var = Path(os.environ.get("VAR_DIR") or site.ROOT / "var").resolve()
    os.environ.update(site.environment(int(os.environ.get("PORT") or 8000), var))
    os.chdir(site.ROOT)
    os.execv(sys.executable, [sys.executable, "manage.py", *sys.argv[1:]])


if __name__ == "__main__":
    main()
