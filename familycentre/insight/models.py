"""Counts and feedback. Holds no person: no address, no session, no account, no time of day."""

from django.db import models
from django.utils.translation import gettext_lazy as _

YES, NO = "helpful-yes", "helpful-no"  # names of counts


class Count(models.Model):
    """How often something happened on a day."""

    day = models.DateField(_("day"))
    name = models.CharField(_("what"), max_length=60)
    label = models.CharField(_("where"), max_length=200, blank=True)
    n = models.PositiveIntegerField(_("times"), default=0)

    class Meta:
        verbose_name = _("daily count")
        verbose_name_plural = _("daily counts")
        constraints = [models.UniqueConstraint(fields=["day", "name", "label"], name="one_count_a_day")]
        ordering = ["-day", "name"]

    def __str__(self) -> str:
        return f"{self.day} {self.name} {self.label}: {self.n}"


class Feedback(models.Model):
    """What a visitor said of a page or of the site; written without a name, read by editors."""

    class Kind(models.TextChoices):
        HELPFUL = "helpful", _("was this helpful")
        WRONG = "wrong", _("something is wrong here")
        SITE = "site", _("about the site")
        ACCESSIBILITY = "accessibility", _("about accessibility")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    day = models.DateField(_("day"))
    path = models.CharField(_("page"), max_length=300, blank=True)
    helpful = models.BooleanField(_("helpful"), null=True)
    text = models.TextField(_("words"), blank=True)
    answer_by = models.DateField(_("answer by"), null=True, blank=True)
    reply_to = models.EmailField(_("reply to"), blank=True)
    handled = models.BooleanField(_("handled"), default=False)

    class Meta:
        verbose_name = _("feedback")
        verbose_name_plural = _("feedback")
        ordering = ["handled", "-day", "-pk"]

    def __str__(self) -> str:
        return f"{self.day} {self.get_kind_display()} {self.path}"
