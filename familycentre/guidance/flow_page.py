"""What a page of guided questions shows: the question with its answers, or the outcome with its doors."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode

from familycentre.guidance import doors, engine, guides
from familycentre.guidance.doors import Shown
from familycentre.guidance.engine import Flow, Outcome, Question
from familycentre.guidance.models import Flow as FlowRecord
from familycentre.guidance.saying import Said, said

AT, AFTER = "at", "after"  # go back to a question; step on from one


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
    url: str = ""


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
    all_hidden: list[tuple[str, str]] = field(default_factory=list)
    template = "flow_question"

    @property
    def steps(self) -> str:
        return "x" * self.total

    @property
    def first(self) -> bool:
        return self.number == 1


@dataclass(frozen=True)
class OutcomePage:
    """An outcome: the first door is drawn large, numbers to call come as cards."""

    title: Said
    text: Said
    doors: list[Shown]
    help_now: bool
    given: list[Given]
    action: str
    all_hidden: list[tuple[str, str]]
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
    """Return the page for what was told: answers, and perhaps a question to go back to or on from."""
    towns = guides.municipalities()
    flow = record.graph(towns)
    answers = engine.kept(flow, told)
    place = engine.shown(flow, answers, at=told.get(AT, ""), after=told.get(AFTER, ""))
    action = reverse("flow", args=[record.text.slug if record.text else record.key])
    before = given(flow, answers, place, towns, "" if record.sensitive else action)
    if isinstance(place, Outcome):
        municipality = next((answers.get(q.id, "") for q in flow.nodes.values() if is_municipality(q)), "")
        shown = doors.shown(place.doors, municipality)
        told_all = list(answers.items())
        return OutcomePage(
            said(place.title), said(place.text), shown, place.help_now, before, action, told_all
        )
    return QuestionPage(
        id=place.id,
        words=said(place.text),
        help=said(place.help),
        options=[Option(c.id, words_of(c, towns), answers.get(place.id) == c.id) for c in place.choices],
        hidden=[(name, value) for name, value in answers.items() if name != place.id],
        number=len(before) + 1,
        total=len(before) + engine.most_questions(flow, place.id),
        back=before[-1] if before else None,
        missing=told.get(AFTER) == place.id and place.id not in answers,
        action=action,
        all_hidden=list(answers.items()),
    )


def is_municipality(node: engine.Node) -> bool:
    """Say whether a node asks where the family lives."""
    return isinstance(node, Question) and node.municipality


def given(
    flow: Flow, answers: engine.Answers, place: Question | Outcome, towns: Mapping[str, Any], action: str
) -> list[Given]:
    """Return the answers before a place, each with the way back to its question."""
    found = []
    for question in engine.trail(flow, answers):
        choice = question.chosen(answers)
        if question.id == place.id or choice is None:
            break
        url = f"{action}?{urlencode({**answers, AT: question.id})}" if action else ""
        found.append(Given(question.id, said(question.text), words_of(choice, towns), url))
        if choice.danger:
            break
    return found


def words_of(choice: engine.Choice, towns: Mapping[str, Any]) -> Said:
    """Return an answer's words; a municipality's are its name."""
    town = towns.get(choice.id) if not choice.text else None
    if town is not None:
        return Said(town.name, town.language, town.is_fallback)
    return said(choice.text)
