"""National services: grouped, what each asks of its user, honest about what is not known."""

import pytest
from django.urls import reverse
from django.utils import translation

from familycentre.directory.models import NationalService, NationalServiceText

pytestmark = pytest.mark.django_db


@pytest.fixture
def address():
    with translation.override("en"):
        return reverse("national")


def make(key, **fields):
    row = NationalService.objects.create(key=key, **{"group": "health", **fields})
    NationalServiceText.objects.create(record=row, language="fi", name=f"Palvelu {key}", summary="Kuvaus.")


@pytest.mark.parametrize(
    ("login", "said"),
    [(True, "Needs strong identification"), (False, "No login"), (None, "Login: not known")],
)
def test_login_is_told(visitor, address, login, said):
    NationalService.objects.all().delete()
    make("x", url="https://x.example", needs_login=login)
    html = visitor.get(address).content.decode()
    assert said in html
    assert 'href="https://x.example" rel="noopener external"' in html
    assert "opens another site" in html


def test_without_an_address_the_name_stands_alone(visitor, address):
    make("y")
    html = visitor.get(address).content.decode()
    assert "Palvelu y" in html
    assert "Address not known" in html


def test_groups_follow_the_word_list(visitor, address):
    make("z")
    assert [code for code, _title, _rows in visitor.get(address).context["groups"]] == ["family", "health"]


def test_flat_queries(visitor, assert_flat_queries, address):
    assert_flat_queries(lambda: visitor.get(address), lambda: [make(f"n{n}") for n in range(20)], most=8)
