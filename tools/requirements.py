"""``make requirements``: compile requirements/*.txt from pyproject.toml, with hashes and without registry addresses.

The lists hold for every platform and Python that pyproject.toml allows. What is pinned stays pinned as far as
pyproject.toml allows it; UPGRADE=1 takes the newest versions.
"""

import os
import subprocess

from tools.site import BIN, ROOT

COMMON = ["--universal", "--generate-hashes", "--no-annotate", "--no-header", "--quiet"]
COMMON += ["--python-version", "3.11"]
LISTS = {
    "base": ["pyproject.toml"],
    "dev": ["pyproject.toml", "--extra", "dev", "--constraints", "requirements/base.txt"],
    "semantic": ["pyproject.toml", "--extra", "semantic", "--constraints", "requirements/base.txt"],
    "uv": ["-"],
}


def compile_list(name: str) -> None:
    """Write one list; raises when the resolver finds no answer."""
    command = [str(BIN / "uv"), "pip", "compile", *LISTS[name], *COMMON, "-o", f"requirements/{name}.txt"]
    command += ["--upgrade"] if os.environ.get("UPGRADE") else []
    subprocess.run(command, cwd=ROOT, input="uv\n" if name == "uv" else "", text=True, check=True)


if __name__ == "__main__":
    for each in LISTS:
        compile_list(each)
        print(f"requirements/{each}.txt")
