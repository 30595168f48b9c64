"""Fronts that lead on: home, themes, sections; and pages of information."""

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from familycentre.contact import rings
from familycentre.content import fronts, outline
from familycentre.content.models.page import PublicPage
from familycentre.directory.models import Theme


class LeadingFront(PublicPage):
    """A front with a sentence under its title and everyday searches that lead on."""

    lead = models.CharField(_("sentence under the title"), max_length=200, blank=True)
    chips = models.TextField(
        _("everyday searches"), blank=True, help_text=_("What people type, one a line; four to six.")
    )

    text_panels = [
        FieldPanel("title"),
        FieldPanel("lead"),
        FieldPanel("summary"),
        FieldPanel("chips"),
        FieldPanel("body"),
    ]

    class Meta:
        abstract = True

    @property
    def chip_list(self) -> list[str]:
        return [line.strip() for line in self.chips.splitlines() if line.strip()]


class HomePage(LeadingFront):
    """The first page of a language."""

    parent_page_types = ["wagtailcore.Page"]
    template = "content/home_page.html"

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), **fronts.home(self), "nav_current": "home"}


HomePage.edit_handler = HomePage.tabs()


class ThemePage(PublicPage):
    """The front of a theme: what it is about, its articles, its services, the nearest events."""

    theme = models.ForeignKey(Theme, models.PROTECT, related_name="pages", verbose_name=_("theme"))
    tagline = models.CharField(_("words under the tile"), max_length=80, blank=True)

    parent_page_types = ["content.HomePage"]
    subpage_types = ["content.ArticlePage"]
    template = "content/theme_page.html"
    listed_in = "themes"  # the list of which it is a part
    text_panels = [FieldPanel("title"), FieldPanel("tagline"), FieldPanel("summary"), FieldPanel("body")]

    class Meta:
        verbose_name = _("theme front")
        verbose_name_plural = _("theme fronts")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context(request, *args, **kwargs),
            **fronts.theme(self),
            "nav_current": "themes",
        }


ThemePage.edit_handler = ThemePage.tabs(FieldPanel("theme"))


class SectionPage(LeadingFront):
    """The front of a section of its own: youth, special situations, stories, professionals."""

    class Kind(models.TextChoices):
        YOUTH = "youth", _("youth")
        SPECIAL = "special", _("special situations")
        STORIES = "stories", _("stories and videos")
        PROFESSIONALS = "professionals", _("for professionals")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)

    parent_page_types = ["content.HomePage"]
    subpage_types = ["content.ArticlePage", "content.StoryPage", "content.InfoPage"]
    template = "content/section_page.html"

    class Meta:
        verbose_name = _("section front")
        verbose_name_plural = _("section fronts")

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        return f"content/section_{self.kind}.html"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context(request, *args, **kwargs),
            **fronts.section(self),
            "nav_current": self.kind,
            "outline": outline.of_body(self.body),
        }


SectionPage.edit_handler = SectionPage.tabs(FieldPanel("kind"))


class InfoPage(PublicPage):
    """A page of information: about us, accessibility, privacy, traces on your device, how to ask for help."""

    class Kind(models.TextChoices):
        PLAIN = "plain", _("plain")
        ASK = "ask", _("how to ask for help")
        SAFETY = "safety", _("traces on your device")
        ACCESSIBILITY = "accessibility", _("accessibility statement")
        PRIVACY = "privacy", _("privacy notice")
        PUBLICATIONS = "publications", _("publications")
        NEWS = "news", _("news item")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.PLAIN)
    in_footer = models.BooleanField(_("in the footer"), default=False)

    parent_page_types = ["content.HomePage", "content.SectionPage"]
    subpage_types: list[str] = []
    template = "content/info_page.html"

    class Meta:
        verbose_name = _("information page")
        verbose_name_plural = _("information pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context(request, *args, **kwargs),
            **fronts.info(self),
            "nav_current": self.kind,
            "outline": outline.of_body(self.body),
        }

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the page; while families may write, the page on how to ask gives way to the form."""
        if self.kind == self.Kind.ASK and rings.open_rings():
            return redirect("ask_form")
        return super().serve(request, *args, **kwargs)


InfoPage.edit_handler = InfoPage.tabs(FieldPanel("kind"), FieldPanel("in_footer"))
