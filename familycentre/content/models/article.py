"""Articles answer one question of a reader; stories tell what it was like."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from familycentre.content import doors, head, outline
from familycentre.content.blocks import DoorsBlock
from familycentre.content.models.page import PublicPage
from familycentre.content.safety import BLOCKS
from familycentre.core.codes_field import CodesField
from familycentre.directory import vocabulary
from familycentre.directory.models import Task, Theme

ICONS = {
    "pregnancy": "baby",
    "baby": "baby",
    "toddler": "child",
    "preschool": "child",
    "school": "school",
    "adolescence": "youth",
    "young-adult": "youth",
    "couple": "heart",
    "immigrant": "globe",
    "bereaved": "heart",
    "grandparent": "family",
    "family": "family",
    "parent": "people",
}
"""Life stages and audiences → the icon of an article about them; the first code that is here decides."""


class ArticlePage(PublicPage):
    """An answer in 150–450 words, with the safety blocks above it and the next doors below."""

    theme = models.ForeignKey(Theme, models.PROTECT, related_name="+", verbose_name=_("theme"))
    tier = models.CharField(
        _("level of support"), max_length=20, choices=vocabulary.TIERS, default="universal"
    )
    audiences = CodesField(_("for whom"), vocabulary=vocabulary.AUDIENCES)
    life_stages = CodesField(_("life stages"), vocabulary=vocabulary.LIFE_STAGES)
    tasks = ParentalManyToManyField(Task, blank=True, related_name="+", verbose_name=_("national tasks"))
    safety = CodesField(_("safety blocks"), vocabulary=BLOCKS)
    starred = models.BooleanField(
        _("on the front page"),
        default=False,
        help_text=_(
            "A situation that many come with: offered on the home page and first on its theme's page."
        ),
    )
    doors = StreamField(DoorsBlock(required=False), blank=True, verbose_name=_("next doors"))

    parent_page_types = ["content.ThemePage", "content.SectionPage"]
    subpage_types: list[str] = []
    template = "content/article_page.html"
    find_panels = [
        *PublicPage.find_panels,
        FieldPanel("theme"),
        FieldPanel("tier"),
        FieldPanel("audiences"),
        FieldPanel("life_stages"),
        FieldPanel("tasks"),
        FieldPanel("starred"),
    ]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        beside = doors.beside(self)
        return {
            **context,
            "safety_blocks": beside.safety_blocks,
            "first_door": beside.first_door,
            "doors": beside.doors[1:],
            "outline": outline.of_body(self.body),
            "nav_current": "youth" if self.zone == "youth" else "themes",
            "structured": [head.article(self)],
            "og_type": "article",
        }

    @property
    def icon(self) -> str:
        """Return the icon that tells in a list whom the article is for."""
        codes = [*self.life_stages, *self.audiences]
        return next((ICONS[code] for code in codes if code in ICONS), "book")


ArticlePage.edit_handler = ArticlePage.tabs(FieldPanel("safety"), FieldPanel("doors"))


class StoryPage(PublicPage):
    """A family's own story, in writing or on video; told with leave, changed so that nobody is known."""

    theme = models.ForeignKey(
        Theme, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("theme")
    )

    parent_page_types = ["content.SectionPage"]
    subpage_types: list[str] = []
    template = "content/story_page.html"

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return {**context, "nav_current": "stories", "structured": [head.article(self)], "og_type": "article"}


StoryPage.edit_handler = StoryPage.tabs(FieldPanel("theme"))
