"""Guided questions that editors make: versions, drafts and approval as for any record."""

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.fields import StreamField

from familycentre.core.texts import TextRow
from familycentre.directory import vocabulary
from familycentre.directory.models import Theme
from familycentre.directory.models.record import Record
from familycentre.guidance import engine, graph
from familycentre.guidance.blocks import NodesBlock
from familycentre.people.models import User


class Guide(Record):
    """What flows and paths share: they are kept by main editors, and belong to themes."""

    theme = models.ForeignKey(
        Theme, models.PROTECT, null=True, blank=True, related_name="%(class)ss", verbose_name=_("main theme")
    )
    more_themes = ParentalManyToManyField(
        Theme, blank=True, related_name="more_%(class)ss", verbose_name=_("other themes")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=50)
    private = models.BooleanField(
        _("about violence or crisis"),
        default=False,
        help_text=_(
            "Quick exit, neutral browser title, no traces; answers stand in no address. Choose a neutral address."
        ),
    )
    url_name = ""

    class Meta:
        abstract = True

    def get_absolute_url(self) -> str:
        return reverse(self.url_name, args=[self.text.slug if self.text else self.key])

    @property
    def sensitive(self) -> bool:
        """Say whether the pages must leave no traces; looks at the main theme too."""
        return self.private or (self.theme is not None and self.theme.key in vocabulary.SENSITIVE_THEMES)

    @classmethod
    def edit_scope(cls, user: User) -> models.Q:
        return models.Q(pk__in=[])


class Flow(Guide):
    """Guided questions: one a page, and at the end a short list of next doors."""

    nodes = StreamField(NodesBlock(), verbose_name=_("questions and outcomes"))
    first = models.BooleanField(
        _("the first one"), default=False, help_text=_("Offered to those who don't know where to begin.")
    )
    url_name = "flow_start"
    preview_template = "guidance/preview_flow.html"

    class Meta:
        verbose_name = _("guided questions")
        verbose_name_plural = _("guided questions")
        ordering = ["order", "key"]

    @property
    def stored(self) -> list[Any]:
        """The nodes as they are stored, whether they came from the database or from a form."""
        return list(self.nodes.stream_block.get_prep_value(self.nodes))

    def graph(self, municipalities: Any = ()) -> engine.Flow:
        """Return the flow for the engine."""
        return graph.flow_of(self.stored, municipalities)

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        return self.preview_template

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        return {"flow": self, "graph": self.graph(), "text": self.text}


class FlowText(TextRow):
    """A flow's words in a language."""

    record = ParentalKey(Flow, on_delete=models.CASCADE, related_name="texts")
    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("address"), max_length=120)
    summary = models.CharField(_("in a sentence"), max_length=200)

    class Meta:
        unique_together = [("record", "language"), ("language", "slug")]

    def __str__(self) -> str:
        return self.name
