"""What editors build flows and paths of."""

from typing import Any

from django.conf import settings
from django.forms import Select
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

LANGUAGES = list(dict.fromkeys([*settings.FULL_LANGUAGES, "en"]))
NAMES = dict(settings.LANGUAGES)
NAME = r"^[a-z0-9]+(-[a-z0-9]+)*$"
NAMED_DOORS = [
    ("ask", _("Ask for help")),
    ("help-now", _("Help now")),
    ("calendar", _("Events")),
    ("places", _("Meeting places")),
    ("services", _("Services")),
    ("safety", _("Traces on your device")),
]


def words(label: Any, long: bool = False, help_text: Any = "") -> blocks.StructBlock:
    """Return a block of one text in the languages of this room; what is missing is told on saving."""
    kind = blocks.TextBlock if long else blocks.CharBlock
    more = {"rows": 2} if long else {}
    rows = [(code, kind(required=False, label=NAMES[code], **more)) for code in LANGUAGES]
    return blocks.StructBlock(rows, label=label, help_text=help_text)


def name(label: Any, required: bool = True, help_text: Any = "") -> blocks.RegexBlock:
    """Return a block for a node's name: it stands in addresses and is not seen otherwise."""
    return blocks.RegexBlock(
        regex=NAME,
        required=required,
        label=label,
        help_text=help_text,
        error_messages={"invalid": _("Small letters, digits and hyphens only.")},
    )


TO = _("Name of the node that follows; empty: the next one in the list.")


class DoorsBlock(blocks.StreamBlock):
    """The next doors. The first one is named first and drawn large."""

    service = SnippetChooserBlock("directory.Service", label=_("Service"), icon="list-ul")
    article = blocks.PageChooserBlock(label=_("Page"), icon="doc-full")
    helpline = SnippetChooserBlock("directory.Helpline", label=_("Helpline"), icon="mail")
    national = SnippetChooserBlock("directory.NationalService", label=_("National service"), icon="site")
    path = SnippetChooserBlock("guidance.Path", label=_("Client path"), icon="arrow-right")
    named = blocks.ChoiceBlock(
        choices=NAMED_DOORS,
        label=_("Page of the site"),
        icon="link",
        widget=Select(attrs={"aria-label": _("Page of the site")}),  # a stream's own fields get no label
    )

    class Meta:
        required = False


class ChoiceBlock(blocks.StructBlock):
    """An answer."""

    id = name(_("name"))
    text = words(_("answer"))
    to = name(_("leads to"), required=False, help_text=TO)
    danger = blocks.BooleanBlock(
        required=False,
        label=_("tells of danger"),
        help_text=_("Leads at once to an outcome of immediate help, whatever else was answered."),
    )

    class Meta:
        icon = "radio-full"
        label = _("Answer")


class QuestionBlock(blocks.StructBlock):
    """A question with its answers."""

    id = name(_("name"))
    text = words(_("question"))
    help = words(_("help under the question"))
    choices = blocks.ListBlock(ChoiceBlock(), label=_("answers"))

    class Meta:
        icon = "help"
        label = _("Question")


class MunicipalityBlock(blocks.StructBlock):
    """Where the family lives: the answers are the region's municipalities."""

    id = name(_("name"))
    text = words(_("question"))
    help = words(_("help under the question"))
    skip = words(_("answer of those who would rather not say"))
    to = name(_("leads to"), required=False, help_text=TO)

    class Meta:
        icon = "site"
        label = _("Question about the municipality")


class RouteBlock(blocks.StructBlock):
    """One way on from a junction."""

    choice = name(_("when the answer was"))
    to = name(_("leads to"))

    class Meta:
        label = _("Way")


class JunctionBlock(blocks.StructBlock):
    """Goes on by an earlier answer; never seen by the reader."""

    id = name(_("name"))
    question = name(_("the question whose answer it looks at"))
    routes = blocks.ListBlock(RouteBlock(), label=_("ways"))
    to = name(_("otherwise to"), required=False, help_text=TO)

    class Meta:
        icon = "code"
        label = _("Junction")


class OutcomeBlock(blocks.StructBlock):
    """Where the questions end."""

    id = name(_("name"))
    title = words(_("title"))
    text = words(_("text"), long=True)
    help_now = blocks.BooleanBlock(required=False, label=_("immediate help"))
    doors = DoorsBlock(label=_("next doors"))

    class Meta:
        icon = "tick"
        label = _("Outcome")


class NodesBlock(blocks.StreamBlock):
    """A whole flow, from the first question down."""

    question = QuestionBlock()
    municipality = MunicipalityBlock()
    junction = JunctionBlock()
    outcome = OutcomeBlock()


class RoleBlock(blocks.StructBlock):
    """Who does what at a stage; for professionals."""

    who = words(_("who"))
    duty = words(_("does what"), long=True)

    class Meta:
        icon = "user"
        label = _("Role")


class StageBlock(blocks.StructBlock):
    """A stage of a client path."""

    title = words(_("title"))
    short = words(_("in a line"))
    family = words(_("what the family does"), long=True)
    child = words(_("the child's view"), long=True)
    worry = words(_("signs of worry"), long=True, help_text=_("One a line."))
    next = words(_("when to go to the next door"), long=True)
    services = blocks.ListBlock(SnippetChooserBlock("directory.Service"), label=_("who helps"), default=[])
    doors = DoorsBlock(label=_("to read and to call"))
    roles = blocks.ListBlock(RoleBlock(), label=_("roles and duties"), default=[])

    class Meta:
        icon = "arrow-right"
        label = _("Stage")


class StagesBlock(blocks.StreamBlock):
    """The stages of a path in their order."""

    stage = StageBlock()
