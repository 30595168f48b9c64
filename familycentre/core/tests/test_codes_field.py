"""A list of codes in a form."""

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from familycentre.core.codes_field import CodesField


def test_label_is_said_in_the_language_of_the_reader_not_of_the_start() -> None:
    with translation.override("fi"):
        label = CodesField(_("languages"), vocabulary=[("fi", "suomi")]).formfield().label
    with translation.override("sv"):
        assert str(label) == "Språk"
    with translation.override("en"):
        assert str(label) == "Languages"
