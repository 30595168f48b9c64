"""In what state a conversation may go where: one table, and nothing else decides it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """What is true of a conversation, each in a sentence."""

    NEW = "new", _("Nobody has taken it yet.")
    TAKEN = "taken", _("A worker is at it.")
    ANSWERED = "answered", _("We answered and wait for the family.")
    CLOSED = "closed", _("It is over; it is kept for a while and then destroyed.")


STEPS: dict[str, dict[str, str]] = {
    State.NEW: {"take": State.TAKEN, "family_writes": State.NEW, "close": State.CLOSED},
    State.TAKEN: {
        "take": State.TAKEN,
        "release": State.NEW,
        "hand_over": State.NEW,
        "answer": State.ANSWERED,
        "family_writes": State.TAKEN,
        "close": State.CLOSED,
    },
    State.ANSWERED: {
        "take": State.TAKEN,
        "answer": State.ANSWERED,
        "hand_over": State.NEW,
        "family_writes": State.TAKEN,
        "close": State.CLOSED,
    },
    State.CLOSED: {"family_writes": State.NEW, "reopen": State.TAKEN},
}


class StepError(ValueError):
    """This can't be done in this state: somebody else was faster, or it is over."""


def after(state: str, step: str) -> str:
    """Return the state after a step; raise StepError when the step is not possible."""
    try:
        return STEPS[state][step]
    except KeyError as error:
        raise StepError(f"{step} is not possible when it is {state}") from error


def diagram() -> str:
    """Return the table as a Mermaid diagram; docs/reference/states.md holds the same."""
    lines = ["stateDiagram-v2", "    [*] --> new: ask"]
    for state, steps in STEPS.items():
        lines += [f"    {state} --> {target}: {step}" for step, target in steps.items()]
    lines.append("    closed --> [*]: purge")
    return "\n".join(lines)
