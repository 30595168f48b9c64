"""Addresses of the search and of the reader's own list. Their words are translated."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from familycentre.guidance.views_guidance import my_list, search

urlpatterns = [
    path(pgettext_lazy("address", "search/"), search.search, name="search"),
    path(pgettext_lazy("address", "search/suggestions/"), search.suggestions, name="suggestions"),
    path(pgettext_lazy("address", "search/opened/"), search.opened, name="search_opened"),
    path(pgettext_lazy("address", "my-list/"), my_list.my_list, name="my_list"),
    path(pgettext_lazy("address", "my-list/all.json"), my_list.pinnable, name="pinnable"),
]
