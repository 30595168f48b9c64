"""Family-centre sites and open meeting places."""

from datetime import date, datetime, time

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField

from familycentre.core.texts import TextRow
from familycentre.directory import hours, vocabulary
from familycentre.directory.models.record import Record
from familycentre.people.models import Area, Municipality, Organisation, User


class Place(Record):
    """A place a family can walk into. The criteria label is shown only when the criteria are met."""

    class Precision(models.TextChoices):
        EXACT = "exact", _("exact")
        MUNICIPALITY = "municipality", _("the municipality only")

    kind = models.CharField(_("kind"), max_length=20, choices=vocabulary.PLACE_KINDS)
    area = models.ForeignKey(
        Area, models.SET_NULL, null=True, blank=True, related_name="places", verbose_name=_("area")
    )
    municipality = models.ForeignKey(
        Municipality,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="places",
        verbose_name=_("municipality"),
    )
    organisations = ParentalManyToManyField(
        Organisation, blank=True, related_name="places", verbose_name=_("responsible organisations")
    )
    partners = ParentalManyToManyField(
        Organisation, blank=True, related_name="partner_places", verbose_name=_("partners")
    )
    address = models.CharField(_("street address"), max_length=200, blank=True)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    precision = models.CharField(
        _("the position is"), max_length=20, choices=Precision.choices, default=Precision.MUNICIPALITY
    )
    criteria = models.CharField(
        _("national criteria"), max_length=20, choices=vocabulary.CRITERIA, default="unknown"
    )

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["key"]

    def get_absolute_url(self) -> str:
        return reverse("place", args=[self.text.slug if self.text else self.key])

    def hours_on(self, day: date) -> list[tuple[time, time]] | None:
        """Return the day's opening times, an empty list when closed, None when not known."""
        if self.state == self.State.PAUSED:
            return []
        stretches = [
            hours.Stretch(row.weekday, row.opens, row.closes, row.seen_on, row.valid_from, row.valid_to)
            for row in self.opening_hours.all()
        ]
        exceptions = [hours.DayHours(row.day, row.opens, row.closes) for row in self.hours_exceptions.all()]
        return hours.today_hours(stretches, exceptions, day)

    def open_at(self, now: datetime) -> hours.Open:
        """Return whether the place is open at ``now`` (local time): yes, no or not known."""
        return hours.open_within(self.hours_on(now.date()), now.time())

    @classmethod
    def edit_scope(cls, user: User) -> models.Q:
        return models.Q(area__in=user.scopes("area-editor", "area")) | models.Q(
            organisations__in=user.scopes("provider-editor", "organisation")
        )


class PlaceText(TextRow):
    """A place's words in a language."""

    record = ParentalKey(Place, on_delete=models.CASCADE, related_name="texts")
    name = models.CharField(_("name"), max_length=160)
    slug = models.SlugField(_("address"), max_length=160)
    summary = models.CharField(_("summary"), max_length=300, blank=True)
    description = models.TextField(_("description"), blank=True)
    programme = models.TextField(
        _("what happens here"), blank=True, help_text=_("One thing a line, without times: those are events.")
    )
    accessibility = models.TextField(_("accessibility"), blank=True)

    class Meta:
        unique_together = [("record", "language"), ("language", "slug")]

    def __str__(self) -> str:
        return self.name

    @property
    def programme_lines(self) -> list[str]:
        return [line.strip() for line in self.programme.splitlines() if line.strip()]


class PlaceLink(models.Model):
    """A link out: the place's own page or its page elsewhere."""

    record = ParentalKey(Place, on_delete=models.CASCADE, related_name="links")
    label = models.CharField(_("text of the link"), max_length=120)
    url = models.URLField(_("web address"))

    def __str__(self) -> str:
        return self.label
