"""The professionals' addresses beside people's own: all behind the doorkeeper (``people.signin.Guard``)."""

from django.urls import include, path

from familycentre.workspace import views

urlpatterns = [
    path("", views.home, name="workspace"),
    path("", include("familycentre.contact.urls_workspace")),
]
