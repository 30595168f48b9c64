"""Numbers that answer, and national services to link to."""

from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from familycentre.core.codes_field import CodesField
from familycentre.core.texts import Texted, TextRow
from familycentre.core.upkeep import Upkeep
from familycentre.directory import vocabulary

HOURS_TRUSTED = timedelta(days=365)  # older opening hours are hidden, not shown with a warning


class Helpline(Texted, Upkeep, ClusterableModel):
    """A helpline; one that the research could not verify has ``shown`` false and never reaches a page."""

    key = models.SlugField(_("key"), max_length=60, unique=True)
    order = models.PositiveSmallIntegerField(_("order"), default=100)
    shown = models.BooleanField(_("shown"), default=False)
    needs = CodesField(_("needs"), vocabulary=vocabulary.NEEDS)
    number = models.CharField(_("number as shown"), max_length=40, blank=True)
    tel = models.CharField(_("number as dialled"), max_length=20, blank=True)
    url = models.URLField(_("web address"), blank=True)
    chat_url = models.URLField(_("chat"), blank=True)
    languages = CodesField(_("languages"), vocabulary=vocabulary.SERVICE_LANGUAGES)
    free = models.BooleanField(_("free of charge"), null=True)
    always_open = models.BooleanField(_("open day and night"), default=False)
    hours_seen = models.DateField(_("hours seen on"), null=True, blank=True)

    class Meta:
        verbose_name = _("helpline")
        verbose_name_plural = _("helplines")
        ordering = ["order", "key"]

    def hours_on(self, today: date) -> str:
        """Return the opening hours in the reader's language, or nothing when they are too old to trust."""
        if self.hours_seen is None or today - self.hours_seen > HOURS_TRUSTED:
            return ""
        return self.text.hours if self.text else ""


class HelplineText(TextRow):
    """A helpline's words in a language."""

    record = ParentalKey(Helpline, on_delete=models.CASCADE, related_name="texts")
    name = models.CharField(_("name"), max_length=120)
    summary = models.TextField(_("who answers, about what"), blank=True)
    hours = models.CharField(_("opening hours"), max_length=200, blank=True)

    class Meta:
        unique_together = [("record", "language")]

    def __str__(self) -> str:
        return self.name


class NationalService(Texted, Upkeep, ClusterableModel):
    """A national or regional e-service that we link to and don't rebuild."""

    key = models.SlugField(_("key"), max_length=60, unique=True)
    group = models.CharField(_("group"), max_length=20, choices=vocabulary.NATIONAL_GROUPS)
    url = models.URLField(_("web address"), blank=True)
    needs_login = models.BooleanField(_("needs strong identification"), null=True)

    class Meta:
        verbose_name = _("national service")
        verbose_name_plural = _("national services")
        ordering = ["group", "key"]


class NationalServiceText(TextRow):
    """A national service's words in a language."""

    record = ParentalKey(NationalService, on_delete=models.CASCADE, related_name="texts")
    name = models.CharField(_("name"), max_length=120)
    summary = models.TextField(_("summary"), blank=True)

    class Meta:
        unique_together = [("record", "language")]

    def __str__(self) -> str:
        return self.name
