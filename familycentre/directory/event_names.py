"""What an event is called. An invented one says so wherever its name goes alone: in feeds, in other sites."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override


def bare(text: Any) -> str:
    """Return a name without the word "Example:", for places that show a tag with that word beside it."""
    return str(text.name).removeprefix(_prefix(text)) if text else ""


def full(event: Any) -> str:
    """Return a name that says of an invented event that it is one."""
    text = event.text
    if text is None:
        return str(event.key)
    return f"{_prefix(text)}{bare(text)}" if event.example else str(text.name)


def _prefix(text: Any) -> str:
    with override(text.language):
        return f"{_('Example')}: "
