"""Doors of Wagtail's admin that would open by a password alone; they lead to ours. Stand before its own addresses."""

from django.urls import path, re_path
from django.views.generic import RedirectView

from familycentre.people.views import leaving

to_login = RedirectView.as_view(pattern_name="account_login", query_string=True)
to_reset = RedirectView.as_view(pattern_name="account_reset_password")

urlpatterns = [
    path("login/", to_login),
    re_path(r"^password_reset/", to_reset),
    path("logout/", leaving.leave),
]
