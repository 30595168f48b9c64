"""What a page of guided questions shows: the question with its answers, or the outcome with its doors."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode

from familycentre.guidance import doors, engine, guides
from familycentre.guidance.doors import Shown
from familycentre.guidance.engine import Flow, Outcome, Question
from familycentre.guidance.models import Flow as FlowRecord
from familycentre.guidance.saying import Said, said

AT, AFTER = "at", "after"  # go back to a question; step on from one
Address = Callable[
    [int, str], str
]  # a question's number on the way and its id → where it can be gone back to


@dataclass(frozen=True)
class Option:
    """An answer as it is offered."""

    id: str
    words: Said
    checked: bool = False


@dataclass(frozen=True)
class Given:
    """An answer that was given: shown at the end, where it can be changed."""

    id: str
    question: Said
    answer: Said
    url: str


@dataclass(frozen=True)
class QuestionPage:
    """A question."""

    id: str
    words: Said
    help: Said
    options: list[Option]
    hidden: list[tuple[str, str]]
    number: int
    total: int
    back: Given | None
    missing: bool
    action: str
    template = "flow_question"

    @property
    def steps(self) -> str:
        return "x" * self.total

    @property
    def begun(self) -> bool:
        """Say whether there is something to forget."""
        return self.back is not None or any(option.checked for option in self.options)


@dataclass(frozen=True)
class OutcomePage:
    """An outcome: the first door is drawn large, numbers to call come as cards."""

    title: Said
    text: Said
    doors: list[Shown]
    help_now: bool
    given: list[Given]
    template = "flow_outcome"

    @property
    def first_door(self) -> Shown | None:
        return next(iter(self.doors), None)

    @property
    def more_doors(self) -> list[Shown]:
        return self.doors[1:]

    @property
    def back(self) -> Given | None:
        return self.given[-1] if self.given else None


def build(record: FlowRecord, told: Mapping[str, str]) -> QuestionPage | OutcomePage:
    """Return the page for what an address tells: answers, and perhaps a question to go back to or on from."""
    towns = guides.municipalities()
    flow = record.graph(towns)
    answers = engine.kept(flow, told)
    action = reverse("flow", args=[slug_of(record)])
    place = engine.shown(flow, answers, at=told.get(AT, ""), after=told.get(AFTER, ""))
    before = given(
        flow, answers, place, towns, lambda _number, name: f"{action}?{urlencode({**answers, AT: name})}"
    )
    if isinstance(place, Outcome):
        return outcome(flow, answers, place, before)
    hidden = [(name, value) for name, value in answers.items() if name != place.id]
    missing = told.get(AFTER) == place.id and place.id not in answers
    return question(flow, answers, place, before, towns, action=action, hidden=hidden, missing=missing)


def build_quiet(
    record: FlowRecord, answers: engine.Answers, number: int, missing: bool = False
) -> QuestionPage | OutcomePage | None:
    """Return the page with this number, for answers that stand in no address; None when the way is not that long."""
    slug = slug_of(record)
    towns = guides.municipalities()
    flow = record.graph(towns)
    way = engine.numbered(flow, answers)
    if not 0 < number <= len(way):
        return None
    place = way[number - 1]
    before = given(
        flow, answers, place, towns, lambda number, _name: reverse("flow_step", args=[slug, number])
    )
    if isinstance(place, Outcome):
        return outcome(flow, answers, place, before)
    action = reverse("flow_step", args=[slug, number])
    return question(flow, answers, place, before, towns, action=action, hidden=[], missing=missing)


def slug_of(record: FlowRecord) -> str:
    """Return what stands in the addresses of a flow."""
    return record.text.slug if record.text else record.key


def outcome(flow: Flow, answers: engine.Answers, place: Outcome, before: list[Given]) -> OutcomePage:
    """Return the page of an outcome, its doors by the municipality that was told."""
    municipality = next((answers.get(q.id, "") for q in flow.nodes.values() if is_municipality(q)), "")
    shown = doors.shown(place.doors, municipality)
    return OutcomePage(said(place.title), said(place.text), shown, place.help_now, before)


def question(
    flow: Flow,
    answers: engine.Answers,
    place: Question,
    before: list[Given],
    towns: Mapping[str, Any],
    **form: Any,
) -> QuestionPage:
    """Return the page of a question, its answer chosen when it was given before."""
    return QuestionPage(
        id=place.id,
        words=said(place.text),
        help=said(place.help),
        options=[Option(c.id, words_of(c, towns), answers.get(place.id) == c.id) for c in place.choices],
        number=len(before) + 1,
        total=len(before) + engine.most_questions(flow, place.id),
        back=before[-1] if before else None,
        **form,
    )


def is_municipality(node: engine.Node) -> bool:
    """Say whether a node asks where the family lives."""
    return isinstance(node, Question) and node.municipality


def given(
    flow: Flow, answers: engine.Answers, place: Question | Outcome, towns: Mapping[str, Any], address: Address
) -> list[Given]:
    """Return the answers before a place, each with the way back to its question."""
    found: list[Given] = []
    for asked in engine.trail(flow, answers):
        choice = asked.chosen(answers)
        if asked.id == place.id or choice is None:
            break
        url = address(len(found) + 1, asked.id)
        found.append(Given(asked.id, said(asked.text), words_of(choice, towns), url))
        if choice.danger:
            break
    return found


def words_of(choice: engine.Choice, towns: Mapping[str, Any]) -> Said:
    """Return an answer's words; a municipality's are its name."""
    town = towns.get(choice.id) if not choice.text else None
    if town is not None:
        return Said(town.name, town.language, town.is_fallback)
    return said(choice.text)
