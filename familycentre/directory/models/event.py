"""Events: a service with a time."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField

from familycentre.core.codes_field import CodesField
from familycentre.core.texts import TextRow
from familycentre.directory import vocabulary
from familycentre.directory.models.place import Place
from familycentre.directory.models.record import Record
from familycentre.directory.recurrence import RuleError, first_time, parse
from familycentre.people.models import Organisation, User


def valid_rule(rule: str) -> None:
    """Refuse, with the reason, a recurrence rule that the calendar can't follow."""
    try:
        parse(rule)
    except RuleError as error:
        raise ValidationError(str(error)) from error


class Event(Record):
    """Something that happens once or by a rule. Times are local (Europe/Helsinki), as people say them."""

    class Signup(models.TextChoices):
        NONE = "none", _("no sign-up")
        ASK = "ask", _("sign up with the organiser")

    kind = models.CharField(_("kind"), max_length=20, choices=vocabulary.EVENT_KINDS)
    place = models.ForeignKey(
        Place, models.SET_NULL, null=True, blank=True, related_name="events", verbose_name=_("place")
    )
    online = models.BooleanField(_("online"), default=False)
    organisers = ParentalManyToManyField(
        Organisation, blank=True, related_name="events", verbose_name=_("organisers")
    )
    first_day = models.DateField(_("first day"))
    starts = models.TimeField(_("starts"))
    ends = models.TimeField(_("ends"))
    rule = models.CharField(
        _("repeats"),
        max_length=200,
        blank=True,
        validators=[valid_rule],
        help_text=_("A recurrence rule, for example FREQ=WEEKLY;COUNT=6. Empty: once."),
    )
    series = models.BooleanField(
        _("a series"),
        default=False,
        help_text=_("The same people come every time; one signs up for the whole."),
    )
    cancelled = models.BooleanField(_("cancelled"), default=False)
    audiences = CodesField(_("for whom"), vocabulary=vocabulary.AUDIENCES)
    life_stages = CodesField(_("life stages"), vocabulary=vocabulary.LIFE_STAGES)
    languages = CodesField(_("languages"), vocabulary=vocabulary.SERVICE_LANGUAGES)
    fee = models.CharField(_("fee"), max_length=10, choices=vocabulary.FEES, default="unknown")
    signup = models.CharField(_("sign-up"), max_length=10, choices=Signup.choices, default=Signup.NONE)
    capacity = models.PositiveSmallIntegerField(_("places"), null=True, blank=True)
    example = models.BooleanField(
        _("example"), default=False, help_text=_("Invented for a demonstration; marked on every page.")
    )

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["first_day", "starts", "key"]
        constraints = [
            models.CheckConstraint(condition=models.Q(ends__gt=models.F("starts")), name="event_ends_later")
        ]

    def get_absolute_url(self) -> str:
        return reverse("event", args=[self.text.slug if self.text else self.key])

    def clean(self) -> None:
        super().clean()
        if self.rule and self.first_day and first_time(self.first_day, self.rule) is None:
            raise ValidationError({"rule": _("By this rule the event never takes place.")})

    @property
    def first_start(self) -> datetime:
        return datetime.combine(self.first_day, self.starts)

    @classmethod
    def edit_scope(cls, user: User) -> models.Q:
        return models.Q(place__area__in=user.scopes("area-editor", "area")) | models.Q(
            organisers__in=user.scopes("provider-editor", "organisation")
        )


class EventText(TextRow):
    """An event's words in a language."""

    record = ParentalKey(Event, on_delete=models.CASCADE, related_name="texts")
    name = models.CharField(_("name"), max_length=160)
    slug = models.SlugField(_("address"), max_length=160)
    summary = models.CharField(_("summary"), max_length=300, blank=True)
    description = models.TextField(_("description"), blank=True)

    class Meta:
        unique_together = [("record", "language"), ("language", "slug")]

    def __str__(self) -> str:
        return self.name


class EventException(models.Model):
    """One day of a repeated event that is cancelled or moved."""

    record = ParentalKey(Event, on_delete=models.CASCADE, related_name="exceptions")
    day = models.DateField(_("day"))
    moved_to = models.DateField(_("moved to"), null=True, blank=True, help_text=_("Empty: cancelled."))

    class Meta:
        ordering = ["day"]
        unique_together = [("record", "day")]

    def __str__(self) -> str:
        return f"{self.day} → {self.moved_to or '×'}"
