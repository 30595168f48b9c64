"""The shapes of a pack's flows and client paths."""

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from familycentre.content.pack.schema import LONGEST_SUMMARY, Codes, Full, Kept, Slug, Some, Strict


class GuideDoor(Strict):
    """A next door of an outcome or a stage: one of these."""

    service: str | None = None
    article: str | None = None
    helpline: str | None = None
    national: str | None = None
    path: str | None = None
    page: Literal["ask", "help-now", "calendar", "places", "services", "safety"] | None = None


class GuideWords(Strict):
    """The words of a flow or a path in a language, but for those of its nodes or stages."""

    name: str = Field(max_length=120)
    slug: Slug
    summary: str = Field(max_length=LONGEST_SUMMARY)
    unfinished_note: str = ""
    search_words: list[str] = []
    reviewed: bool = False


class Guide(Kept):
    status: Literal["published", "draft"] = "published"
    theme: str | None = None
    more_themes: Codes = []
    order: int = 50
    private: bool = False
    texts: dict[str, GuideWords]


class FlowChoice(Strict):
    id: Slug
    text: Full
    to: Slug | None = None
    danger: bool = False


class FlowQuestion(Strict):
    question: Slug
    text: Full
    help: Some = {}
    choices: list[FlowChoice] = Field(min_length=1)


class FlowMunicipality(Strict):
    municipality: Slug
    text: Full
    help: Some = {}
    skip: Full
    to: Slug | None = None


class FlowJunction(Strict):
    junction: Slug
    looks_at: Slug
    routes: dict[Slug, Slug]
    to: Slug | None = None


class FlowOutcome(Strict):
    outcome: Slug
    title: Full
    text: Full
    help_now: bool = False
    doors: list[GuideDoor] = Field(min_length=1)


def _kind_of_node(node: object) -> str | None:
    kinds = ("question", "municipality", "junction", "outcome")
    keys = node if isinstance(node, dict) else vars(node)
    return next((kind for kind in kinds if kind in keys), None)


FlowNode = Annotated[
    Annotated[FlowQuestion, Tag("question")]
    | Annotated[FlowMunicipality, Tag("municipality")]
    | Annotated[FlowJunction, Tag("junction")]
    | Annotated[FlowOutcome, Tag("outcome")],
    Discriminator(_kind_of_node),
]


class FlowFile(Guide):
    first: bool = False
    nodes: list[FlowNode] = Field(min_length=2)


class PathRole(Strict):
    who: Full
    duty: Full


class PathStage(Strict):
    title: Full
    short: Some = {}
    family: Full
    child: Full
    worry: Full
    next: Full
    services: Codes = []
    doors: list[GuideDoor] = []
    roles: list[PathRole] = []


class PathFile(Guide):
    unfinished: bool = False
    stages: list[PathStage] = Field(min_length=2)
