"""Client paths: what a family does stage by stage, who helps, when to go to the next door."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.fields import StreamField

from familycentre.core.texts import TextRow
from familycentre.guidance.blocks import StagesBlock
from familycentre.guidance.models.flow import Guide


class Path(Guide):
    """A path of the family centre; an unfinished one says so."""

    stages = StreamField(StagesBlock(), verbose_name=_("stages"))
    unfinished = models.BooleanField(
        _("unfinished"),
        default=False,
        help_text=_("The network is still building this path; the page says so."),
    )
    url_name = "path"
    preview_template = "guidance/preview_path.html"

    class Meta:
        verbose_name = _("client path")
        verbose_name_plural = _("client paths")
        ordering = ["order", "key"]

    @property
    def stored(self) -> list[Any]:
        """The stages as they are stored, whether they came from the database or from a form."""
        return [block["value"] for block in self.stages.stream_block.get_prep_value(self.stages)]

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        return self.preview_template

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        return {"path": self, "text": self.text, "stages": self.stored}


class PathText(TextRow):
    """A path's words in a language."""

    record = ParentalKey(Path, on_delete=models.CASCADE, related_name="texts")
    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("address"), max_length=120)
    summary = models.CharField(_("in a sentence"), max_length=200)
    unfinished_note = models.TextField(_("what is still unfinished"), blank=True)
    search_words = models.TextField(
        _("everyday search words"), blank=True, help_text=_("What families say, one a line.")
    )

    class Meta:
        unique_together = [("record", "language"), ("language", "slug")]

    def __str__(self) -> str:
        return self.name
