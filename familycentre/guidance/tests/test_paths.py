"""Client paths: what a family does stage by stage, who helps, what is unfinished."""

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from familycentre.guidance.doors import Shown
from familycentre.guidance.models import Path

pytestmark = pytest.mark.django_db


def url(name, *args, code="fi"):
    with override(code):
        return reverse(name, args=args)


def test_the_list_says_what_is_unfinished(visitor):
    page = visitor.get(url("paths")).content.decode()
    assert url("path", "arjen-polku") in page and "Arjen polku" in page
    assert page.count('class="tag care"') == 1


def test_a_path_tells_everything_of_its_stages(visitor):
    page = visitor.get(url("path", "arjen-polku")).content.decode()
    for words in [
        "Kerro jollekin.",
        "Lapsi aistii",
        "Et nuku.",
        "Kun viikko ei auta.",
        "Kotiapu",
        "Kysyy jaksamisesta.",
    ]:
        assert words in page
    assert "Polkua rakennetaan vielä." in page
    assert "Luotsi" not in page  # a draft
    assert page.count("<svg") > 2 and 'class="riverpath"' in page


def test_the_other_languages_address_leads_to_the_own_one(visitor):
    response = visitor.get(url("path", "vardagens-stig"))
    assert response.status_code == 301 and response["Location"] == url("path", "arjen-polku")
    assert "Berätta för någon." in visitor.get(url("path", "vardagens-stig", code="sv")).content.decode()


def test_a_path_takes_a_fixed_number_of_queries(visitor, assert_flat_queries):
    def add():
        path = Path.objects.get(key="arjen-polku")
        stored = [{"type": "stage", "value": value} for value in path.stored]
        path.stages = stored * 3
        path.save()

    assert_flat_queries(lambda: visitor.get(url("path", "arjen-polku")), add)


def test_a_sensitive_path_is_not_kept(visitor):
    Path.objects.filter(key="arjen-polku").update(private=True)
    response = visitor.get(url("path", "arjen-polku"))
    assert response["Cache-Control"] == "no-store"
    assert "Arjen polku" not in response.content.decode().split("</title>")[0]


def test_nobody_in_danger_is_told_to_begin_at_the_bottom(visitor):
    assert "Aloita alhaalta." in visitor.get(url("path", "arjen-polku")).content.decode()
    Path.objects.filter(key="arjen-polku").update(private=True)
    assert "Aloita alhaalta." not in visitor.get(url("path", "arjen-polku")).content.decode()


@pytest.mark.parametrize(
    ("address", "words"), [("https://chat.example/", "Avaa chat tai sivu"), ("/fi/apua-nyt/", "Apua nyt")]
)
def test_a_line_without_a_number_promises_no_chat_that_it_has_not(address, words):
    door = Shown(kind="helpline", title="Päivystys", summary="", url=address, icon="chat")
    with override("fi"):
        page = render_to_string("guidance/parts/first_door.html", {"door": door})
    assert f">{words}<" in page and f'href="{address}"' in page
