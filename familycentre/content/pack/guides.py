"""Flows and client paths of a pack: read, turned into the editors' blocks, checked like what an editor saves."""

from collections.abc import Callable, Iterator
from typing import Any

from django.conf import settings

from familycentre.content.pack import guide_schema
from familycentre.content.pack.reading import Located, Reader
from familycentre.directory.vocabulary import SENSITIVE_THEMES
from familycentre.guidance import flow_rules, graph

Finder = Callable[[str, str], Any]  # a door's kind and key → what the block stores; None when it is not there
KINDS = {
    "service": "services",
    "article": "articles",
    "helpline": "helplines",
    "national": "national",
    "path": "paths",
}


def read(reader: Reader, folder: str, shape: type[guide_schema.Guide]) -> list[Located]:
    """Return the records of a folder, a file each."""
    files = sorted((reader.root / folder).glob("*.yaml"))
    found = (reader.one(f"{folder}/{path.name}", shape) for path in files)
    return [record for record in found if record]


def check(reader: Reader, pack: Any) -> None:
    """Note every id that leads nowhere, every address used twice, and every flow that would leave somebody standing."""
    ids = {
        kind: {located.value.id for located in getattr(pack, kind)}
        for kind in ("services", "helplines", "national", "paths", "themes")
    }
    ids["articles"] = {page.key for page in pack.pages if page.article}
    slugs: dict[tuple[str, str, str], str] = {}
    for located in [*pack.flows, *pack.paths]:
        value = located.value
        for where, kind, key in references(value):
            if key not in ids[kind]:
                reader.wrong(
                    located.file, located.line(*where), ".".join(map(str, where)), f"{key!r} is not in {kind}"
                )
        for code in settings.FULL_LANGUAGES:
            if code not in value.texts:
                reader.wrong(located.file, located.line("texts"), f"texts.{code}", "is missing")
        for code, words in value.texts.items():
            other = slugs.setdefault((type(value).__name__, code, words.slug), located.file)
            if other != located.file:
                line = located.line("texts", code, "slug")
                reader.wrong(located.file, line, f"slug.{code}", f"{words.slug!r} is already used in {other}")
    for located in pack.flows:
        check_flow(reader, located)


def check_flow(reader: Reader, located: Located) -> None:
    """Note what an editor would be refused."""
    stored = nodes(located.value, lambda _kind, key: key)
    names = graph.names_of(stored)
    private = located.value.private or located.value.theme in SENSITIVE_THEMES
    for fault in flow_rules.faults(graph.flow_of(stored), names, settings.FULL_LANGUAGES, private):
        number = names.index(fault.node) if fault.node in names else 0
        reader.wrong(located.file, located.line("nodes", number), f"nodes.{fault.node}", fault.reason)


def references(value: Any) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """Yield where a flow or a path names something, of which kind, and its id."""
    if value.theme:
        yield ("theme",), "themes", value.theme
    for number, key in enumerate(value.more_themes):
        yield ("more_themes", number), "themes", key
    places = "nodes" if isinstance(value, guide_schema.FlowFile) else "stages"
    for number, part in enumerate(getattr(value, places)):
        for place, key in enumerate(getattr(part, "services", [])):
            yield (places, number, "services", place), "services", key
        for place, door in enumerate(getattr(part, "doors", [])):
            for kind, group in KINDS.items():
                if getattr(door, kind):
                    yield (places, number, "doors", place, kind), group, getattr(door, kind)


def nodes(value: guide_schema.FlowFile, find: Finder) -> list[dict[str, Any]]:
    """Return a flow's nodes as the blocks that editors edit."""
    return [{"type": kind, "value": told} for kind, told in (node(part, find) for part in value.nodes)]


def node(part: Any, find: Finder) -> tuple[str, dict[str, Any]]:
    """Return the kind and the value of one node's block."""
    if isinstance(part, guide_schema.FlowQuestion):
        choices = [{"id": c.id, "text": c.text, "to": c.to or "", "danger": c.danger} for c in part.choices]
        return "question", {"id": part.question, "text": part.text, "help": part.help, "choices": choices}
    if isinstance(part, guide_schema.FlowMunicipality):
        told = {"text": part.text, "help": part.help, "skip": part.skip, "to": part.to or ""}
        return "municipality", {"id": part.municipality, **told}
    if isinstance(part, guide_schema.FlowJunction):
        routes = [{"choice": choice, "to": to} for choice, to in part.routes.items()]
        return "junction", {
            "id": part.junction,
            "question": part.looks_at,
            "routes": routes,
            "to": part.to or "",
        }
    return "outcome", {
        "id": part.outcome,
        "title": part.title,
        "text": part.text,
        "help_now": part.help_now,
        "doors": doors(part.doors, find),
    }


def stages(value: guide_schema.PathFile, find: Finder) -> list[dict[str, Any]]:
    """Return a path's stages as the blocks that editors edit."""
    return [{"type": "stage", "value": stage(part, find)} for part in value.stages]


def stage(part: guide_schema.PathStage, find: Finder) -> dict[str, Any]:
    """Return the value of one stage's block."""
    words = {name: getattr(part, name) for name in ("title", "short", "family", "child", "worry", "next")}
    helpers = [find("service", key) for key in part.services]
    return {
        **words,
        "services": [one for one in helpers if one],
        "doors": doors(part.doors, find),
        "roles": [{"who": role.who, "duty": role.duty} for role in part.roles],
    }


def doors(some: list[guide_schema.GuideDoor], find: Finder) -> list[dict[str, Any]]:
    """Return doors as blocks; one whose goal is not on the site is left out."""
    found = []
    for door in some:
        for kind in KINDS:
            key = getattr(door, kind)
            goal = find(kind, key) if key else None
            if goal:
                found.append({"type": kind, "value": goal})
        if door.page:
            found.append({"type": "named", "value": door.page})
    return found
