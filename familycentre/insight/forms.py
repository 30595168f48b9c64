"""Words from visitors: short, without names, and never kept when they hold a personal identity code."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from familycentre.core.identity_code import holds_code
from familycentre.insight import paths
from familycentre.insight.models import Feedback

LONGEST_TEXT = 3000


class Quiet(forms.Form):
    """What both forms share: where it was written, and a field that only programs fill in."""

    page = forms.CharField(required=False, max_length=paths.LONGEST + 60, widget=forms.HiddenInput)
    website = forms.CharField(required=False, max_length=200)  # a trap; hidden from people

    def clean_page(self) -> str:
        """Return the address of the page, or nothing when we did not sign it."""
        return paths.known(self.cleaned_data["page"])

    @property
    def by_program(self) -> bool:
        """Say whether the trap was filled in; such words are thanked for and dropped."""
        return bool(self.cleaned_data.get("website"))


def without_identity_code(text: str) -> None:
    """Refuse kindly a text with a personal identity code; the words stay in the form."""
    if holds_code(text):
        raise ValidationError(
            _(
                "There seems to be a personal identity code here. Take it out and send again: we don't want to keep it."
            )
        )


def words(label: Any, hint: Any, *, required: bool) -> forms.CharField:
    """Return a field for free words."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=LONGEST_TEXT,
        validators=[without_identity_code],
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Write a few words first.")},
    )


class FeedbackForm(Quiet):
    """About the site, about something wrong on a page, or about accessibility."""

    kind = forms.ChoiceField(
        choices=[choice for choice in Feedback.Kind.choices if choice[0] != Feedback.Kind.HELPFUL],
        widget=forms.HiddenInput,
    )
    text = words(
        pgettext_lazy("label of a text field", "Your words"),
        _("Don't write names, identity codes or anything from which somebody can be known."),
        required=True,
    )
    reply_to = forms.EmailField(
        label=_("E-mail for an answer"),
        help_text=_("Only if you want an answer. It is used for nothing else."),
        required=False,
        max_length=200,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kind != Feedback.Kind.ACCESSIBILITY:
            del self.fields["reply_to"]  # nobody else is answered, so nobody else's address is kept


class HelpfulForm(Quiet):
    """Yes or no, and after that a few words if one likes."""

    helpful = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")])
    text = words(
        _("What was missing?"),
        _("A few words are enough. Don't write names, identity codes or phone numbers."),
        required=False,
    )
