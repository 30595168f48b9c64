"""The first administrator, and codes of the demonstration."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from familycentre.people import demo_factor
from familycentre.people.models import User

pytestmark = pytest.mark.django_db


def said(*command, **options):
    out = StringIO()
    call_command(*command, stdout=out, **options)
    return out.getvalue()


def test_the_first_administrator_is_invited_on_the_machine(client):
    link = said("invite", "anna@example.org", "administrator", "--name", "Anna Aho").split()[0]
    assert client.get(link.replace("http://127.0.0.1:8000", "")).status_code == 302
    assert "Anna Aho" in client.get("/invited/").content.decode()
    assert User.objects.get(email="anna@example.org").has_role("administrator")


@pytest.mark.parametrize(
    "arguments",
    [
        ("x@example.org", "professional"),
        ("x@example.org", "professional", "--organisation", "nowhere"),
        ("marja@example.org", "expert"),
    ],
)
def test_what_does_not_fit_is_said(person, arguments):
    person("marja", "professional")
    with pytest.raises(CommandError):
        said("invite", *arguments)


def test_demo_codes_are_printed_for_demo_logins_only(person):
    assert "no demo logins" in said("demo_codes")
    person("marja")
    sami = person("sami", second_factor=False)
    demo_factor.give(sami)
    told = said("demo_codes")
    assert "sami" in told
    assert "marja" not in told
    assert demo_factor.secret_of("sami") in told
