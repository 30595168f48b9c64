"""Guided questions: a flow is data, walked by pure functions. Safety comes first.

A flow is a list of nodes: questions, junctions (which look at an earlier answer and are never shown) and outcomes.
Nothing is remembered between two steps: the place in the flow is worked out anew from the answers each time.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

Answers = Mapping[str, str]
Texts = Mapping[str, str]  # language → words
Door = tuple[str, str | int]  # kind, what it leads to


class BrokenFlowError(Exception):
    """The flow leads nowhere or in a circle; ``flow_rules`` says why before such a flow is saved."""


@dataclass(frozen=True)
class Choice:
    """An answer that can be chosen, and the node that it leads to. ``danger`` leads to help at once."""

    id: str
    to: str
    text: Texts = field(default_factory=dict)
    danger: bool = False


@dataclass(frozen=True)
class Question:
    """What is asked on a page. A municipality question takes its choices from the region."""

    id: str
    text: Texts
    choices: tuple[Choice, ...]
    help: Texts = field(default_factory=dict)
    municipality: bool = False

    def chosen(self, answers: Answers) -> Choice | None:
        """Return the choice that was made; None when there is none or it is not a choice of ours."""
        return next((choice for choice in self.choices if choice.id == answers.get(self.id)), None)


@dataclass(frozen=True)
class Junction:
    """Goes on by an earlier answer: the first route that fits, else ``to``."""

    id: str
    question: str
    routes: tuple[tuple[str, str], ...]  # choice, node
    to: str

    def way(self, answers: Answers) -> str:
        """Return the id of the node to go on to."""
        return next((node for choice, node in self.routes if choice == answers.get(self.question)), self.to)


@dataclass(frozen=True)
class Outcome:
    """Where a flow ends: words and the next doors, the first one named first."""

    id: str
    title: Texts
    text: Texts = field(default_factory=dict)
    doors: tuple[Door, ...] = ()
    help_now: bool = False


Node = Question | Junction | Outcome


@dataclass(frozen=True)
class Flow:
    """A whole flow; the first node is where it starts."""

    nodes: Mapping[str, Node]

    @property
    def start(self) -> str:
        return next(iter(self.nodes), "")


def walk(flow: Flow, answers: Answers) -> Question | Outcome:
    """Return the first question without an answer, or the outcome; an answer of danger goes before all others.

    Raises BrokenFlowError when the flow has a circle or a way to nowhere.
    """
    return danger(flow, answers) or stops(flow, answers)[-1]


def danger(flow: Flow, answers: Answers) -> Outcome | None:
    """Return the outcome of an answer that tells of danger, wherever in the flow it was given."""
    for node in flow.nodes.values():
        choice = node.chosen(answers) if isinstance(node, Question) else None
        if choice and choice.danger:
            ahead = flow.nodes.get(choice.to)
            if isinstance(ahead, Outcome):
                return ahead
    return None


def stops(flow: Flow, answers: Answers) -> list[Question | Outcome]:
    """Return the way through the flow: the questions that have answers, and last where one is now."""
    way: list[Question | Outcome] = []
    here, seen = flow.start, set[str]()
    while here not in seen:
        seen.add(here)
        node = flow.nodes.get(here)
        if node is None:
            raise BrokenFlowError(f"there is no node {here!r}")
        if isinstance(node, Junction):
            here = node.way(answers)
            continue
        way.append(node)
        choice = node.chosen(answers) if isinstance(node, Question) else None
        if choice is None:
            return way
        here = choice.to
    raise BrokenFlowError(f"a circle through {here!r}")


def trail(flow: Flow, answers: Answers) -> list[Question]:
    """Return the questions on the way that have answers."""
    way = stops(flow, answers)
    return [stop for stop in way if isinstance(stop, Question) and stop.chosen(answers)]


def kept(flow: Flow, answers: Answers) -> dict[str, str]:
    """Return the answers that are answers of this flow; anything else that came along is dropped."""
    questions = (node for node in flow.nodes.values() if isinstance(node, Question))
    return {node.id: answers[node.id] for node in questions if node.chosen(answers)}


def shown(flow: Flow, answers: Answers, at: str = "", after: str = "") -> Question | Outcome:
    """Return the page to show: going back to ``at``, one step on from ``after``, else where ``walk`` leads.

    Going back keeps all answers, so that stepping forward again finds them. Danger is never stepped over.
    """
    way = stops(flow, answers)
    for stop in way:
        if stop.id == at:
            return stop
    help_now = danger(flow, answers)
    if help_now:
        return help_now
    for stop, following in pairwise(way):
        if stop.id == after:
            return following
    return way[-1]


def numbered(flow: Flow, answers: Answers) -> list[Question | Outcome]:
    """Return the pages in their order, as they can be gone to by number; after an answer of danger the last is help."""
    way = stops(flow, answers)
    help_now = danger(flow, answers)
    return way if help_now is None else [*way[:-1], help_now]


def ahead(node: Node) -> Iterator[str]:
    """Yield the ids of the nodes that a node leads to."""
    if isinstance(node, Question):
        yield from dict.fromkeys(choice.to for choice in node.choices)
    elif isinstance(node, Junction):
        yield from dict.fromkeys([*(to for _choice, to in node.routes), node.to])


def most_questions(flow: Flow, here: str) -> int:
    """Return how many questions there are at most from a node to an outcome, itself included."""
    known: dict[str, int] = {}

    def longest(name: str, above: frozenset[str]) -> int:
        node = flow.nodes.get(name)
        if node is None or isinstance(node, Outcome) or name in above:
            return 0
        if name not in known:
            ways = (longest(to, above | {name}) for to in ahead(node))
            known[name] = max(ways, default=0) + isinstance(node, Question)
        return known[name]

    return longest(here, frozenset())
