"""The room's public addresses."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from familycentre.insight import views

urlpatterns = [
    path(pgettext_lazy("address", "feedback/"), views.feedback, name="feedback"),
    path(pgettext_lazy("address", "feedback/helpful/"), views.helpful, name="helpful"),
    path(pgettext_lazy("address", "feedback/thanks/"), views.thanks, name="thanks"),
]
