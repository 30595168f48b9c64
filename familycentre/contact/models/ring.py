"""A ring: the named professionals who answer, and the keys that they share."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from familycentre.core.texts import Texted, TextRow
from familycentre.people.models import Municipality, Organisation

LEAST_MEMBERS = 2  # keyed members without whom a ring is closed (the guide: a ring, not a person)
WARN_BELOW = 3


class Ring(Texted, ClusterableModel):
    """Who answers. Open to families only when its go-live checklist is complete and two members hold its key."""

    key = models.SlugField(_("key"), max_length=60, unique=True)
    municipalities = models.ManyToManyField(
        Municipality, blank=True, related_name="+", help_text=_("Empty: the whole region.")
    )
    responsible_body = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("responsible body"),
    )
    induction_on = models.DateField(_("members inducted on"), null=True, blank=True)
    texts_checked_on = models.DateField(_("texts checked on"), null=True, blank=True)
    opened_on = models.DateField(_("opened to families on"), null=True, blank=True)
    second_reader = models.BooleanField(
        _("a second person reads every answer before it is sent"), default=False
    )

    class Meta:
        verbose_name = _("ring")
        verbose_name_plural = _("rings")


class RingText(TextRow):
    """A ring's name as families see it."""

    record = ParentalKey(Ring, on_delete=models.CASCADE, related_name="texts")
    name = models.CharField(_("name"), max_length=120)

    class Meta:
        unique_together = [("record", "language")]

    def __str__(self) -> str:
        return self.name


class RingMember(models.Model):
    """A professional in a ring, from a day to a day."""

    ring = models.ForeignKey(Ring, models.CASCADE, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="rings")
    lead = models.BooleanField(_("lead"), default=False)
    joined_on = models.DateField(_("from"))
    left_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ring", "user"], condition=models.Q(left_on=None), name="one_present_membership"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} in {self.ring.key}"


class RingEpoch(models.Model):
    """A ring's key pair; a new one is made whenever a member leaves."""

    ring = models.ForeignKey(Ring, models.CASCADE, related_name="epochs")
    number = models.PositiveIntegerField()
    public = models.BinaryField(max_length=32)
    made_on = models.DateField()
    stale = models.BooleanField(default=False)
    """Somebody who held this key has left: the next member who opens the ring makes a new one."""

    class Meta:
        unique_together = [("ring", "number")]
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"{self.ring.key} epoch {self.number}"


class RingKey(models.Model):
    """An epoch's private key, sealed to one member's own key."""

    epoch = models.ForeignKey(RingEpoch, models.CASCADE, related_name="keys")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="ring_keys")
    to_public = models.BinaryField(max_length=32)
    """The member's key at that time: a member who has made new keys since must be let in again."""
    sealed = models.BinaryField()

    class Meta:
        unique_together = [("epoch", "user")]

    def __str__(self) -> str:
        return f"{self.epoch} for {self.user}"


class AnswerTemplate(models.Model):
    """A ready text with places to fill: {name_of_day}, {my_first_name}. Never with anything of a family in it."""

    ring = models.ForeignKey(Ring, models.CASCADE, null=True, blank=True, related_name="templates")
    language = models.CharField(_("language"), max_length=12, choices=settings.LANGUAGES)
    name = models.CharField(_("name"), max_length=80)
    text = models.TextField(_("text"))

    class Meta:
        verbose_name = _("answer template")
        verbose_name_plural = _("answer templates")
        ordering = ["language", "name"]

    def __str__(self) -> str:
        return f"{self.name} ({self.language})"
