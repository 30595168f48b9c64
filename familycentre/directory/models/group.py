"""The guide's example groups: what a town, an NGO and a parish have done together."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from familycentre.core.texts import Texted, TextRow
from familycentre.core.upkeep import Upkeep
from familycentre.people.models import Municipality


class ExampleGroup(Texted, Upkeep, ClusterableModel):
    """A group with all its partners, told so that others can copy the idea."""

    key = models.SlugField(_("key"), max_length=80, unique=True)
    municipality = models.ForeignKey(Municipality, models.SET_NULL, null=True, blank=True, related_name="+")
    town = models.CharField(_("town"), max_length=80, blank=True)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    partners = models.JSONField(
        _("partners"), default=list, help_text=_("Names, in the order of the source.")
    )

    class Meta:
        verbose_name = _("example group")
        verbose_name_plural = _("example groups")
        ordering = ["town", "key"]


class ExampleGroupText(TextRow):
    """A group's words in a language."""

    record = ParentalKey(ExampleGroup, on_delete=models.CASCADE, related_name="texts")
    name = models.CharField(_("name"), max_length=160)
    audience = models.CharField(_("for whom"), max_length=160, blank=True)
    summary = models.TextField(_("summary"), blank=True)

    class Meta:
        unique_together = [("record", "language")]

    def __str__(self) -> str:
        return self.name
