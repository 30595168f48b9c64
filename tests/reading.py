"""Our own files, read for the tests about the repository: code as trees, templates as text."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOUSE = ROOT / "familycentre"
FOLDERS = ["familycentre", "tools", "bench", "tests", "demo"]
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Code:
    """A Python file: its path from the root, its text, its tree."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        return str(self.path.relative_to(ROOT))

    @property
    def is_test(self) -> bool:
        return "tests" in self.path.parts or self.path.name == "conftest.py"

    def functions(self) -> Iterator[Function]:
        """Give every function and method of the file."""
        for node in ast.walk(self.tree):
            if isinstance(node, Function):
                yield node


@cache
def code() -> list[Code]:
    """Return our Python files; migrations are written by Django."""
    paths = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py")] + [ROOT / "conftest.py"]
    ours = sorted(path for path in paths if "migrations" not in path.parts)
    return [Code(path, text := path.read_text(), ast.parse(text)) for path in ours]


def served() -> list[Code]:
    """Return the Python files that a site runs: no tests."""
    return [file for file in code() if HOUSE in file.path.parents and not file.is_test]


@cache
def templates() -> dict[str, str]:
    """Return template name → text, named as Django finds them."""
    found = sorted(HOUSE.glob("*/templates/**/*"))
    return {str(path).rpartition("/templates/")[2]: path.read_text() for path in found if path.is_file()}


def length(function: Function) -> int:
    """Return how many lines a function has, its signature and docstring counted in."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def is_view(file: Code, function: Function) -> bool:
    """Say whether this is a view: it stands in a views module and takes the request first."""
    in_views = file.path.stem.endswith("views") or "views" in file.path.parent.parts
    return in_views and bool(function.args.args) and function.args.args[0].arg == "request"
