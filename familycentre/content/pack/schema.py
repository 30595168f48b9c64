"""The shapes of a region pack's files. docs/how-to/write-content.md tells them to writers."""

from datetime import date
from typing import Annotated, Literal

from django.conf import settings
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from familycentre.content.safety import BLOCKS
from familycentre.core.workdays import EVES
from familycentre.directory import vocabulary

LANGUAGES = [code for code, _name in settings.LANGUAGES]
SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
LONGEST_SUMMARY = 150  # PTV's rule


def _known_languages(texts: dict[str, str]) -> dict[str, str]:
    unknown = set(texts) - set(LANGUAGES)
    if unknown:
        raise ValueError(f"unknown language {', '.join(sorted(unknown))}")
    return texts


def _full_languages(texts: dict[str, str]) -> dict[str, str]:
    missing = [code for code in settings.FULL_LANGUAGES if not texts.get(code)]
    if missing:
        raise ValueError(f"{' and '.join(missing)} missing")
    return texts


def one_of(choices: list[tuple[str, str]]) -> AfterValidator:
    """Return a check that a word, or each word of a list, is in a word list."""
    known = {code for code, _label in choices}

    def check(value: str | list[str]) -> str | list[str]:
        wrong = [code for code in ([value] if isinstance(value, str) else value) if code not in known]
        if wrong:
            raise ValueError(f"{', '.join(wrong)} is not one of: {', '.join(sorted(known))}")
        return value

    return AfterValidator(check)


Some = Annotated[dict[str, str], AfterValidator(_known_languages)]
Full = Annotated[dict[str, str], AfterValidator(_known_languages), AfterValidator(_full_languages)]
Codes = list[str]
Audiences = Annotated[Codes, one_of(vocabulary.AUDIENCES)]
LifeStages = Annotated[Codes, one_of(vocabulary.LIFE_STAGES)]
Slug = Annotated[str, Field(pattern=SLUG)]


class Strict(BaseModel):
    """Unknown fields are mistakes: a misspelt field must not vanish silently."""

    model_config = ConfigDict(extra="forbid", coerce_numbers_to_str=True)


class Kept(Strict):
    """Where a record's facts come from."""

    id: str
    source: str | list[str] = ""
    confidence: str = ""
    verified_at: date | None = None
    review_due: date | None = None
    note: str | dict[str, str] | None = None


class Promise(Strict):
    """Within how many working days an answer is promised, and which eves and dates don't count."""

    working_days: Annotated[int, Field(ge=1, le=30)]
    eves: Annotated[Codes, one_of([(eve, eve) for eve in EVES])] = list(EVES)
    closed_days: list[date] = []


class RegionFile(Kept):
    name: Full
    site_name: Full
    county: str
    languages: dict[str, list[str]]
    neutral_exit_url: str
    promise: Promise
    retention: dict[str, int]
    accessibility_supervisor: dict[str, Some]
    credits: Some


class Municipality(Kept):
    name: Full
    slug: Full
    centroid: dict[str, float] | None = None
    postcodes: list[
        Annotated[str, Field(pattern=r"^\d{1,5}$")]
    ] = []  # how they begin; the longest that fits counts


class Area(Kept):
    kind: Literal["large", "small"]
    parent: str | None = None
    municipalities: Codes = []
    status: Literal["published", "draft"]
    name: Full
    slug: Full
    summary: Some = {}
    network: dict[str, Some] = {}
    coordinator_role: Some = {}


class Organisation(Kept):
    kind: Literal["county", "municipality", "ngo", "parish", "national", "state", "private", "education"]
    name: Full
    slug: Full
    summary: Some = {}
    url: str | None = None
    status: Literal["published", "draft"] = "published"


class Position(Strict):
    lat: float
    lon: float
    precision: Literal["exact", "municipality"]


class Link(Strict):
    label: str | Some
    url: str


class Place(Kept):
    kind: Annotated[str, one_of(vocabulary.PLACE_KINDS)]
    area: str | None = None
    municipality: str | None = None
    status: Literal["published", "draft"]
    organisations: Codes = []
    partners: Codes = []
    name: Full
    slug: Full
    summary: Some = {}
    description: Some = {}
    address: str | None = None
    position: Position | None = None
    criteria: Annotated[str, one_of(vocabulary.CRITERIA)] = "unknown"
    accessibility: Some | None = None
    programme: list[dict[str, Some]] = []
    links: list[Link] = []


class Hours(Strict):
    text: Some
    always: bool = False
    seen: str = Field(pattern=r"^\d{4}-\d{2}$")


class Chat(Strict):
    url: str | None = None
    hours: Some | None = None


class Helpline(Kept):
    needs: Annotated[Codes, one_of(vocabulary.NEEDS)]
    name: Full
    number: str | None = None
    tel: str | None = Field(default=None, pattern=r"^\+?[0-9]+$")
    text: Full
    languages: Annotated[Codes, one_of(vocabulary.SERVICE_LANGUAGES)] = []
    free: bool | None = None
    hours: Hours | None = None
    chat: Chat | None = None
    url: str | None = None
    show: bool
    order: int


class National(Kept):
    name: Full
    text: Full
    url: str | None = None
    login: bool | None = None
    group: Annotated[str, one_of(vocabulary.NATIONAL_GROUPS)]


class Theme(Kept):
    order: int
    name: Full
    short: Full
    picture: Annotated[str, one_of(vocabulary.PICTURES)] | None = None
    ground: Annotated[str, one_of(vocabulary.GROUNDS)] = "moss"
    section: bool = False


class Task(Kept):
    name: Full


class Group(Kept):
    name: Full
    municipality: str | None = None
    town: str | None = None
    partners: list[str | Some] = []
    audience: Some = {}
    text: Some = {}
    year: int | None = None


class Publication(Kept):
    title: str | Some
    author: str | list[str] | Some | None = None
    publisher: str | list[str] | Some | None = None
    series: str | Some | None = None
    year: str | None = None
    kind: str | Some | None = None
    language: str | list[str] | None = None
    note: str | dict[str, str] | None = None
    url: str | None = None


class ServiceWords(Strict):
    name: str
    slug: Slug
    summary: str = Field(max_length=LONGEST_SUMMARY)
    description: str = ""
    for_whom: str = ""
    how_to_get_in: str = ""
    fee: str = ""
    search_words: list[str] = []
    reviewed: bool = False


class Service(Kept):
    status: Literal["published", "draft"]
    provider: str | None = None
    provider_note: Some = {}
    provider_kind: Annotated[str, one_of(vocabulary.PROVIDER_KINDS)]
    tier: Annotated[str, one_of(vocabulary.TIERS)]
    forms: Annotated[Codes, one_of(vocabulary.FORMS)]
    audiences: Audiences
    life_stages: LifeStages
    themes: Codes = Field(min_length=1)
    tasks: Codes = []
    ptv: dict[str, Codes] = {}
    access: Annotated[str, one_of(vocabulary.ACCESS)]
    fee: Annotated[str, one_of(vocabulary.FEES)]
    languages: Annotated[Codes, one_of(vocabulary.SERVICE_LANGUAGES)] = []
    interpreter: bool | None = None
    areas: Codes = []
    related: Codes = []
    helplines: Codes = []
    legal_basis: dict[str, str | bool | None] | None = None
    region_seen: int | None = None
    texts: dict[str, ServiceWords]


class Door(Strict):
    service: str | None = None
    article: str | None = None
    helpline: str | None = None
    page: Literal["ask", "help-now", "calendar", "places", "safety"] | None = None


class Source(Strict):
    name: str
    url: str | None = None
    seen: str | None = None
    confidence: str | None = None


class Meta(Strict):
    """A page's facts that are the same in every language."""

    code: str = ""
    kind: str = "article"
    theme: str | None = None
    zone: Literal["family", "youth", "professional"] = "family"
    tier: Annotated[str, one_of(vocabulary.TIERS)] = "universal"
    audiences: Audiences = []
    life_stages: LifeStages = []
    tasks: Codes = []
    starred: bool = False
    sensitive: bool = False
    in_footer: bool = False
    safety: Annotated[Codes, one_of(BLOCKS)] = []
    doors: list[Door] = []
    sources: list[Source] = []
    verified_at: date | None = None
    review_due: date | None = None
    owner: str = ""


class Words(Strict):
    """A page's words in a language: the front matter, and the body below it."""

    title: str = Field(max_length=120)
    slug: Slug
    summary: str = Field(default="", max_length=LONGEST_SUMMARY)
    search_words: list[str] = []
    reviewed: bool = False
    lead: str = ""
    tagline: str = ""
    chips: list[str] = []
    body: str = ""
