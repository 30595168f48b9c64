"""Themes (the guide's eight, and the sections for special situations and youth) and THL's tasks."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from familycentre.core.texts import Texted, TextRow
from familycentre.directory import vocabulary


class Theme(Texted, ClusterableModel):
    """What a family comes with. ``section`` themes are not on the home page's tiles."""

    key = models.SlugField(_("key"), max_length=40, unique=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    picture = models.CharField(_("picture"), max_length=20, choices=vocabulary.PICTURES, blank=True)
    ground = models.CharField(_("ground"), max_length=10, choices=vocabulary.GROUNDS, default="moss")
    section = models.BooleanField(_("section of its own"), default=False)

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ["order"]


class ThemeText(TextRow):
    """A theme's name and its short name for tiles and tags."""

    record = ParentalKey(Theme, on_delete=models.CASCADE, related_name="texts")
    name = models.CharField(_("name"), max_length=120)
    short = models.CharField(_("short name"), max_length=40)

    class Meta:
        unique_together = [("record", "language")]

    def __str__(self) -> str:
        return self.name


class Task(Texted, ClusterableModel):
    """One of the seven national tasks of a family centre (THL)."""

    code = models.CharField(_("code"), max_length=4, unique=True)

    class Meta:
        verbose_name = _("national task")
        verbose_name_plural = _("national tasks")
        ordering = ["code"]

    @property
    def key(self) -> str:
        return self.code


class TaskText(TextRow):
    """A task's name in a language."""

    record = ParentalKey(Task, on_delete=models.CASCADE, related_name="texts")
    name = models.CharField(_("name"), max_length=200)

    class Meta:
        unique_together = [("record", "language")]

    def __str__(self) -> str:
        return self.name
