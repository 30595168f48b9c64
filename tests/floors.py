"""The floors of the house, read from the import contract, and the keys that point up."""

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


def floors(root: Path = ROOT) -> dict[str, int]:
    """Return room → floor, 0 at the bottom; neighbours share a floor. The import contract is the one source."""
    contracts = tomllib.loads((root / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["id"] == "floors")
    rooms = [[room.strip().strip("()") for room in layer.split("|")] for layer in layers]
    return {room: floor for floor, level in enumerate(reversed(rooms)) for room in level}


def upward_keys(models: Iterable[Any], level: dict[str, int]) -> list[str]:
    """Return the relations of our models that point to a room above or beside their own.

    A key written as a string ("content.ArticlePage") is no import, so the import contracts can't see it.
    """
    found = []
    for model in models:
        room = room_of(model)
        for field in model._meta.get_fields(include_hidden=True) if room in level else []:
            if not field.is_relation or field.auto_created or field.related_model is None:
                continue
            other = room_of(field.related_model)
            if other in level and other != room and level[other] >= level[room]:
                found.append(f"{room}.{model.__name__}.{field.name} → {other}.{field.related_model.__name__}")
    return sorted(set(found))


def room_of(model: Any) -> str:
    """Return the room in which a model lives; nothing for a model that is not ours."""
    parts = model.__module__.split(".")
    return parts[1] if parts[0] == "familycentre" else ""
