"""The room's public addresses besides guided questions and paths."""

from familycentre.guidance import urls_search

urlpatterns = urls_search.urlpatterns
