"""The words that editors own: what families say for what we call it, and words of danger."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

LANGUAGES = [(code, name) for code, name in settings.LANGUAGES if code in {"fi", "sv", "en"}]
WRITTEN = [(code, name) for code, name in settings.LANGUAGES if "-" not in code]  # what families may write in


class Synonym(models.Model):
    """When somebody searches for one of the words said, the words meant are searched for as well."""

    class Origin(models.TextChoices):
        GENERAL = "general", _("general list")
        REGION = "region", _("region pack")
        EDITOR = "editor", _("editor")

    language = models.CharField(_("language"), max_length=12, choices=LANGUAGES, default="fi")
    said = models.TextField(
        _("what families say"),
        help_text=_(
            "Words or phrases with commas between. A phrase counts when all its words are in the search, "
            "in any order and any form."
        ),
    )
    meant = models.TextField(_("what to search for as well"), help_text=_("Words with commas between."))
    both_ways = models.BooleanField(
        _("both ways"),
        default=False,
        help_text=_("All of these words mean the same, whichever is searched for."),
    )
    active = models.BooleanField(_("in use"), default=True)
    origin = models.CharField(_("origin"), max_length=10, choices=Origin.choices, default=Origin.EDITOR)
    seed = models.CharField(max_length=64, blank=True, editable=False)  # digest of the list's line
    changed_at = models.DateTimeField(auto_now=True)
    vectors = models.BinaryField(
        null=True, editable=False
    )  # of the phrases said; with the semantic extra only
    vectors_of = models.TextField(blank=True, editable=False)

    class Meta:
        verbose_name = _("search synonym")
        verbose_name_plural = _("search synonyms")
        ordering = ["language", "said"]

    def __str__(self) -> str:
        return f"{self.said} {'=' if self.both_ways else '→'} {self.meant}"


class DangerWord(models.Model):
    """A word or phrase that shows immediate help above the results and above a message. It hides nothing."""

    class Kind(models.TextChoices):
        VIOLENCE = "violence", _("violence")
        SUICIDE = "suicide", _("suicide and self-harm")
        CHILD = "child", _("a child at risk")
        ABUSE = "abuse", _("sexual abuse")
        MEDICAL = "medical", _("sudden illness")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    language = models.CharField(_("language"), max_length=12, choices=WRITTEN, default="fi")
    phrase = models.CharField(
        _("word or phrase"),
        max_length=120,
        help_text=_(
            "All its words must be there, in any form: in a search in any order, in a message one after the other. "
            "A star stands for any ending (threat*); a word after a minus must not be there (beats -heart)."
        ),
    )
    only_search = models.BooleanField(
        _("in searches only"),
        default=False,
        help_text=_("For words that stand in many a message without any danger."),
    )
    active = models.BooleanField(_("in use"), default=True)
    origin = models.CharField(
        _("origin"), max_length=10, choices=Synonym.Origin.choices, default=Synonym.Origin.EDITOR
    )
    seed = models.CharField(max_length=64, blank=True, editable=False)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("danger word")
        verbose_name_plural = _("danger words")
        ordering = ["kind", "language", "phrase"]

    def __str__(self) -> str:
        return self.phrase
