"""A flow as it is stored (the editors' blocks) turned into the engine's data."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from familycentre.guidance.engine import Choice, Door, Flow, Junction, Node, Outcome, Question

ANYWHERE = "any"  # the municipality of those who would rather not say


def flow_of(nodes: Sequence[Any], municipalities: Iterable[str] = ()) -> Flow:
    """Return the flow of stored blocks. Of two nodes with a name the first one counts; rules tell of the other."""
    built: dict[str, Node] = {}
    codes = list(municipalities)
    values = [(block["type"], block["value"]) for block in nodes]
    for number, (kind, value) in enumerate(values):
        following = values[number + 1][1]["id"] if number + 1 < len(values) else ""
        built.setdefault(value["id"], node_of(kind, value, following, codes))
    return Flow(built)


def names_of(nodes: Sequence[Any]) -> list[str]:
    """Return the nodes' names as they are written, doubles included."""
    return [block["value"]["id"] for block in nodes]


def node_of(kind: str, value: Mapping[str, Any], following: str, codes: list[str]) -> Node:
    """Return one node; where it leads to nothing by name, it leads to the following one."""
    name, to = value["id"], value.get("to") or following
    if kind == "outcome":
        doors = tuple(door_of(block) for block in value.get("doors") or [])
        return Outcome(name, texts(value, "title"), texts(value, "text"), doors, bool(value.get("help_now")))
    if kind == "junction":
        routes = tuple((route["choice"], route["to"]) for route in items(value.get("routes")))
        return Junction(name, value["question"], routes, to)
    if kind == "municipality":
        places = [Choice(code, to) for code in codes]
        places.append(Choice(ANYWHERE, to, texts(value, "skip")))
        return Question(name, texts(value, "text"), tuple(places), texts(value, "help"), municipality=True)
    choices = tuple(
        Choice(item["id"], item.get("to") or following, texts(item, "text"), bool(item.get("danger")))
        for item in items(value.get("choices"))
    )
    return Question(name, texts(value, "text"), choices, texts(value, "help"))


def texts(value: Mapping[str, Any], field: str) -> dict[str, str]:
    """Return a text's languages; empty ones are left out."""
    return {code: said for code, said in (value.get(field) or {}).items() if said}


def items(stored: Any) -> list[Any]:
    """Return the values of a stored list, which keeps an id beside each."""
    return [item["value"] if isinstance(item, Mapping) and "value" in item else item for item in stored or []]


def door_of(block: Mapping[str, Any]) -> Door:
    """Return a stored door."""
    return block["type"], block["value"]
