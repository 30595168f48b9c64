"""The screens speak the language of whoever edits, not the one in which the site started."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from familycentre.directory.models import Event, Place, Service
from familycentre.people import roles
from familycentre.people.actions import assign_role
from familycentre.people.models import User

pytestmark = pytest.mark.django_db

SAYS = {  # the address of a record's new row, and its list: what stands there in Finnish and in Swedish
    (Event, "add"): [
        ("Valitse paikka", "Välj plats"),
        ("Elämänvaiheet", "Livsskeden"),
        ("Peruttu tai siirretty kerta", "Inställt eller flyttat tillfälle"),
    ],
    (Place, "add"): [("Linkki", "Länk"), ("Poikkeava aukiolo", "Avvikande öppettid")],
    (Service, "add"): [("Asiointikanava", "Kanal"), ("Valitse teema", "Välj tema")],
    (Service, "list"): [("Päivitetty", "Uppdaterad")],
}


@pytest.fixture
def main():
    user = User.objects.create_user("main")
    assign_role(user=user, role=roles.MAIN_EDITOR.key)
    client = Client()
    client.force_login(user)
    client.user = user
    return client


@pytest.mark.parametrize(("model", "view"), SAYS)
def test_screen_is_in_the_editors_language(main, model, view):
    profile = UserProfile.get_for_user(main.user)
    for index, language in enumerate(["fi", "sv"]):
        profile.preferred_language = language
        profile.save()
        page = main.get(reverse(model.snippet_viewset.get_url_name(view))).content.decode()
        for words in SAYS[model, view]:
            assert words[index] in page
            assert words[1 - index] not in page
