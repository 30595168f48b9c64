"""What a family may choose when it asks. The codes are sealed with the message; their words are only for the eye."""

from typing import Any

from django.conf import settings
from django.utils.translation import get_language, override, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from familycentre.directory import lists, vocabulary

Choices = list[tuple[str, Any]]

WRITERS: Choices = [
    ("parent", pgettext_lazy("who writes", "Parent")),
    ("child", pgettext_lazy("who writes", "Child or young person")),
    ("relative", pgettext_lazy("who writes", "Grandparent or other relative")),
    ("other", pgettext_lazy("who writes", "Somebody else")),
]
ABOUT: Choices = [
    ("me", pgettext_lazy("whom it is about", "Me")),
    ("child", pgettext_lazy("whom it is about", "My child")),
    ("family", pgettext_lazy("whom it is about", "Our whole family")),
    ("close-one", pgettext_lazy("whom it is about", "Somebody close to me")),
]
REPLIES: Choices = [
    ("code", _("I read the answer with a code")),
    ("call", _("Call me")),
]
REPLIES_SEEN: Choices = [  # the same, in a worker's words
    ("code", pgettext_lazy("how the family wants its answer", "Reads it with a code")),
    ("call", pgettext_lazy("how the family wants its answer", "Wants a call")),
]
SAFE: Choices = [
    ("yes", pgettext_lazy("is it safe to call", "Yes")),
    ("no", pgettext_lazy("is it safe to call", "No")),
    ("unsure", pgettext_lazy("is it safe to call", "Not sure")),
]
MESSAGES: Choices = [
    ("yes", pgettext_lazy("may we leave a message", "Yes")),
    ("no", pgettext_lazy("may we leave a message", "No")),
    ("unsure", pgettext_lazy("may we leave a message", "Not sure")),
]
OTHER = "other"
ELSEWHERE = "-"  # a municipality that is not of this region, or one that the family would rather not tell
NOT_SPOKEN = {"fi-x-easy"}


def topics() -> Choices:
    """Return the themes by their short names, and something else. One query."""
    themes = [
        (theme.key, theme.text.short) for theme in lists.themes().values() if not theme.section and theme.text
    ]
    return [*themes, (OTHER, pgettext("what it is about", "Something else"))]


def municipalities() -> Choices:
    """Return the region's municipalities by name. One query."""
    return [(town.code, town.text.name) for town in lists.municipalities().values()]


def languages() -> Choices:
    """Return the languages to be answered in, each by its own name; the page's own comes first."""
    own = (get_language() or settings.LANGUAGE_CODE).split("-")[0]
    known: Choices = [(code, name) for code, name in settings.LANGUAGES if code not in NOT_SPOKEN]
    known.sort(key=lambda choice: choice[0] != own)
    sign = dict(vocabulary.SERVICE_LANGUAGES)["sign"]
    return [*known, ("sign", sign), (OTHER, pgettext("language", "Another language"))]


def page_language(code: str) -> str:
    """Return the language of the site in which to write to a family that chose a language."""
    return code if code in dict(settings.LANGUAGES) else get_language() or settings.LANGUAGE_CODE


def label(choices: Choices, code: str, language: str | None = None) -> str:
    """Return the words of a code, in the active language or in another one; nothing for a code that is not there."""
    with override(language or get_language()):
        return str(dict(choices).get(code, ""))
