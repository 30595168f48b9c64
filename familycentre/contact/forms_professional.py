"""The workers' forms. What was typed comes back with every error; nothing is kept between pages."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy

from familycentre.contact import choices
from familycentre.contact.actions.answering import OUTCOMES
from familycentre.contact.actions.asking import LONGEST_TEXT
from familycentre.contact.models import AnswerTemplate, Ring
from familycentre.contact.promise import by_day

PLACE = re.compile(r"\{[a-z_]+\}")
LONGEST_REASON = 300
OUTCOME_WORDS = {
    "advice": pgettext_lazy("how it ended", "Advice was enough"),
    "guided": pgettext_lazy("how it ended", "Guided to a service"),
    "handed-on": pgettext_lazy("how it ended", "Handed on to a service"),
    "other-channel": pgettext_lazy("how it ended", "Goes on elsewhere (call, meeting)"),
    "no-contact": pgettext_lazy("how it ended", "The family did not come back"),
}
ERASED = pgettext_lazy("how it ended", "Erased by the family")


class ByName(forms.ModelChoiceField):
    """A choice of a person by her name."""

    def label_from_instance(self, obj: Any) -> str:
        """Return the person's name."""
        return str(obj.get_full_name() or obj.get_username())


def words(label: Any, hint: Any = "", rows: int = 5, missing: Any = "") -> forms.CharField:
    """Return a field for free words; the browser neither keeps nor completes them."""
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": rows, "autocomplete": "off"}),
        error_messages={"required": missing or _("Write a few words first.")},
    )


def reason(label: Any, hint: Any) -> forms.CharField:
    """Return a field of one line that is written into the log."""
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=LONGEST_REASON,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Say why: it is written into the log.")},
    )


class Answering(forms.Form):
    """An answer to the family, and a ready text to put into it."""

    text = words(_("Answer"), rows=8)
    template = forms.ModelChoiceField(
        AnswerTemplate.objects.none(), label=_("Ready text"), required=False, empty_label=_("Choose …")
    )

    def __init__(self, *args: Any, templates: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["template"].queryset = templates  # type: ignore[attr-defined]

    def clean_text(self) -> str:
        """Refuse an answer in which a place of a ready text is still empty."""
        text = str(self.cleaned_data["text"])
        left = PLACE.search(text)
        if left:
            raise ValidationError(_("A place is still empty: %(place)s"), params={"place": left.group()})
        return text


def filled(template: AnswerTemplate, *, user: Any, due_on: date) -> str:
    """Return a ready text with what we know put into its places; unknown places stay to be seen."""
    with override(template.language):
        known = {"{my_first_name}": user.first_name, "{name_of_day}": by_day(due_on)}
    return PLACE.sub(lambda found: known.get(found.group()) or found.group(), template.text)


class Noting(forms.Form):
    """A word that only the ring reads."""

    text = words(_("Note for the ring"), _("The family's code does not open notes."), rows=3)


class Calling(forms.Form):
    """A line of the log of calls."""

    how = forms.ChoiceField(
        label=_("The call"),
        choices=[
            ("reached", pgettext_lazy("of a call", "We talked")),
            ("no-answer", pgettext_lazy("of a call", "Nobody answered")),
            ("message", pgettext_lazy("of a call", "Left a message (only where that is allowed)")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how the call went.")},
    )
    text = forms.CharField(
        label=_("What was agreed"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )


class Handing(forms.Form):
    """Handing over to a colleague or to the whole ring."""

    to = ByName(queryset=None, label=_("To whom"), required=False, empty_label=_("To the whole ring"))
    note = words(_("A word with it"), _("Only the ring reads it."), rows=3)

    def __init__(self, *args: Any, colleagues: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["to"].queryset = colleagues  # type: ignore[attr-defined]


class Consulting(forms.Form):
    """A question to one expert."""

    expert = ByName(queryset=None, label=_("Whom"), empty_label=_("Choose …"))
    excerpt = words(
        _("What the expert may read"),
        _(
            "Write only what the expert needs. Leave out names, places and everything by which the family is known."
        ),
        rows=6,
    )

    def __init__(self, *args: Any, experts: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["expert"].queryset = experts  # type: ignore[attr-defined]


class Closing(forms.Form):
    """How it ended; what the statistics may know of it."""

    outcome = forms.ChoiceField(
        label=_("How did it end"),
        choices=[(key, OUTCOME_WORDS[key]) for key in OUTCOMES],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how it ended.")},
    )
    topic = forms.ChoiceField(label=_("What it was about"), choices=choices.topics)


class Opening(forms.Form):
    """Why who the family is must be known."""

    reason = reason(
        _("Why do you open it?"),
        _("For example: the agreed call. The reason is written into the log; write no names."),
    )


class Worrying(forms.Form):
    """Why the child-welfare card is opened."""

    reason = reason(
        _("What worries you?"), _("Shortly and without names. It becomes a note for the ring and is logged.")
    )


class SendingBack(forms.Form):
    """What the writer of a waiting answer should change."""

    why = words(_("What should be changed"), rows=3)


class Replying(forms.Form):
    """A further word in a consultation."""

    text = words(_("Your words"), rows=6)


class Checklist(forms.ModelForm):
    """What must be in order before families may write."""

    class Meta:
        model = Ring
        fields = ["responsible_body", "induction_on", "texts_checked_on", "second_reader"]
        widgets = {
            name: forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
            for name in ("induction_on", "texts_checked_on")
        }


class Admitting(forms.Form):
    """Whom to let in."""

    user = ByName(queryset=None, label=_("Whom"), empty_label=_("Choose …"))
    lead = forms.BooleanField(label=_("Leads the ring"), required=False)

    def __init__(self, *args: Any, candidates: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["user"].queryset = candidates  # type: ignore[attr-defined]


class Founding(forms.Form):
    """A new ring: its key and its name as families see it."""

    key = forms.SlugField(label=_("Short name in addresses"), max_length=60)
    name_fi = forms.CharField(label=_("Name in Finnish"), max_length=120)
    name_sv = forms.CharField(label=_("Name in Swedish"), max_length=120)
    municipalities = forms.MultipleChoiceField(
        label=_("Municipalities"),
        help_text=_("Choose none for the whole region."),
        choices=choices.municipalities,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def clean_key(self) -> str:
        """Refuse a key that another ring has."""
        key = str(self.cleaned_data["key"])
        if Ring.objects.filter(key=key).exists():
            raise ValidationError(_("There is a ring of this short name already."))
        return key


class Template(forms.ModelForm):
    """A ready text of the ring."""

    class Meta:
        model = AnswerTemplate
        fields = ["language", "name", "text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 5})}
        help_texts = {
            "text": _(
                "Places are filled when it is used: {my_first_name}, {name_of_day}. Nothing about a family."
            )
        }
