"""What a search found, as its page shows it: rows with the words that matched, groups, and what helps at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from familycentre.directory import lists
from familycentre.directory.hours import Open
from familycentre.directory.models import Service
from familycentre.directory.queries import Happening
from familycentre.guidance.models import Document
from familycentre.guidance.pins import mark_of
from familycentre.guidance.saying import Said, said
from familycentre.guidance.search.find import MOST, NO_FILTERS, Filters, Hit, Results, find
from familycentre.guidance.search.highlight import Piece, pieces
from familycentre.guidance.search.marks import Marks

ROWS_A_PAGE = 12
MOST_LINES = 3


@dataclass(frozen=True)
class Group:
    """Kinds of documents that stand under one tab, with how their rows look."""

    code: str
    title: Any
    one: Any  # the word on a row of a mixed list
    kinds: tuple[str, ...]
    icon: str
    ground: str


GROUPS = [
    Group("services", _("Services"), _("Service"), ("service", "national"), "hands", "moss"),
    Group("events", _("Events"), _("Event"), ("event",), "calendar", "mist"),
    Group("places", _("Places"), _("Place"), ("place",), "pin", "oat"),
    Group(
        "articles",
        _("To read"),
        _("To read"),
        ("article", "theme", "section", "info", "story"),
        "book",
        "heath",
    ),
    Group("guides", _("Paths and questions"), _("Step by step"), ("path", "flow"), "step", "mist"),
    Group("numbers", _("Numbers to call"), _("Number to call"), ("helpline",), "phone", "oat"),
]
GROUP_OF = {kind: group for group in GROUPS for kind in group.kinds}


@dataclass(frozen=True)
class Row:
    """A hit as a row: the words in pieces, of which those that matched are marked."""

    document: Document
    group: Group
    title: list[Piece]
    summary: list[Piece]
    happening: Happening | None = None

    @property
    def href(self) -> str:
        return f"tel:{self.tel}" if self.tel else self.document.path

    @property
    def tel(self) -> str:
        return str(self.document.payload.get("tel", "")) if self.document.kind == "helpline" else ""

    @property
    def mark(self) -> str:
        """The mark under which it can be pinned to the reader's list; nothing when it can't be."""
        return "" if self.document.sensitive else mark_of(self.document.kind, self.document.key)

    @property
    def words(self) -> Said:
        """The language of the row, for those who read another."""
        return said({self.document.language: self.document.title})


@dataclass(frozen=True)
class Tab:
    """A group with how many hits it has."""

    code: str
    title: Any
    count: int


@dataclass
class Found:
    """A page of hits, the tabs above it, and what the core tells of them."""

    results: Results
    page: "Page[Any]"
    rows: list[Row]
    total: int  # in all tabs
    tabs: list[Tab] = field(default_factory=list)

    @property
    def language(self) -> Said:
        """The language in which something was found, when it isn't the reader's."""
        return said({self.results.language: self.results.language})


def search(
    text: str,
    language: str,
    filters: Filters = NO_FILTERS,
    *,
    now: datetime,
    group: str = "",
    number: Any = 1,
    open_only: bool = False,
    known: Marks | None = None,
) -> Found:
    """Return a page of what was found. As many queries as ``find``, three more with events, eight for open only."""
    results = find(text, language, filters, limit=MOST, today=now.date(), known=known)
    hits = [hit for hit in results.hits if hit.document.kind in GROUP_OF and hit.document.path]
    if open_only:
        hits = open_ones(hits, now)
    counts = {one.code: sum(hit.document.kind in one.kinds for hit in hits) for one in GROUPS}
    shown = [hit for hit in hits if not group or GROUP_OF[hit.document.kind].code == group]
    coming = {}
    if group == "events":  # alone they stand in order of time, those without a known time last
        coming = next_times(shown, now)
        shown.sort(
            key=lambda hit: (
                coming[hit.document.key].when.start if hit.document.key in coming else datetime.max
            )
        )
    page = Paginator(shown, ROWS_A_PAGE).get_page(number)
    coming = coming or next_times(page.object_list, now)
    tabs = [Tab("", _("All"), len(hits))]
    tabs += [
        Tab(one.code, one.title, counts[one.code]) for one in GROUPS if counts[one.code] or one.code == group
    ]
    return Found(results, page, rows_of(page.object_list, coming), len(hits), tabs)


def next_times(hits: Iterable[Hit], now: datetime) -> dict[str, Happening]:
    """Return the next time of the events among the hits, by key. Three queries, none without events."""
    keys = [hit.document.key for hit in hits if hit.document.kind == "event"]
    if not keys:
        return {}
    return {found.event.key: found for found in lists.nearest(Q(record__key__in=keys), now, len(keys))}


def rows_of(hits: Iterable[Hit], coming: dict[str, Happening]) -> list[Row]:
    """Return hits as rows; events know their next time."""
    return [
        Row(
            document=hit.document,
            group=GROUP_OF[hit.document.kind],
            title=pieces(hit.document.title, hit.document.language, hit.terms),
            summary=pieces(hit.document.summary, hit.document.language, hit.terms),
            happening=coming.get(hit.document.key) if hit.document.kind == "event" else None,
        )
        for hit in hits
    ]


def open_ones(hits: Iterable[Hit], now: datetime) -> list[Hit]:
    """Return those of which we know that they are open now: services and places. Eight queries."""
    hits = list(hits)
    keys = {
        kind: [hit.document.key for hit in hits if hit.document.kind == kind] for kind in ("service", "place")
    }
    services, _unknown = lists.open_services(Service.objects.published().filter(key__in=keys["service"]), now)
    places = lists.places({}, now, Q(record__key__in=keys["place"]))
    known = {("service", key) for key in services.values_list("key", flat=True)}
    known |= {("place", place.key) for place in places if place.open_now is Open.YES}
    return [hit for hit in hits if (hit.document.kind, hit.document.key) in known]


NEEDS = {  # kind of danger → whose numbers come first
    "violence": ("violence", "crime"),
    "suicide": ("crisis", "child-youth"),
    "child": ("child-youth", "social", "violence"),
    "abuse": ("violence", "crime"),
    "medical": ("health",),
}


@dataclass(frozen=True)
class AtOnce:
    """What stands above everything else when somebody writes of danger."""

    kinds: frozenset[str]
    lines: list[Any]


def at_once(kinds: set[str], now: datetime) -> AtOnce:
    """Return the numbers for these kinds of danger, the nearest need first. One query, none without danger."""
    if not kinds:
        return AtOnce(frozenset(), [])
    wanted = [need for kind in NEEDS if kind in kinds for need in NEEDS[kind]]
    return AtOnce(frozenset(kinds), lines_for(wanted, now))


def lines_for(wanted: list[str], now: datetime) -> list[Any]:
    """Return the helplines that can be called for any of these needs, the nearest first. One query."""
    lines = [line for group in lists.helplines(now.date()).groups for line in group.lines if line.tel]
    fit = [line for line in lines if set(line.needs) & set(wanted)]
    fit.sort(key=lambda line: min(wanted.index(need) for need in line.needs if need in wanted))
    return fit[:MOST_LINES]


@dataclass(frozen=True)
class WaysOn:
    """Where to go when nothing was found, or nothing was typed yet."""

    themes: list[Document]
    lines: list[Any]


def ways_on(language: str, now: datetime) -> WaysOn:
    """Return the fronts of the themes in the reader's language or the nearest one, and whom to call. Two queries."""
    fronts = Document.objects.filter(kind="theme").exclude(path="").defer("vector", "digest").order_by("pk")
    return WaysOn(nearest_of(fronts, language), lines_for(["parent", "social", "child-youth"], now))


def nearest_of(documents: Iterable[Document], language: str) -> list[Document]:
    """Return each record's document in the reader's language or the nearest one."""
    by_record: dict[tuple[str, str], dict[str, Document]] = {}
    for document in documents:
        by_record.setdefault((document.kind, document.key), {})[document.language] = document
    found = []
    for versions in by_record.values():
        best = said({code: code for code in versions})
        found.append(versions[best.language])
    return found
