"""A flow drawn for its editors: from left to right, in each box its answers, from each answer an arrow. SVG text."""

from dataclasses import dataclass
from statistics import mean

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from familycentre.guidance.engine import Flow, Junction, Node, Outcome, Question, ahead
from familycentre.guidance.saying import said

WIDE, GAP_X, GAP_Y, EDGE = 220, 56, 20, 12
LINE, ROW, PAD = 17, 24, 10  # heights: a line of the words, an answer, the room around
LETTERS, LINES, ROW_LETTERS = 26, 3, 27


@dataclass(frozen=True)
class Way:
    """One way on from a node: what leads there."""

    label: str
    to: str
    danger: bool = False


@dataclass(frozen=True)
class Box:
    """A node in the picture."""

    name: str
    kind: str
    lines: list[str]
    ways: list[Way]
    x: int
    y: int

    @property
    def head(self) -> int:
        """Return the height of the words."""
        return 2 * PAD + LINE * len(self.lines)

    @property
    def high(self) -> int:
        return self.head + ROW * len(self.ways) + (PAD // 2 if self.ways else 0)

    def row(self, number: int) -> int:
        """Return the middle of an answer's row."""
        return self.y + self.head + ROW * number + ROW // 2


def ranks(flow: Flow) -> dict[str, int]:
    """Return the column of each node: right of all that lead to it. A circle does not hang it up."""
    found: dict[str, int] = {}

    def put(name: str, rank: int, above: frozenset[str]) -> None:
        if name not in flow.nodes or name in above or found.get(name, -1) >= rank:
            return
        found[name] = rank
        for to in ahead(flow.nodes[name]):
            put(to, rank + 1, above | {name})

    put(flow.start, 0, frozenset())
    last = max(found.values(), default=0) + 1
    return {name: found.get(name, last) for name in flow.nodes}


def boxes(flow: Flow) -> dict[str, Box]:
    """Return the nodes with their places: in a column, by the height of the answers that lead to them."""
    columns: dict[int, list[str]] = {}
    for name, rank in ranks(flow).items():
        columns.setdefault(rank, []).append(name)
    found: dict[str, Box] = {}
    heights: dict[str, list[int]] = {}
    for rank in sorted(columns):
        y = EDGE
        for name in sorted(columns[rank], key=lambda name: mean(heights.get(name, [0]))):
            node = flow.nodes[name]
            x = EDGE + rank * (WIDE + GAP_X)
            box = found[name] = Box(name, kind_of(node), wrapped(words_of(node)), ways(node), x, y)
            for number, way in enumerate(box.ways):
                heights.setdefault(way.to, []).append(box.row(number))
            y += box.high + GAP_Y
    return found


def kind_of(node: Node) -> str:
    """Return the class of a node in the picture."""
    if isinstance(node, Outcome):
        return "help" if node.help_now else "outcome"
    return "junction" if isinstance(node, Junction) else "question"


def words_of(node: Node) -> str:
    """Return what stands in a node's box."""
    if isinstance(node, Junction):
        return _("by the answer to “%(question)s”") % {"question": node.question}
    return str(said(node.title if isinstance(node, Outcome) else node.text)) or node.id


def ways(node: Node) -> list[Way]:
    """Return where a node leads, answer by answer; the municipalities all lead to the same."""
    if isinstance(node, Question):
        choices = node.choices[-1:] if node.municipality else node.choices
        told = [str(said(choice.text)) or choice.id for choice in choices]
        if node.municipality:
            told = [_("any municipality, or none")]
        return [Way(words, choice.to, choice.danger) for words, choice in zip(told, choices, strict=True)]
    if isinstance(node, Junction):
        return [*(Way(choice, to) for choice, to in node.routes), Way(_("otherwise"), node.to)]
    return []


def listed(flow: Flow) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Return the same as the picture in words: name, words, and each answer with the words of where it leads."""
    titles = {name: words_of(node) for name, node in flow.nodes.items()}
    return [
        (name, titles[name], [(way.label, titles.get(way.to, way.to)) for way in ways(node)])
        for name, node in flow.nodes.items()
    ]


def wrapped(text: str) -> list[str]:
    """Return a text in at most three short lines."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) + 1 > LETTERS:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    if len(lines) > LINES:
        lines = [*lines[: LINES - 1], f"{lines[LINES - 1]} …"]
    return [line[: LETTERS + 4] for line in lines]


def cut(text: str) -> str:
    """Return an answer as it fits into its row."""
    return text if len(text) <= ROW_LETTERS else text[: ROW_LETTERS - 1].rstrip() + "…"


def flow_svg(flow: Flow) -> SafeString:
    """Return the whole flow as a picture; ``listed`` says the same in words."""
    found = boxes(flow)
    width = max((box.x for box in found.values()), default=0) + WIDE + EDGE
    height = max((box.y + box.high for box in found.values()), default=0) + EDGE
    arrows = [
        (arrow(box, number, found[way.to]), " danger" if way.danger else "")
        for box in found.values()
        for number, way in enumerate(box.ways)
        if way.to in found
    ]
    return format_html(
        '<svg class="flowgraph" viewBox="0 0 {0} {1}" width="{0}" height="{1}" role="img" aria-label="{2}">'
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="5" markerHeight="5" orient="auto">'
        '<path class="tip" d="M0 0 8 4 0 8z"/></marker></defs>{3}{4}</svg>',
        width,
        height,
        _("The flow from the first question to the outcomes; the same is in the list below."),
        format_html_join("", '<path class="arrow{1}" d="{0}"/>', arrows),
        format_html_join("", "{}", ((box_svg(box),) for box in found.values())),
    )


def arrow(box: Box, number: int, to: Box) -> str:
    """Return the curve from an answer to the box that it leads to."""
    x1, y1, x2, y2 = box.x + WIDE, box.row(number), to.x, to.y + PAD + LINE // 2
    bend = max(GAP_X // 2, (x2 - x1) // 3)
    return f"M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}"


def box_svg(box: Box) -> SafeString:
    """Return one node: its words, and under them its answers."""
    first = box.y + PAD + LINE - 4
    words = [(box.x + PAD + 2, first + LINE * number, line) for number, line in enumerate(box.lines)]
    rows = [
        (box.x + PAD + 2, box.row(number) + 4, " danger" if way.danger else "", cut(way.label), way.label)
        for number, way in enumerate(box.ways)
    ]
    return format_html(
        '<g class="{}"><rect x="{}" y="{}" width="{}" height="{}" rx="12"/>{}{}</g>',
        box.kind,
        box.x,
        box.y,
        WIDE,
        box.high,
        format_html_join("", '<text x="{}" y="{}">{}</text>', words),
        format_html_join("", '<text class="answer{2}" x="{0}" y="{1}"><title>{4}</title>{3}</text>', rows),
    )
