"""Server-drawn pictures: a flow as a graph for its editors, a path as a line of stages. SVG text, classes only."""

from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from familycentre.guidance.engine import Flow, Junction, Node, Outcome, Question, ahead
from familycentre.guidance.saying import said

WIDE, HIGH, GAP_X, GAP_Y, EDGE = 200, 64, 28, 74, 16
LETTERS, LINES = 24, 3


@dataclass(frozen=True)
class Box:
    """A node in the picture."""

    name: str
    kind: str
    lines: list[str]
    x: int
    y: int


def ranks(flow: Flow) -> dict[str, int]:
    """Return how far down each node stands: below all that lead to it. A circle does not hang it up."""
    found: dict[str, int] = {}

    def put(name: str, rank: int, above: frozenset[str]) -> None:
        if name not in flow.nodes or name in above or found.get(name, -1) >= rank:
            return
        found[name] = rank
        for to in ahead(flow.nodes[name]):
            put(to, rank + 1, above | {name})

    put(flow.start, 0, frozenset())
    lowest = max(found.values(), default=0) + 1
    return {name: found.get(name, lowest) for name in flow.nodes}


def boxes(flow: Flow) -> dict[str, Box]:
    """Return the nodes with their places."""
    rows: dict[int, list[str]] = {}
    for name, rank in ranks(flow).items():
        rows.setdefault(rank, []).append(name)
    widest = max((len(names) for names in rows.values()), default=1)
    found = {}
    for rank, names in rows.items():
        start = EDGE + (widest - len(names)) * (WIDE + GAP_X) // 2
        for number, name in enumerate(names):
            node = flow.nodes[name]
            x, y = start + number * (WIDE + GAP_X), EDGE + rank * (HIGH + GAP_Y)
            found[name] = Box(name, kind_of(node), wrapped(words_of(node)), x, y)
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


def flow_svg(flow: Flow) -> SafeString:
    """Return the whole flow as a picture; every box and arrow has its words as a title."""
    found = boxes(flow)
    width = max((box.x for box in found.values()), default=0) + WIDE + EDGE
    height = max((box.y for box in found.values()), default=0) + HIGH + EDGE
    arrows = [
        (arrow(found[name], found[to]), ", ".join(labels), " danger" if urgent else "")
        for name, node in flow.nodes.items()
        for to, labels, urgent in ways(node)
        if to in found
    ]
    lines = format_html_join("", '<path class="arrow{2}" d="{0}"><title>{1}</title></path>', arrows)
    nodes = format_html_join("", "{}", ((box_svg(box),) for box in found.values()))
    return format_html(
        '<svg class="flowgraph" viewBox="0 0 {0} {1}" width="{0}" height="{1}" role="img" aria-label="{2}">'
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path class="tip" d="M0 0 8 4 0 8z"/></marker></defs>{3}{4}</svg>',
        width,
        height,
        _("The flow from the first question to the outcomes; the same is in the list below."),
        lines,
        nodes,
    )


def ways(node: Node) -> list[tuple[str, list[str], bool]]:
    """Return where a node leads: the next node, the answers that lead there, whether one tells of danger."""
    if isinstance(node, Question):
        return [
            (
                to,
                [str(said(c.text)) or c.id for c in node.choices if c.to == to],
                any(c.danger for c in node.choices if c.to == to),
            )
            for to in ahead(node)
        ]
    if isinstance(node, Junction):
        return [
            (to, [c for c, goal in node.routes if goal == to] or [_("otherwise")], False)
            for to in ahead(node)
        ]
    return []


def arrow(above: Box, below: Box) -> str:
    """Return the curve from the foot of one box to the head of another."""
    x1, y1, x2, y2 = above.x + WIDE // 2, above.y + HIGH, below.x + WIDE // 2, below.y
    bend = max(GAP_Y // 2, abs(y2 - y1) // 3)
    return f"M{x1} {y1}C{x1} {y1 + bend} {x2} {y2 - bend} {x2} {y2}"


def box_svg(box: Box) -> SafeString:
    """Return one node."""
    first = box.y + HIGH // 2 + 5 - (len(box.lines) - 1) * 8
    rows = ((box.x + WIDE // 2, first + 16 * number, line) for number, line in enumerate(box.lines))
    return format_html(
        '<g class="{}"><title>{}</title><rect x="{}" y="{}" width="{}" height="{}" rx="{}"/>{}</g>',
        box.kind,
        box.name,
        box.x,
        box.y,
        WIDE,
        HIGH,
        32 if box.kind == "junction" else 12,
        format_html_join("", '<text x="{}" y="{}">{}</text>', rows),
    )


def path_svg(names: list[str], label: str) -> SafeString:
    """Return a path as a river with a numbered stone for each stage; the list beside it says the same."""
    step, middle = 90, 45
    stones = [(middle + number * step, middle + (-14 if number % 2 else 14)) for number in range(len(names))]
    curve = "".join(
        f"C{x1 + step // 2} {y1} {x2 - step // 2} {y2} {x2} {y2}"
        for (x1, y1), (x2, y2) in zip(stones, stones[1:], strict=False)
    )
    start = f"M{stones[0][0]} {stones[0][1]}" if stones else ""
    dots = format_html_join(
        "",
        '<circle cx="{0}" cy="{1}" r="19"><title>{3}</title></circle><text x="{0}" y="{2}">{4}</text>',
        (
            (x, y, y + 6, name, number)
            for number, ((x, y), name) in enumerate(zip(stones, names, strict=True), 1)
        ),
    )
    return format_html(
        '<svg class="riverpath" viewBox="0 0 {} 90" role="img" aria-label="{}"><path d="{}"/>{}</svg>',
        max(len(names) * step, step),
        label,
        start + curve,
        dots,
    )
