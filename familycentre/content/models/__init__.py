"""Pages that editors write: home, themes, articles, sections, stories and information."""

from familycentre.content.models.article import ArticlePage, StoryPage
from familycentre.content.models.fronts import HomePage, InfoPage, SectionPage, ThemePage
from familycentre.content.models.link_check import LinkCheck
from familycentre.content.models.pack_entry import PackEntry
from familycentre.content.models.page import PublicPage

__all__ = [
    "ArticlePage",
    "HomePage",
    "InfoPage",
    "LinkCheck",
    "PackEntry",
    "PublicPage",
    "SectionPage",
    "StoryPage",
    "ThemePage",
]
