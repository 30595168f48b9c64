"""Who is who: municipalities, areas, organisations, and the people who act for them."""

import re
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel

from familycentre.core.texts import Texted, TextRow
from familycentre.core.workdays import EVES, WorkCalendar
from familycentre.people import roles

POSTCODES = re.compile(r"^\d{1,5}(, ?\d{1,5})*$")


def validate_dates(text: str) -> None:
    """Refuse a line that is no date."""
    for line in text.split():
        try:
            date.fromisoformat(line)
        except ValueError as error:
            raise ValidationError(
                _("%(line)s is not a date such as 2026-12-28."), params={"line": line}
            ) from error


class Municipality(Texted, ClusterableModel):
    """A municipality of the region; ``code`` is Statistics Finland's three digits."""

    code = models.CharField(_("code"), max_length=3, unique=True)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    postcodes = models.CharField(
        _("postcodes"),
        max_length=500,
        blank=True,
        validators=[RegexValidator(POSTCODES)],
        help_text=_(
            "How its postcodes begin, with commas between: 45, 461. Of several the longest that fits counts."
        ),
    )

    class Meta:
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")
        ordering = ["code"]

    @property
    def key(self) -> str:
        return self.code


class MunicipalityText(TextRow):
    """A municipality's name in a language."""

    record = ParentalKey(Municipality, on_delete=models.CASCADE, related_name="texts")
    name = models.CharField(_("name"), max_length=100)
    slug = models.SlugField(_("address"), max_length=100)

    class Meta:
        unique_together = [("record", "language"), ("language", "slug")]

    def __str__(self) -> str:
        return self.name


class Area(Texted, ClusterableModel):
    """A family-centre area: large ones hold small ones; an area that nobody has named yet is a draft."""

    class Kind(models.TextChoices):
        LARGE = "large", _("large area")
        SMALL = "small", _("small area")

    key = models.SlugField(_("key"), max_length=60, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )
    municipalities = ParentalManyToManyField(
        Municipality, blank=True, related_name="areas", verbose_name=_("municipalities")
    )
    published = models.BooleanField(_("published"), default=False)

    class Meta:
        verbose_name = _("family-centre area")
        verbose_name_plural = _("family-centre areas")
        ordering = ["kind", "key"]

    def get_absolute_url(self) -> str:
        return reverse("area", args=[self.text.slug if self.text else self.key])


class AreaText(TextRow):
    """An area's words in a language."""

    record = ParentalKey(Area, on_delete=models.CASCADE, related_name="texts")
    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("address"), max_length=120)
    summary = models.TextField(_("summary"), blank=True)
    network_name = models.CharField(_("name of the area network"), max_length=160, blank=True)
    network_text = models.TextField(_("what the area network does"), blank=True)
    coordinator = models.TextField(
        _("coordinator's role"), blank=True, help_text=_("The role, never a person's name or number.")
    )

    class Meta:
        unique_together = [("record", "language"), ("language", "slug")]

    def __str__(self) -> str:
        return self.name


class Organisation(Texted, ClusterableModel):
    """A body that provides services or takes part in the network."""

    class Kind(models.TextChoices):
        COUNTY = "county", _("wellbeing services county")
        MUNICIPALITY = "municipality", _("municipality")
        NGO = "ngo", _("NGO")
        PARISH = "parish", _("parish")
        STATE = "state", _("state")
        NATIONAL = "national", _("national body")
        EDUCATION = "education", _("education and research")
        PRIVATE = "private", _("private")

    key = models.SlugField(_("key"), max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    url = models.URLField(_("web address"), blank=True)
    published = models.BooleanField(_("published"), default=True)

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["key"]

    def get_absolute_url(self) -> str:
        return reverse("organisation", args=[self.text.slug if self.text else self.key])


class OrganisationText(TextRow):
    """An organisation's words in a language."""

    record = ParentalKey(Organisation, on_delete=models.CASCADE, related_name="texts")
    name = models.CharField(_("name"), max_length=160)
    slug = models.SlugField(_("address"), max_length=160)
    summary = models.TextField(_("summary"), blank=True)

    class Meta:
        unique_together = [("record", "language"), ("language", "slug")]

    def __str__(self) -> str:
        return self.name


class User(AbstractUser):
    """A person with a login: an editor or a professional. Families never log in here."""

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def has_role(self, *keys: str) -> bool:
        """Say whether the person has one of the roles anywhere; a superuser counts as a main editor."""
        if self.is_superuser and roles.MAIN_EDITOR.key in keys:
            return True
        return any(membership.role in keys for membership in self._memberships())

    def scopes(self, role: str, field: str) -> set[int]:
        """Return the ids of the areas or organisations (``field``) in which the person has the role."""
        return {
            getattr(membership, f"{field}_id")
            for membership in self._memberships()
            if membership.role == role and getattr(membership, f"{field}_id")
        }

    def forget_roles(self) -> None:
        """Read the memberships anew when they are next asked for."""
        self.__dict__.pop("_membership_list", None)

    def _memberships(self) -> list[Any]:
        if not hasattr(self, "_membership_list"):
            self._membership_list = list(self.memberships.all())
        return self._membership_list


class Membership(models.Model):
    """A role that a person has: everywhere, in an area, or at an organisation."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=40, choices=roles.CHOICES)
    area = models.ForeignKey(Area, models.CASCADE, null=True, blank=True, related_name="memberships")
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, blank=True, related_name="memberships"
    )

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.CheckConstraint(
                condition=(
                    models.Q(role=roles.AREA_EDITOR.key, area__isnull=False, organisation__isnull=True)
                    | models.Q(
                        role__in=[roles.PROVIDER_EDITOR.key, roles.PROFESSIONAL.key],
                        organisation__isnull=False,
                        area__isnull=True,
                    )
                    | models.Q(
                        role__in=[
                            roles.MAIN_EDITOR.key,
                            roles.TRANSLATOR.key,
                            roles.ADMINISTRATOR.key,
                            roles.DATA_PROTECTION.key,
                            roles.EXPERT.key,
                        ],
                        area__isnull=True,
                        organisation__isnull=True,
                    )
                ),
                name="membership_scope_fits_role",
            )
        ]

    def __str__(self) -> str:
        where = self.area or self.organisation
        return f"{self.user}: {self.get_role_display()}" + (f" ({where})" if where else "")


class Region(Texted, ClusterableModel):
    """The region that this installation serves: one row, filled from its pack."""

    key = models.SlugField(_("key"), max_length=40, unique=True)
    county = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name=_("responsible body")
    )
    neutral_exit_url = models.URLField(
        _("where quick exit leads"), help_text=_("A dull page of somebody else's, the same for everyone.")
    )
    promise_working_days = models.PositiveSmallIntegerField(
        _("answer promised within working days"), default=3
    )
    midsummer_eve_closed = models.BooleanField(_("nobody answers on Midsummer Eve"), default=True)
    christmas_eve_closed = models.BooleanField(_("nobody answers on Christmas Eve"), default=True)
    closed_days = models.TextField(
        _("other days on which nobody answers"),
        blank=True,
        validators=[validate_dates],
        help_text=_("One to a line, as 2026-12-28. Weekends and public holidays are known."),
    )
    help_request_days = models.PositiveSmallIntegerField(_("help requests kept for days"), default=90)
    chat_days = models.PositiveSmallIntegerField(_("chats kept for days"), default=30)

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("region")

    def work_calendar(self) -> WorkCalendar:
        """Return the days that count towards the promise."""
        eves = zip(EVES, (self.midsummer_eve_closed, self.christmas_eve_closed), strict=True)
        return WorkCalendar(
            eves=tuple(eve for eve, closed in eves if closed),
            closed=frozenset(date.fromisoformat(day) for day in self.closed_days.split()),
        )


class RegionText(TextRow):
    """The region's words in a language."""

    record = ParentalKey(Region, on_delete=models.CASCADE, related_name="texts")
    name = models.CharField(_("name of the region"), max_length=100)
    site_name = models.CharField(_("name of the site"), max_length=100)
    supervisor = models.CharField(_("who supervises accessibility"), max_length=200, blank=True)
    credits = models.TextField(_("credits"), blank=True)

    class Meta:
        unique_together = [("record", "language")]

    def __str__(self) -> str:
        return self.site_name


class PersonalKey(models.Model):
    """A professional's public keys, and the private ones locked; see ``people.secret``."""

    user = models.OneToOneField(User, models.CASCADE, related_name="personal_key")
    public = models.BinaryField(max_length=32)
    verify = models.BinaryField(max_length=32)
    by_passphrase = models.BinaryField()
    by_recovery = models.BinaryField()
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"keys of {self.user}"


class AuditEvent(models.Model):
    """A look or an act. Written only by ``people.audit.record``; never changed."""

    at = models.DateTimeField(_("when"))
    by_id_then = models.BigIntegerField(_("who (id)"), null=True)
    by_name = models.CharField(_("who"), max_length=150, blank=True)
    did = models.CharField(_("what"), max_length=60)
    target = models.CharField(_("on what"), max_length=120)
    detail = models.CharField(_("reason"), max_length=300, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("log row")
        verbose_name_plural = _("log")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["did"]),
            models.Index(fields=["by_name"]),
            models.Index(fields=["target"]),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.by_name} {self.did} {self.target}"


class Invitation(models.Model):
    """A one-time link to a person's own login. The link is not kept, only a digest of it."""

    user = models.ForeignKey(User, models.CASCADE, related_name="invitations")
    digest = models.CharField(max_length=64, unique=True)
    by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"invitation of {self.user}"


class Acceptance(models.Model):
    """The code of conduct that a person accepted, by version."""

    user = models.ForeignKey(User, models.CASCADE, related_name="acceptances")
    version = models.CharField(_("version"), max_length=20)
    at = models.DateTimeField(_("when"))

    class Meta:
        unique_together = [("user", "version")]

    def __str__(self) -> str:
        return f"{self.user} accepted {self.version}"


class Throttle(models.Model):
    """How often something failed lately. The key is a digest of an account's name; no address is kept."""

    key = models.CharField(max_length=64, primary_key=True)
    failures = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(db_index=True)
    free_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.failures} failures"
