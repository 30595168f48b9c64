"""Reads of flows and paths, each in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from familycentre.core.texts import TextRow
from familycentre.directory import vocabulary
from familycentre.directory.models import ServiceText
from familycentre.directory.texted import find, public, records_of
from familycentre.guidance import doors, graph
from familycentre.guidance.models import Flow, FlowText, Path, PathText
from familycentre.guidance.saying import Said, said
from familycentre.people.models import MunicipalityText

FORMS = dict(vocabulary.FORMS)


def flow(slug: str) -> Flow | None:
    """Return the published flow with this address in some language. One query."""
    return find(FlowText, slug, public(), "record__theme")


def path(slug: str) -> Path | None:
    """Return the published path with this address in some language. One query."""
    return find(PathText, slug, public(), "record__theme")


def listed(rows: "QuerySet[Any]", *wanted: Q) -> list[Any]:
    """Return published flows or paths in their order. One query."""
    found = rows.filter(public(), *wanted).select_related("record", "record__theme")
    return records_of(found.order_by("record__order", "record__key"))


def flows(*wanted: Q) -> list[Flow]:
    """Return the published flows. One query."""
    return listed(FlowText.objects.all(), *wanted)


def paths(*wanted: Q) -> list[Path]:
    """Return the published paths. One query."""
    return listed(PathText.objects.all(), *wanted)


def first_flow() -> Flow | None:
    """Return the flow for those who don't know where to begin. One query."""
    return next(iter(flows(Q(record__first=True))), None)


def of_theme(key: str) -> dict[str, list[Any]]:
    """Return a theme's flows and paths, its own before those that only touch it. Two queries."""
    found = {}
    for name, read, model in (("flows", flows, Flow), ("paths", paths, Path)):
        own = model.objects.filter(Q(theme__key=key) | Q(more_themes__key=key)).values("pk")
        found[name] = sorted(
            read(Q(record__in=own)), key=lambda guide: guide.theme is None or guide.theme.key != key
        )
    return found


def municipalities() -> dict[str, TextRow]:
    """Return the region's municipalities: code → words in the reader's language, by name. One query."""
    records = records_of(MunicipalityText.objects.select_related("record"))
    return {record.code: record.text for record in sorted(records, key=lambda record: record.text.name)}


@dataclass(frozen=True)
class Helper:
    """A service at a stage: its tier and forms as words."""

    name: str
    url: str
    summary: str
    tier: str
    tier_name: Any
    forms: list[Any]
    language: str = ""


@dataclass(frozen=True)
class Stage:
    """A stage as it is shown."""

    number: int
    title: Said
    short: Said
    family: Said
    child: Said
    worry: Said
    next: Said
    helpers: list[tuple[Any, list[Helper]]]
    doors: list[doors.Shown]
    roles: list[tuple[Said, Said]]


def stages(path: Path) -> list[Stage]:
    """Return a path's stages with who helps, by tier. At most nine queries, however many stages."""
    stored = path.stored
    known = helpers(pk for stage in stored for pk in graph.items(stage.get("services")))
    every = [[graph.door_of(block) for block in stage.get("doors") or []] for stage in stored]
    opened = doors.by_door(door for some in every for door in some)
    return [
        Stage(
            number=number,
            **{
                name: said(stage.get(name)) for name in ("title", "short", "family", "child", "worry", "next")
            },
            helpers=by_tier([known[pk] for pk in graph.items(stage.get("services")) if pk in known]),
            doors=[opened[door] for door in some if door in opened],
            roles=[
                (said(role.get("who")), said(role.get("duty"))) for role in graph.items(stage.get("roles"))
            ],
        )
        for number, (stage, some) in enumerate(zip(stored, every, strict=True), 1)
    ]


def helpers(ids: Iterable[int]) -> dict[int, Helper]:
    """Return published services by id. One query."""
    rows = ServiceText.objects.filter(public(), record__in=set(ids)).select_related("record")
    return {service.pk: helper(service) for service in records_of(rows)}


def helper(service: Any) -> Helper:
    """Return a service as somebody who helps."""
    text = service.text
    return Helper(
        name=text.name,
        url=service.get_absolute_url(),
        summary=text.summary,
        tier=service.tier,
        tier_name=service.get_tier_display(),
        forms=[FORMS[code] for code in service.forms if code in FORMS],
        language=text.language if text.is_fallback else "",
    )


def by_tier(found: list[Helper]) -> list[tuple[Any, list[Helper]]]:
    """Return helpers under the names of their tiers, the lowest first; empty tiers are left out."""
    tiers = [(name, [one for one in found if one.tier == code]) for code, name in vocabulary.TIERS]
    return [(name, some) for name, some in tiers if some]
