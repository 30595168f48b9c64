"""What a flow must be before it is saved: every reason against it, in words for the editor. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from familycentre.guidance.engine import Choice, Flow, Junction, Node, Outcome, Question, Texts, ahead

RESERVED = {"at", "after"}  # what the pages' own forms say besides answers


@dataclass(frozen=True)
class Fault:
    """Something that stops the saving: which node, and why."""

    node: str
    reason: str

    def __str__(self) -> str:
        return f"{self.node}: {self.reason}" if self.node else self.reason


def faults(flow: Flow, names: Sequence[str], languages: Iterable[str], private: bool) -> list[Fault]:
    """Return all that is wrong; ``names`` are the nodes' names as written, so that doubles are seen.

    ``private`` says that the flow's answers stand in no address; a flow that asks about danger must be so.
    """
    if not isinstance(flow.nodes.get(flow.start), Question):
        return [Fault("", _("A flow starts with a question: put one first."))]
    found = [
        *doubles(names),
        *told_in_addresses(flow, private),
        *ends(flow),
        *circles(flow),
        *missing_texts(flow, list(languages)),
    ]
    reached = reachable(flow)
    found += [
        Fault(name, _("No answer leads here. Lead one here, or take it away."))
        for name in flow.nodes
        if name not in reached
    ]
    return found


def doubles(names: Sequence[str]) -> Iterator[Fault]:
    """Yield names that two nodes share."""
    for name in dict.fromkeys(names):
        if names.count(name) > 1:
            yield Fault(name, _("Two nodes have this name."))


def told_in_addresses(flow: Flow, private: bool) -> Iterator[Fault]:
    """Yield questions about danger in a flow whose answers stand in addresses, and names that addresses need."""
    for name, node in flow.nodes.items():
        if name in RESERVED:
            yield Fault(name, _("This name is taken. Choose another one."))
        if isinstance(node, Question) and not private and any(choice.danger for choice in node.choices):
            yield Fault(
                name,
                _(
                    "It asks about danger: tick “about violence or crisis”, so that no address tells the answer."
                ),
            )


def reachable(flow: Flow) -> set[str]:
    """Return the nodes that can be come to from the start."""
    found: set[str] = set()
    waiting = [flow.start]
    while waiting:
        name = waiting.pop()
        if name in flow.nodes and name not in found:
            found.add(name)
            waiting += ahead(flow.nodes[name])
    return found


def ends(flow: Flow) -> Iterator[Fault]:
    """Yield where somebody would be left standing: no answers, a way to nowhere, an outcome without a door."""
    for name, node in flow.nodes.items():
        if isinstance(node, Question) and not node.choices:
            yield Fault(name, _("This question has no answers, so nobody gets further."))
        if isinstance(node, Outcome) and not node.doors:
            yield Fault(name, _("This outcome has no next door, so it is a dead end."))
        for to in ahead(node):
            if to not in flow.nodes:
                yield Fault(name, _("“%(to)s” is led to, but there is no such node.") % {"to": to})
        if isinstance(node, Question):
            yield from unsafe(flow, node)
        if isinstance(node, Junction):
            yield from blind(flow, node)


def unsafe(flow: Flow, question: Question) -> Iterator[Fault]:
    """Yield answers of danger that don't lead straight to help."""
    doubled = [choice.id for choice in question.choices]
    for name in dict.fromkeys(doubled):
        if doubled.count(name) > 1:
            yield Fault(question.id, _("Two answers have the name “%(name)s”.") % {"name": name})
    for choice in question.choices:
        goal = flow.nodes.get(choice.to)
        if choice.danger and not (isinstance(goal, Outcome) and goal.help_now):
            yield Fault(
                question.id,
                _("“%(name)s” tells of danger: it must lead to an outcome of immediate help.")
                % {"name": choice.id},
            )


def blind(flow: Flow, junction: Junction) -> Iterator[Fault]:
    """Yield junctions that look at a question or an answer that is not there."""
    question = flow.nodes.get(junction.question)
    if not isinstance(question, Question):
        yield Fault(
            junction.id, _("It looks at “%(name)s”, which is no question.") % {"name": junction.question}
        )
        return
    known = {choice.id for choice in question.choices}
    for choice, _to in junction.routes:
        if choice not in known and not question.municipality:
            yield Fault(
                junction.id,
                _("It looks for the answer “%(name)s”, which that question does not have.")
                % {"name": choice},
            )


def circles(flow: Flow) -> Iterator[Fault]:
    """Yield nodes from which a way leads back to themselves; one for each circle."""
    done: set[str] = set()

    def visit(name: str, above: list[str]) -> Iterator[Fault]:
        if name in above:
            way = " → ".join([*above[above.index(name) :], name])
            yield Fault(name, _("The way goes in a circle: %(way)s") % {"way": way})
            return
        if name in done or name not in flow.nodes:
            return
        for to in ahead(flow.nodes[name]):
            yield from visit(to, [*above, name])
        done.add(name)

    yield from visit(flow.start, [])


def missing_texts(flow: Flow, languages: list[str]) -> Iterator[Fault]:
    """Yield texts that a language of equal standing lacks."""
    for name, node in flow.nodes.items():
        for where, texts in texts_of(node):
            missing = [code for code in languages if not texts.get(code, "").strip()]
            if missing:
                told = {"where": where, "languages": ", ".join(missing)}
                yield Fault(name, _("A text is missing (%(where)s): %(languages)s") % told)


def texts_of(node: Node) -> Iterator[tuple[str, Texts]]:
    """Yield a node's texts that must be there, each with the name of its place."""
    if isinstance(node, Question):
        yield _("question"), node.text
        if any(node.help.values()):
            yield _("help"), node.help
        yield from (
            (choice.id, choice.text) for choice in node.choices if not node.municipality or own(choice)
        )
    elif isinstance(node, Outcome):
        yield _("title"), node.title
        yield _("text"), node.text


def own(choice: Choice) -> bool:
    """Say whether a choice has words of its own; municipalities have their names elsewhere."""
    return bool(choice.text)
