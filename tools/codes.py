"""``make codes``: the second-step codes of the demo logins of the site that ``make run`` keeps."""

import os
import subprocess
import sys
from pathlib import Path

from tools import site

if __name__ == "__main__":
    var = Path(os.environ.get("VAR_DIR") or site.ROOT / "var").resolve()
    settings = site.environment(int(os.environ.get("PORT") or 8000), var)
    sys.exit(subprocess.run([sys.executable, "manage.py", "demo_codes"], cwd=site.ROOT, env=settings).returncode)
