"""The house stands: imports and keys go down only. For each contract a mistake is planted, and found."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps

from tests.floors import ROOT, floors, room_of, upward_keys

pytestmark = pytest.mark.once


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the house to plant a mistake in."""
    ignored = shutil.ignore_patterns("tests", "static", "templates", "__pycache__", "locale")
    shutil.copytree(ROOT / "familycentre", tmp_path / "familycentre", ignore=ignored)
    for name in ("pyproject.toml", "manage.py"):
        shutil.copy(ROOT / name, tmp_path)
    for name in ("demo", "tests"):
        shutil.copytree(
            ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("regions", "journeys", "test_*")
        )
    return tmp_path


def contracts(house: Path) -> subprocess.CompletedProcess[str]:
    """Check the import contracts of a house."""
    linter = Path(sys.executable).with_name("lint-imports")
    environment = {**os.environ, "PYTHONPATH": str(house), "COLUMNS": "200"}
    return subprocess.run([linter, "--no-cache"], cwd=house, env=environment, capture_output=True, text=True)


def plant(path: Path, code: str) -> None:
    """Write code at the end of a file, new or not."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as file:
        file.write(f"\n{code}\n")


def test_contracts_hold_and_cover_every_room(copy: Path) -> None:
    done = contracts(copy)
    assert done.returncode == 0, done.stdout
    rooms = {path.parent.name for path in (ROOT / "familycentre").glob("*/__init__.py")}
    assert rooms <= set(floors())


@pytest.mark.parametrize(
    ("file", "code", "contract"),
    [
        pytest.param(
            "insight/actions.py",
            "from familycentre.content.models import ArticlePage",
            "Imports between rooms go down only BROKEN",
            id="an import that goes up",
        ),
        pytest.param(
            "people/roles.py",
            "def sneak():\n    from familycentre.directory import queries\n    return queries",
            "Imports between rooms go down only BROKEN",
            id="an import that goes up, hidden in a function",
        ),
        pytest.param(
            "sauna/__init__.py",
            "",
            "familycentre.sauna (Since this contract is marked as 'exhaustive'",
            id="a room on no floor",
        ),
        pytest.param(
            "directory/queries.py",
            "from familycentre.directory.views import services",
            "states BROKEN",
            id="a query that knows a view",
        ),
        pytest.param(
            "core/env.py",
            "from familycentre.core import ring\n",
            "No two neighbours import each other BROKEN",
            id="two files that import each other",
        ),
    ],
)
def test_planted_import_is_found(copy: Path, file: str, code: str, contract: str) -> None:
    plant(copy / "familycentre" / "core" / "ring.py", "from familycentre.core import env")
    plant(copy / "familycentre" / file, code)
    done = contracts(copy)
    assert done.returncode == 1
    assert contract in " ".join((done.stdout + done.stderr).split())


def test_keys_go_down_only() -> None:
    assert upward_keys(apps.get_models(include_auto_created=True), floors()) == []


def test_every_room_with_models_is_looked_at() -> None:
    assert {"directory", "people", "content"} <= {room_of(model) for model in apps.get_models()}


LOOK = """
import django; django.setup()
from django.apps import apps
from tests.floors import floors, upward_keys
print(upward_keys(apps.get_models(include_auto_created=True), floors()))
"""


def test_planted_key_is_found(copy: Path) -> None:
    key = 'models.ForeignKey("content.ArticlePage", models.CASCADE, related_name="+")'
    plant(copy / "familycentre/insight/models.py", f"class Spy(models.Model):\n    article = {key}")
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "familycentre.config.settings",
        "DEBUG": "1",
        "LOG_LEVEL": "ERROR",
        "PYTHONPATH": str(copy),
    }
    done = subprocess.run(
        [sys.executable, "-c", LOOK], cwd=copy, env=environment, capture_output=True, text=True
    )
    assert done.stdout.strip() == "['insight.Spy.article → content.ArticlePage']", done.stderr[-2000:]
    assert "go down only KEPT" in contracts(copy).stdout  # the import contracts can't see it
