"""What professionals type: names, passwords, codes, passphrases, invitations, and what to look for in the log."""

from typing import Any

from allauth.account.forms import LoginForm, ResetPasswordForm, default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from familycentre.people import inviting, mail, rules, secret, signin, throttle
from familycentre.people.models import Area, Organisation, User
from familycentre.people.roles import ROLES

CODE_LASTS = 300  # seconds in which a code that was used is refused
LETTER_EVERY = 300  # seconds between two letters to the same address
NOT_MINE = {"autocomplete": "off"}


class Login(LoginForm):
    """Name and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Username or e-mail")
        self.fields["login"].widget.attrs = {"autocomplete": "username", "autocapitalize": "none"}
        self.fields["password"].help_text = ""
        del self.fields["password"].widget.attrs["placeholder"]


class Reset(ResetPasswordForm):
    """Asking for a letter; the same work and answer whether the address has a login or not."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].widget.attrs = {"type": "email", "autocomplete": "email"}

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"])

    def save(self, request: Any, **kwargs: Any) -> str:
        """Write the letter and send it if it has a reader; one letter to an address in five minutes."""
        address = self.cleaned_data["email"]
        fresh = throttle.once("reset", address, seconds=LETTER_EVERY, now=timezone.now())
        user = inviting.find_person(address)
        usable = user is not None and user.is_active and user.has_usable_password() and bool(user.email)
        reader = user if usable and user is not None else User(pk=0, email=address)
        key = {"uidb36": user_pk_to_url_str(reader), "key": default_token_generator.make_token(reader)}
        link = settings.BASE_URL + reverse("account_reset_password_from_key", kwargs=key)
        letter = mail.letter("password_reset", reader.email, request.LANGUAGE_CODE, link=link, person=reader)
        mail.send_later(letter if usable and fresh else None)
        return address


class _AtPace:
    """A code: tried at the account's pace, and taken once only, in every process."""

    def clean_code(self) -> str:
        now = timezone.now()
        door = throttle.door("second", str(self.user.pk))  # type: ignore[attr-defined]
        if wait := throttle.attempt(door, now=now):
            raise throttle.refusal(wait)
        code = super().clean_code()  # type: ignore[misc]
        if self.authenticator.type == Authenticator.Type.TOTP:  # type: ignore[attr-defined]
            name = f"{self.user.pk}:{code}"  # type: ignore[attr-defined]
            if not throttle.once("code", name, seconds=CODE_LASTS, now=now):
                raise ValidationError(_("This code has been used. Wait for the next one."))
        throttle.succeeded(door)
        return str(code)


class SecondStep(_AtPace, AuthenticateForm):
    """The code after the password."""


class SecondStepAgain(_AtPace, ReauthenticateForm):
    """The code before something important."""


class AddKey(AddWebAuthnForm):
    """A key or a passkey, with a name to know it by."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("A name for this key, so that you know it later")
        self.fields["name"].max_length = 60
        self.fields["passwordless"].label = _("Use it alone, without my password (a passkey)")
        self.fields["passwordless"].help_text = ""


def passphrase_field(label: Any, **kwargs: Any) -> forms.CharField:
    """Return a field for a passphrase or password that is never shown again."""
    autocomplete = kwargs.pop("autocomplete", "new-password")
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, strip=False, max_length=200, widget=widget, **kwargs)


class Twice(forms.Form):
    """Something secret that is typed twice."""

    once = "secret"

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get(self.once) and data.get("again") and data[self.once] != data["again"]:
            self.add_error("again", _("The two are not the same."))
        return data


class Accepting(Twice):
    """Opening an invited login."""

    secret = passphrase_field(
        _("Password"),
        help_text=_("At least 12 characters. A few words that do not belong together are good."),
    )
    again = passphrase_field(_("Password again"))
    conduct = forms.BooleanField(label=_("I have read the code of conduct and follow it"))

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_secret(self) -> str:
        validate_password(self.cleaned_data["secret"], self.user)
        return str(self.cleaned_data["secret"])


class Making(Twice):
    """A passphrase for new keys."""

    secret = passphrase_field(
        _("Passphrase"),
        help_text=_(
            "At least 14 characters. Four or five words that do not belong together. Not your password."
        ),
    )
    again = passphrase_field(_("Passphrase again"))
    replace = forms.BooleanField(
        label=_("I have lost both my passphrase and my recovery key. I want new keys."), required=False
    )

    def __init__(self, *args: Any, user: Any, replaces: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        if replaces:
            self.fields["replace"].required = True
        else:
            del self.fields["replace"]

    def clean_secret(self) -> str:
        told = str(self.cleaned_data["secret"])
        try:
            secret.check_passphrase(self.user, told)
        except secret.PassphraseError as error:
            raise ValidationError(
                _("This is too easy to guess. Take more words, without your name and without rows like 1234.")
            ) from error
        if self.user.check_password(told):
            raise ValidationError(_("Take another one than your password."))
        return told


class Recovering(Making):
    """The printed recovery key and a new passphrase."""

    recovery = forms.CharField(
        label=_("Recovery key"),
        max_length=80,
        help_text=_("The 32 symbols that you printed. Spaces and small letters do not matter."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
    field_order = ["recovery", "secret", "again"]


class Unlocking(forms.Form):
    """The passphrase."""

    secret = passphrase_field(_("Passphrase"), autocomplete="current-password")


def roles_for(giver: Any) -> list[tuple[str, Any]]:
    """Return the roles that somebody may give, as choices."""
    return [(role.key, role.name) for role in ROLES.values() if rules.may_give(giver, role.key)]


class RoleSelect(forms.RadioSelect):
    """Radio buttons that know each role's sentence, for the template to show."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        return {**option, "sentence": ROLES[value].sentence if value in ROLES else ""}


class Giving(forms.Form):
    """A role and where it holds."""

    role = forms.ChoiceField(label=pgettext_lazy("of a person", "Role"), widget=RoleSelect)
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Organisation"),
        required=False,
        help_text=_("For a professional and a provider editor."),
    )
    area = forms.ModelChoiceField(
        Area.objects.none(), label=_("Area"), required=False, help_text=_("For an area editor.")
    )

    def __init__(self, *args: Any, giver: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = roles_for(giver)  # type: ignore[attr-defined]
        for name, model in (("organisation", Organisation), ("area", Area)):
            self.fields[name].queryset = model.objects.prefetch_related("texts")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        role = ROLES.get(data.get("role", ""))
        if role is None:
            return data
        for name in ("organisation", "area"):
            if role.scope != name:
                data[name] = None
            elif not data.get(name):
                self.add_error(name, _("This role needs it."))
        return data


class Inviting(Giving):
    """Whom to invite."""

    email = forms.EmailField(label=_("E-mail"), max_length=150, widget=forms.EmailInput(attrs=NOT_MINE))
    name = forms.CharField(
        label=_("First and last name"), max_length=120, widget=forms.TextInput(attrs=NOT_MINE)
    )
    language = forms.ChoiceField(label=_("Language of the letter"), widget=forms.RadioSelect)
    field_order = ["name", "email", "role", "organisation", "area", "language"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = dict(settings.LANGUAGES)
        self.fields["language"].choices = [(code, names[code]) for code in signin.LANGUAGES]  # type: ignore[attr-defined]


def day_field(label: Any) -> forms.DateField:
    """Return a field for a day that may be left out."""
    return forms.DateField(label=label, required=False, widget=forms.DateInput(attrs={"type": "date"}))


class Looking(forms.Form):
    """What to look for in the log."""

    who = forms.CharField(label=pgettext_lazy("of the log", "Who"), required=False, max_length=150)
    did = forms.ChoiceField(label=pgettext_lazy("of the log", "What"), required=False)
    target = forms.CharField(
        label=pgettext_lazy("of the log", "On what"), required=False, help_text=_("For example user:12")
    )
    since = day_field(pgettext_lazy("of the log", "From day"))
    until = day_field(pgettext_lazy("of the log", "To day"))

    def __init__(self, *args: Any, kinds: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = sorted({kind.partition(".")[0] for kind in kinds} | set(kinds))
        self.fields["did"].choices = [("", _("Everything")), *[(kind, kind) for kind in groups]]  # type: ignore[attr-defined]
