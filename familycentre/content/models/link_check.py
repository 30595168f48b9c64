"""What ``manage.py check_links`` found."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LinkCheck(models.Model):
    """An address that the site links to and whether it answered."""

    url = models.URLField(_("web address"), max_length=500, unique=True)
    found_on = models.TextField(_("found on"), help_text=_("Names of pages and records, one a line."))
    works = models.BooleanField(_("works"), default=True)
    answer = models.CharField(_("answer"), max_length=200, blank=True)
    checked_at = models.DateTimeField(_("checked"), auto_now=True)

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        ordering = ["works", "url"]

    def __str__(self) -> str:
        return self.url
