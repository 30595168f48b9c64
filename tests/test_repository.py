"""Habits that hold across the house: sizes, names, words about why, nothing that nobody uses."""

import ast
import re
import sys
import tomllib
from functools import cache
from importlib.metadata import packages_distributions

import pytest
import yaml

from tests.reading import HOUSE, ROOT, Code, code, is_view, length, served, templates

pytestmark = pytest.mark.once

MOST_LINES, MOST_OF_A_FUNCTION, MOST_OF_A_VIEW, MOST_OF_A_TEMPLATE = 400, 60, 25, 150
OBVIOUS = 5  # lines of a function whose name says it all
SPEAKING_NAMES = {"__init__.py", "apps.py", "urls.py"}
OUR_PACKAGES = {"familycentre", "tools", "tests", "bench", "demo", "conftest"}
VAGUE = {"utils", "util", "helpers", "helper", "manager", "managers", "base", "common", "misc"}
REGIONAL = {"county", "municipality", "parish"}  # bodies that are of one region
FOUND_BY_NAME = re.compile(  # templates that Django, Wagtail and allauth look up by themselves
    r"^(\d\d\d\.html|(wagtail\w+|account|allauth|mfa|socialaccount|usersessions|registration)/.*)$"
)
ADMIN = re.compile(r"^(wagtail\w+/|\w+/admin/)")


def nothing(found: list[str]) -> None:
    """Fail with every finding on a line of its own."""
    assert not found, "\n" + "\n".join(found)


def test_files_are_short() -> None:
    nothing([f"{file.name}: {n}" for file in code() if (n := file.text.count("\n")) > MOST_LINES])


def test_functions_are_short() -> None:
    long = [
        f"{file.name}:{function.lineno} {function.name}: {length(function)}"
        for file in code()
        for function in file.functions()
        if length(function) > MOST_OF_A_FUNCTION
    ]
    nothing(long)


def test_views_are_short() -> None:
    long = [
        f"{file.name}:{function.lineno} {function.name}: {length(function)}"
        for file in served()
        for function in file.functions()
        if is_view(file, function) and length(function) > MOST_OF_A_VIEW
    ]
    nothing(long)


def test_templates_are_short() -> None:
    assert [
        f"{name}: {n}" for name, text in templates().items() if (n := text.count("\n")) > MOST_OF_A_TEMPLATE
    ] == []


def test_names_say_what_is_inside() -> None:
    files = [file.name for file in code() if file.path.stem in VAGUE or file.path.parent.name in VAGUE]
    classes = [
        f"{file.name}: {node.name}"
        for file in served()
        for node in ast.walk(file.tree)
        if isinstance(node, ast.ClassDef) and re.search(r"\w(Utils?|Helpers?|Common|Misc)$", node.name)
    ]
    nothing(files + classes)


def test_modules_and_public_functions_say_what_they_promise() -> None:
    silent = []
    for file in served():
        if (
            file.path.name not in SPEAKING_NAMES
            and "commands" not in file.path.parts
            and not ast.get_docstring(file.tree)
        ):
            silent.append(file.name)
        for node in file.tree.body:
            public = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith(
                "_"
            )
            if public and length(node) > OBVIOUS and not ast.get_docstring(node):
                silent.append(f"{file.name}:{node.lineno} {node.name}")
    nothing(silent)


def test_every_dependency_says_why() -> None:
    text = (ROOT / "pyproject.toml").read_text()
    project = tomllib.loads(text)["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    silent = [name for name in wanted if not re.search(rf'"{re.escape(name)}",\s+# \w+', text)]
    nothing(silent)


def test_lists_name_no_registry() -> None:
    named = [path.name for path in (ROOT / "requirements").glob("*.txt") if "://" in path.read_text()]
    nothing(named)


def test_no_template_lies_unused() -> None:
    words, patterns = mentioned()
    unused = [
        name
        for name in templates()
        if name not in words
        and not FOUND_BY_NAME.match(name)
        and not any(p.fullmatch(name) for p in patterns)
    ]
    nothing(unused)


@cache
def mentioned() -> tuple[set[str], list[re.Pattern[str]]]:
    """Return the template names that code and templates write out, and patterns of those put together."""
    words: set[str] = set()
    patterns: list[re.Pattern[str]] = []
    for file in served():
        for node in ast.walk(file.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                words.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                parts = [
                    re.escape(p.value) if isinstance(p, ast.Constant) else r"[\w-]+" for p in node.values
                ]
                patterns.append(re.compile("".join(str(part) for part in parts)))
    for text in templates().values():
        words.update(re.findall(r"""["']([\w./-]+\.\w+)["']""", text))
        for before, after in re.findall(
            r"""["']([\w./-]+/)["']\s*\|add:[\w.]+\|add:["']([\w.]+)["']""", text
        ):
            patterns.append(re.compile(re.escape(before) + r"[\w-]+" + re.escape(after)))
    return words, patterns


@cache
def regional_names() -> list[str]:
    """Return the names that belong to one region: its own, its municipalities', areas', bodies'."""
    names: set[str] = set()
    for pack in (ROOT / "regions").iterdir():
        names.add(pack.name)
        for file in ("municipalities.yaml", "organisations.yaml"):
            for row in yaml.safe_load((pack / file).read_text()):
                if file == "municipalities.yaml" or row.get("kind") in REGIONAL:
                    names.update(name for name in named(row) if len(name) > 3)
    return sorted(names)


def named(row: dict) -> set[str]:
    """Return the names of a record in all its languages."""
    name = row.get("name", {})
    texts = [text.get("name", "") for text in row.get("texts", {}).values() if isinstance(text, dict)]
    return {text for text in [*(name.values() if isinstance(name, dict) else [name]), *texts] if text}


def test_the_pack_was_read() -> None:
    assert len(regional_names()) > 12


def test_code_and_templates_name_no_region() -> None:
    word = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, regional_names()))})", re.I)
    files = [(file.name, file.text) for file in served() if file.name != "familycentre/config/settings.py"]
    files += list(templates().items())
    files += [
        (str(path), path.read_text())
        for path in HOUSE.glob("*/static/**/*.[jc]s*")
        if "leaflet" not in path.parts
    ]
    found = [
        f"{name}:{number}: {match.group(1)}"
        for name, text in files
        for number, line in enumerate(text.splitlines(), 1)
        if (match := word.search(line))
    ]
    nothing(found)


def test_only_the_default_region_is_named_in_settings() -> None:
    lines = (HOUSE / "config" / "settings.py").read_text().splitlines()
    word = re.compile("|".join(map(re.escape, regional_names())), re.I)
    assert [line for line in lines if word.search(line)] == ['REGION = env.text("REGION", "kymenlaakso")']


INLINE = [
    ("a style attribute", re.compile(r"\sstyle\s*=", re.I)),
    ("a style element", re.compile(r"<style\b", re.I)),
    ("a script in the page", re.compile(r"<script\b(?![^>]*\bsrc=)(?![^>]*application/(ld\+)?json)", re.I)),
    ("an event attribute", re.compile(r"<[^>]*\son[a-z]+\s*=\s*[\"']", re.I)),
    ("a javascript address", re.compile(r"javascript:", re.I)),
    ("another host", re.compile(r"(src|srcset|poster)=[\"'](https?:)?//", re.I)),
]


def test_public_templates_have_nothing_inline() -> None:
    found = [
        f"{name}: {what}"
        for name, text in templates().items()
        if not ADMIN.match(name)
        for what, pattern in INLINE
        if pattern.search(text)
    ]
    nothing(found)


def test_every_import_is_in_the_pinned_lists() -> None:
    lists = {name: pinned(name) for name in ("base", "dev")}
    owners = packages_distributions()
    missing = set()
    for file in code():
        allowed = lists["base"] if file in served() or file.name.startswith("demo/") else lists["dev"]
        for top in imported(file) - set(sys.stdlib_module_names) - OUR_PACKAGES:
            if not {canonical(owner) for owner in owners.get(top, [top])} & allowed:
                missing.add(f"{file.name}: {top}")
    nothing(sorted(missing))


def pinned(name: str) -> set[str]:
    """Return the packages of a compiled list."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text()
    return {canonical(found) for found in re.findall(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==", text, re.M)}


def canonical(name: str) -> str:
    """Return a package's name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def imported(file: Code) -> set[str]:
    """Return the top names that a file imports; not those of an optional extra, which the line must say."""
    lines, found = file.text.splitlines(), set()
    for node in ast.walk(file.tree):
        if isinstance(node, ast.Import) and "extra" not in lines[node.lineno - 1].partition("#")[2]:
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found
