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


class SearchTally(models.Model):
    """How often a term was searched for in a month, before it may be read: the term itself is not here.

    ``mark`` is a keyed digest of the term; without the site's secret nobody can tell what was typed.
    """

    month = models.DateField(_("month"))
    mark = models.CharField(max_length=64)
    found = models.PositiveIntegerField(default=0)
    not_found = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["month", "mark"], name="one_tally_a_month")]

    def __str__(self) -> str:
        return f"{self.month} {self.mark[:8]}"


class SearchTerm(models.Model):
    """What many have searched for on a day: kept in words only once it has come up often enough."""

    day = models.DateField(_("day"))
    language = models.CharField(_("language"), max_length=12)
    term = models.CharField(_("term"), max_length=120)
    found = models.PositiveIntegerField(_("found something"), default=0)
    not_found = models.PositiveIntegerField(_("found nothing"), default=0)
    opened = models.PositiveIntegerField(_("opened a result"), default=0)

    class Meta:
        verbose_name = _("searched term")
        verbose_name_plural = _("searched terms")
        constraints = [
            models.UniqueConstraint(fields=["day", "language", "term"], name="one_search_term_a_day")
        ]
        ordering = ["-day", "-not_found", "-found", "term"]

    def __str__(self) -> str:
        return f"{self.day} {self.term}"
