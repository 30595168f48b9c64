"""What every public page shares."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from familycentre.content import head
from familycentre.content.blocks import BodyBlock, SourceBlock
from familycentre.core import alternates
from familycentre.core.upkeep import Upkeep

ZONES = [("family", _("Families")), ("youth", _("Youth")), ("professional", _("Professionals"))]


class PublicPage(Upkeep, Page):  # type: ignore[django-manager-missing]
    """A page with a summary, a body, its sources and somebody who keeps it up.

    ``sensitive`` pages are about violence or crisis: quick exit, a neutral browser title, nothing kept.
    """

    key = models.SlugField(
        _("key"),
        max_length=80,
        blank=True,
        help_text=_("The same in every language; used by the region pack."),
    )
    summary = models.CharField(
        _("summary"),
        max_length=200,
        blank=True,
        help_text=_("One sentence, at most 150 characters, not the same as the title."),
    )
    body = StreamField(BodyBlock(required=False), blank=True, verbose_name=_("text"))
    zone = models.CharField(_("zone"), max_length=12, choices=ZONES, default="family")
    sensitive = models.BooleanField(
        _("about violence or crisis"),
        default=False,
        help_text=_("Quick exit, neutral browser title, no traces. Choose a neutral address too."),
    )
    search_words = models.TextField(
        _("everyday search words"),
        blank=True,
        help_text=_("What families say, one a line; misspelt is welcome."),
    )
    reviewed = models.BooleanField(
        _("checked"),
        default=False,
        help_text=_("Somebody who knows the language has read this and found it right."),
    )
    sources = StreamField([("source", SourceBlock())], blank=True, verbose_name=_("sources"))

    text_panels = [FieldPanel("title"), FieldPanel("summary"), FieldPanel("body")]
    upkeep_panels = [
        MultiFieldPanel(
            [
                FieldPanel("keeper"),
                FieldPanel("assured_at"),
                FieldPanel("assured_by"),
                FieldPanel("review_due"),
            ],
            heading=_("Upkeep"),
        ),
        FieldPanel("reviewed"),
        FieldPanel("sources"),
        FieldPanel("source"),
        FieldPanel("confidence"),
    ]
    find_panels = [FieldPanel("search_words"), FieldPanel("zone"), FieldPanel("sensitive")]

    search_fields = [*Page.search_fields, index.SearchField("summary"), index.SearchField("search_words")]

    class Meta:
        abstract = True

    @classmethod
    def tabs(cls, *extra: Any) -> TabbedInterface:
        """Return the editing screen: text, finding, upkeep, publishing."""
        return TabbedInterface(
            [
                ObjectList([*cls.text_panels, *extra], heading=_("Text")),
                ObjectList(cls.find_panels, heading=_("Finding")),
                ObjectList(cls.upkeep_panels, heading=_("Upkeep")),
                ObjectList([*Page.promote_panels, *Page.settings_panels], heading=_("Publishing")),
            ]
        )

    @cached_property
    def alternates(self) -> dict[str, str]:
        """Return language → address of the live versions of this page, itself included."""
        return alternates.of_page(self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        request.alternates = self.alternates  # type: ignore[attr-defined]  # the frame reads it
        return {**context, **self.frame_words()}

    def frame_words(self) -> dict[str, Any]:
        """Return what the frame shows of this page: its title for machines, its place, its zone."""
        language = get_language() or settings.LANGUAGE_CODE
        return {
            "page_title": self.seo_title or self.title,
            "page_description": self.search_description or self.summary,
            "crumbs": head.crumbs(self),
            "sensitive": self.sensitive,
            "zone": self.zone,
            "today": self.today,
            "unchecked": not self.reviewed and language != settings.LANGUAGE_CODE,
        }

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().serve(request, *args, **kwargs)
        response.sensitive = self.sensitive  # type: ignore[attr-defined]  # core.headers reads it
        return response

    @property
    def today(self) -> date:
        return timezone.localdate()
