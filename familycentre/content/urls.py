"""The room's addresses besides the editors' pages. Their words are translated, as in the directory."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from familycentre.content import views

urlpatterns = [
    path(pgettext_lazy("address", "themes/"), views.themes, name="themes"),
    path(pgettext_lazy("address", "ask-for-help/"), views.ask, name="ask"),
    path(pgettext_lazy("address", "traces-on-your-device/"), views.safety, name="safety"),
    path(pgettext_lazy("address", "site-map/"), views.site_map, name="site_map"),
    path(pgettext_lazy("address", "news/feed/"), views.news_feed, name="news_feed"),
]

files = [
    path("robots.txt", views.robots_txt, name="robots_txt"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("favicon.ico", views.favicon, name="favicon"),
]
"""Files that stand at the root, outside the languages."""
