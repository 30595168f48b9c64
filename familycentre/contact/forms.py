"""The family's forms. Whatever is wrong, every word that was typed is shown again; nothing is kept between pages."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, Signer
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from familycentre.contact import choices
from familycentre.contact.actions.asking import LONGEST_TEXT, new_token
from familycentre.core.identity_code import holds_code, without_codes

LONGEST_LINE = 200
INSTEAD = "[…]"  # what stands where a personal identity code was taken out
_signer = Signer(salt="familycentre.contact.forms")


def fresh_token() -> str:
    """Return a token for a page that can be sent; signed, so that only our own pages give one."""
    return _signer.sign(new_token())


def known_token(signed: str) -> str:
    """Return the token when it is one of ours, else nothing."""
    try:
        return _signer.unsign(signed)
    except BadSignature:
        return ""


def line(label: Any, hint: Any = "", **attributes: str) -> forms.CharField:
    """Return an optional field of one line."""
    widget = forms.TextInput(attrs={"autocomplete": "off", **attributes})
    return uncut(
        forms.CharField(label=label, help_text=hint, required=False, max_length=LONGEST_LINE, widget=widget)
    )


def uncut(field: forms.CharField) -> forms.CharField:
    """Let the browser take any length: it would cut a pasted text without a word; we say that it is too long."""
    field.widget.attrs.pop("maxlength", None)
    return field


def long_text(label: Any, hint: Any, rows: int) -> forms.CharField:
    """Return the field for free words. The browser neither remembers nor completes them."""
    field = forms.CharField(
        label=label,
        help_text=hint,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": rows, "autocomplete": "off", "dir": "auto"}),
        error_messages={
            "required": _("Write a few words first. One sentence is enough."),
            "max_length": _(
                "This is too long to send at once: %(show_value)s characters, and %(limit_value)s fit in. "
                "Send the first part now; you can go on in the conversation."
            ),
        },
    )
    return uncut(field)


def one_of(
    label: Any, known: Any, hint: Any = "", *, required: bool = False, missing: Any = ""
) -> forms.ChoiceField:
    """Return a choice of one as radio buttons."""
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        choices=known,
        required=required,
        widget=forms.RadioSelect,
        error_messages={"required": missing} if missing else None,
    )


class WithoutCodes(forms.Form):
    """A form that takes no personal identity code in any of its words, and helps to take it out."""

    def _clean_fields(self) -> None:
        super()._clean_fields()  # type: ignore[misc]
        for name, field in self.fields.items():
            if isinstance(field, forms.CharField) and holds_code(str(self.cleaned_data.get(name, ""))):
                self.add_error(
                    name,
                    ValidationError(
                        _(
                            "There is a personal identity code here. We don't need it and don't want to keep it."
                        ),
                        code="identity-code",
                    ),
                )

    @property
    def has_code(self) -> bool:
        """Say whether a personal identity code was found."""
        return any(
            error.code == "identity-code" for errors in self.errors.as_data().values() for error in errors
        )

    @classmethod
    def cleaned_of_codes(cls, data: Mapping[str, str]) -> dict[str, str]:
        """Return what was typed with every personal identity code taken out."""
        return {name: without_codes(value, INSTEAD) for name, value in data.items()}

    def hidden(self) -> list[tuple[str, str]]:
        """Return what was typed as names and values, for the hidden fields of the next page."""
        typed = [(name, self.data.get(name, "")) for name in self.fields]
        return [(name, value) for name, value in typed if value]


class AskForm(WithoutCodes):
    """A request for help."""

    text = long_text(
        pgettext_lazy("label of a text field", "Your message"),
        _("In your own words. Leave out names and personal identity codes."),
        rows=6,
    )
    writer = one_of(
        _("Who writes?"),
        choices.WRITERS,
        required=True,
        missing=_("Choose who writes, so that we answer the right person."),
    )
    about = one_of(_("Whom is it about?"), choices.ABOUT)
    topic = forms.ChoiceField(
        label=_("What is it about?"), required=False, widget=forms.Select(attrs={"autocomplete": "off"})
    )
    municipality = forms.ChoiceField(
        label=_("In which municipality do you live?"),
        error_messages={"required": _("Choose a municipality, so that your message reaches the right team.")},
        widget=forms.Select(attrs={"autocomplete": "off"}),
    )
    language = forms.ChoiceField(
        label=_("In which language do we answer?"), widget=forms.Select(attrs={"autocomplete": "off"})
    )
    other_language = line(_("Which language?"))
    interpreter = forms.BooleanField(label=_("I want an interpreter when we talk"), required=False)
    reply = one_of(_("How may we answer?"), choices.REPLIES, required=True)
    phone = line(_("Phone number"), type="tel", inputmode="tel")
    call_times = line(_("When is it good to call?"), _("For example: on weekdays at 9–11."))
    call_safe = one_of(_("Is it safe for you that we call?"), choices.SAFE)
    call_message = one_of(
        _("If you don't answer, may we leave a message?"),
        choices.MESSAGES,
        _("Think who else listens to your phone."),
    )
    notice_to = forms.EmailField(
        label=_("E-mail for a notice"),
        help_text=_(
            "We write only that there is something new, nothing of what it is about. "
            "Leave this empty if somebody else reads your e-mail."
        ),
        required=False,
        max_length=LONGEST_LINE,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={"invalid": _("This is not an e-mail address. Mend it or leave it empty.")},
    )
    tell_who = forms.BooleanField(label=_("I want to say who I am"), required=False)
    name = line(pgettext_lazy("a person's", "Name"))
    contact = line(_("How to reach you"), _("An address, an e-mail or whatever you like."))

    def __init__(
        self, *args: Any, towns: choices.Choices, topics: choices.Choices, served: set[str], **kwargs: Any
    ) -> None:
        """Bind to the region's words; ``served`` are the codes of the municipalities that a ring answers now."""
        super().__init__(*args, **kwargs)
        self.served = served
        if choices.ELSEWHERE in served:
            towns = [*towns, (choices.ELSEWHERE, _("Elsewhere, or I would rather not say"))]
        self.fields["topic"].choices = [("", _("I leave it to you")), *topics]  # type: ignore[attr-defined]
        self.fields["municipality"].choices = [("", _("Choose a municipality")), *towns]  # type: ignore[attr-defined]
        self.fields["language"].choices = choices.languages()  # type: ignore[attr-defined]

    def clean_municipality(self) -> str:
        """Return the municipality when somebody answers messages from there."""
        town: str = self.cleaned_data["municipality"]
        if town not in self.served:
            raise ValidationError(
                _(
                    "Nobody answers messages from %(municipality)s here yet. "
                    "See who answers by phone on the page Help now."
                ),
                params={"municipality": self.said("municipality", town)},
            )
        return town

    def clean(self) -> dict[str, Any]:
        """Ask for what a call needs; drop what was typed into parts that were not chosen after all."""
        found: dict[str, Any] = super().clean() or {}
        if found.get("reply") == "call":
            if not found.get("phone") and "phone" not in self.errors:
                self.add_error("phone", _("Write the number that we may call, or choose the code."))
            if not found.get("call_safe"):
                self.add_error("call_safe", _("Choose one. If it is not safe, we don't call."))
        else:
            found |= dict.fromkeys(("phone", "call_times", "call_safe", "call_message"), "")
        if not found.get("tell_who"):
            found |= {"name": "", "contact": ""}
        if found.get("language") != choices.OTHER:
            found["other_language"] = ""
        return found

    @property
    def open_parts(self) -> set[str]:
        """Return the folded parts that must stand open, because something was written or is wrong in them."""
        parts = {
            "tongue": ("language", "other_language", "interpreter"),
            "who": ("tell_who", "name", "contact", "notice_to"),
        }
        own = choices.languages()[0][0]
        return {
            part
            for part, names in parts.items()
            if any(self[name].value() not in {None, "", False, own} or self[name].errors for name in names)
        }

    @property
    def sealed_choices(self) -> dict[str, Any]:
        """Return what the workers of the ring read beside the words."""
        names = ("writer", "about", "topic", "language", "other_language", "interpreter", "reply")
        calls = ("call_times", "call_safe", "call_message")
        town = self.cleaned_data["municipality"]
        chosen = {name: self.cleaned_data[name] for name in (*names, *calls)}
        return {**chosen, "municipality": "" if town == choices.ELSEWHERE else town}

    @property
    def identity(self) -> dict[str, str] | None:
        """Return what tells who the family is: it is sealed apart, and opening it is logged."""
        found = {
            name: self.cleaned_data[name] for name in ("name", "phone", "contact") if self.cleaned_data[name]
        }
        return found or None

    def said(self, name: str, value: str) -> str:
        """Return the words of a choice."""
        return str(dict(self.fields[name].choices).get(value, ""))  # type: ignore[attr-defined]

    def summary(self) -> list[tuple[str, str]]:
        """Return what was chosen, as label and words, in the order of the form; what was left open is left out."""
        told = []
        for name, field in self.fields.items():
            value = self.cleaned_data.get(name)
            if value and name not in {"text", "tell_who", "other_language"}:
                words = (
                    str(_("Yes"))
                    if value is True
                    else self.said(name, value)
                    if hasattr(field, "choices")
                    else value
                )
                if name == "language" and value == choices.OTHER:
                    words = self.cleaned_data["other_language"] or words
                told.append((str(field.label), words))
        return told

    def bound(self, token: str) -> str:
        """Return a page's token tied to what it sends: sent twice is one request, sent with other words is another."""
        told = json.dumps(self.cleaned_data, sort_keys=True)
        return f"{token}:{hashlib.sha256(told.encode()).hexdigest()}"


class CodeForm(forms.Form):
    """The reading code, as somebody copies it from paper."""

    code = forms.CharField(
        label=_("Your code"),
        help_text=_("24 letters and digits. Spaces and capital letters don't matter."),
        max_length=LONGEST_LINE,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "autocorrect": "off",
                "spellcheck": "false",
            }
        ),
        error_messages={"required": _("Write the code that you got when you wrote to us.")},
    )


class ReplyForm(WithoutCodes):
    """The family's next message. ``seen`` is the last message that its page showed."""

    text = long_text(_("Write here"), "", rows=4)
    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)


class IdentityForm(WithoutCodes):
    """Who the family is, and where it wants to be told; all may be empty."""

    name = line(pgettext_lazy("a person's", "Name"))
    phone = line(_("Phone number"), type="tel", inputmode="tel")
    contact = line(_("How to reach you"), _("An address, an e-mail or whatever you like."))
    notice_to = forms.EmailField(
        label=_("E-mail for a notice"),
        help_text=_("We write only that there is something new."),
        required=False,
        max_length=LONGEST_LINE,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={"invalid": _("This is not an e-mail address. Mend it or leave it empty.")},
    )

    @property
    def identity(self) -> dict[str, str]:
        """Return what was told."""
        return {
            name: self.cleaned_data[name] for name in ("name", "phone", "contact") if self.cleaned_data[name]
        }
