"""What the documents say is so: variables, commands, links."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from django.core.management import get_commands

from tests.reading import ROOT, code, served
from tools.site import SECRETS

pytestmark = pytest.mark.once

READERS = {"text", "flag", "words", "number", "folder", "place"}
COMPOSE_ONLY = {"POSTGRES_PASSWORD"}
DOCUMENTS = sorted(
    path
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "familycentre").rglob("*.md")]
    if ".venv" not in path.parts
)


def read_variables() -> dict[str, str]:
    """Return each variable that the settings read, and its default as written."""
    found = {}
    for file in served():
        for node in ast.walk(file.tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in READERS
                and getattr(node.func.value, "id", "") == "env"
                and isinstance(node.args[0], ast.Constant)
            ):
                found[str(node.args[0].value)] = ast.unparse(node.args[1]) if len(node.args) > 1 else ""
    return found


def described() -> dict[str, str]:
    """Return each variable of .env.example and the value that stands there."""
    lines = (ROOT / ".env.example").read_text().splitlines()
    return dict(re.findall(r"^(?:# )?([A-Z][A-Z0-9_]+)=(.*)$", "\n".join(lines), re.M))


def test_every_variable_is_described_and_no_other() -> None:
    assert set(described()) - COMPOSE_ONLY == set(read_variables())


def test_simple_defaults_are_told_right() -> None:
    told, read = described(), read_variables()
    for name, default in read.items():
        if re.fullmatch(r"'[^']*'|\d+", default):
            value = default.strip("'")
            assert told[name] in {value, {"True": "yes", "False": "no"}.get(value)}, name


def test_every_variable_has_words_above_it() -> None:
    lines, bare = (ROOT / ".env.example").read_text().splitlines(), []
    words = False
    for line in lines:
        if re.match(r"^(# )?[A-Z][A-Z0-9_]+=", line):
            bare += [] if words else [line]
        else:
            words = line.startswith("# ")
    assert bare == []


def test_make_run_makes_what_nobody_can_guess() -> None:
    demanded = {name for name, default in read_variables().items() if "else None" in default}
    assert demanded - {"BASE_URL"} == set(SECRETS)


def test_containers_use_known_variables() -> None:
    services = yaml.safe_load((ROOT / "compose.yaml").read_text())["services"]
    ours = [service for service in services.values() if service.get("image") == "perhekeskus"]
    assert ours
    assert {name for service in ours for name in service["environment"]} <= set(read_variables())
    template = (ROOT / "deploy" / "nginx.conf.template").read_text()
    assert set(re.findall(r"\$\{([A-Z_]+)\}", template)) - {"…"} == set(services["front"]["environment"])


def mentions(pattern: str) -> Iterator[tuple[str, str]]:
    """Give what a pattern finds in the documents, with the document's name."""
    for path in DOCUMENTS:
        for found in re.findall(pattern, path.read_text()):
            yield str(path.relative_to(ROOT)), found


def test_make_targets_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.M))
    assert {"run", "test", "check", "fix", "bench"} <= targets
    missing = [
        (name, word) for name, word in mentions(r"\bmake ([a-z]+)\b(?=[`\n ]*[`\n#(])") if word not in targets
    ]
    assert missing == []


def test_commands_exist() -> None:
    known = set(get_commands())
    missing = [
        (name, word)
        for name, word in mentions(r"(?:manage\.py|tools\.manage) ([a-z_]+)\b")
        if word not in known
    ]
    assert missing == []


def test_tools_exist() -> None:
    names = {file.path.stem for file in code() if file.path.parent.name == "tools"}
    missing = [(name, word) for name, word in mentions(r"-m tools\.(\w+)") if word not in names]
    assert missing == []


def anchor(heading: str) -> str:
    """Return the anchor that a heading gets on the usual forges."""
    words = re.sub(r"[^\w\s-]", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower())
    return words.strip().replace(" ", "-")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(document: Path) -> None:
    text = re.sub(r"```.*?```", "", document.read_text(), flags=re.S)
    broken = []
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"^(https?|mailto|tel):", link):
            continue
        path, _, part = link.partition("#")
        target = (document.parent / path).resolve() if path else document
        if not target.exists():
            broken.append(link)
        elif part and target.suffix == ".md":
            anchors = {anchor(line) for line in re.findall(r"^#+ (.+)$", target.read_text(), re.M)}
            broken += [] if part in anchors else [link]
    assert broken == []
