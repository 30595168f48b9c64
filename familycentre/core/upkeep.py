"""Who looks after a record, where its facts come from and until when they are trusted."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

FROM_PACK = "region pack"  # the checker of what came with the region's pack
CONFIDENCE = [
    ("H", _("official source")),
    ("M", _("older or secondary source")),
    ("L", _("general knowledge")),
]


class Upkeep(models.Model):
    """Freshness is apart from the time of the last edit: ``assured_at`` says when somebody checked the facts."""

    keeper = models.CharField(
        _("keeper"), max_length=80, blank=True, help_text=_("The role that keeps this up.")
    )
    source = models.TextField(_("source of the facts"), blank=True)
    confidence = models.CharField(_("confidence"), max_length=1, choices=CONFIDENCE, blank=True)
    assured_at = models.DateField(_("facts checked on"), null=True, blank=True)
    assured_by = models.CharField(_("facts checked by"), max_length=120, blank=True)
    review_due = models.DateField(_("check again by"), null=True, blank=True, db_index=True)

    class Meta:
        abstract = True

    def is_due(self, today: date) -> bool:
        """Say whether the facts should have been checked again by now."""
        return self.review_due is not None and self.review_due <= today
