"""The six safety blocks: the words a reader must not miss, numbers only from the directory."""

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from familycentre.content import doors
from familycentre.content.models import ArticlePage
from familycentre.directory.models import Helpline, HelplineText

pytestmark = pytest.mark.django_db

ADDRESS = "/fi/arki/arki-uuvuttaa/"
WORDS = {
    "112": "social and crisis emergency service",
    "V": "does not clear your browser&#x27;s history",
    "S": "Stay with them, and get help today",
    "C": "can&#x27;t be made on this site",
    "Y": "can&#x27;t send help",
    "M": "not a diagnosis",
}


def with_block(visitor, *codes, zone="family") -> str:
    article = ArticlePage.objects.get(key="arki", locale__language_code="fi")
    article.safety, article.zone, article.doors = list(codes), zone, []
    article.save_revision().publish()
    return visitor.get(ADDRESS).content.decode()


def in_english(code, **context) -> str:
    block = doors.SafetyBlock(code, [])
    with override("en"):
        return render_to_string(block.template, {"block": block, **context})


@pytest.fixture
def line():
    """Make a helpline under a given key."""

    def make(key, *, language="fi", number="0800 111 222", shown=True) -> Helpline:
        made = Helpline.objects.create(key=key, number=number, tel=number.replace(" ", ""), shown=shown)
        made.languages = [language]
        made.save()
        HelplineText.objects.create(record=made, language="fi", name=f"Linja {key}")
        return made

    return make


@pytest.mark.parametrize("code", WORDS)
def test_each_block_says_its_words_even_without_any_helpline(visitor, code):
    assert WORDS[code].replace("&#x27;", "'") in in_english(code).replace("&#x27;", "'")
    Helpline.objects.all().update(shown=False)
    assert 'class="safety"' in with_block(visitor, code)


def test_blocks_stand_in_the_fixed_order():
    assert [block.code for block in doors.safety_blocks(["M", "V", "112"], [])] == ["112", "V", "M"]


def test_numbers_come_from_shown_helplines_only(visitor, line):
    line("mieli", number="0800 333 444")
    line("mll-nuoret", number="0800 555 666", shown=False)
    html = with_block(visitor, "S")
    assert "0800\u00a0333\u00a0444" in html
    assert "0800\u00a0555\u00a0666" not in html


def test_a_line_in_the_readers_language_comes_before_others(visitor, line):
    line("mieli", number="0800 333 444", language="fi")
    line("mieli-sv", number="0800 777 888", language="sv")
    html = with_block(visitor, "S")
    assert "0800\u00a0777\u00a0888" not in html
    article = ArticlePage.objects.get(key="arki", locale__language_code="sv")
    article.safety = ["S"]
    article.save_revision().publish()
    html = visitor.get(article.url).content.decode()
    assert "0800\u00a0777\u00a0888" in html
    assert "0800\u00a0333\u00a0444" not in html


def test_young_people_are_spoken_to_themselves():
    assert WORDS["S"] not in in_english("S", zone="youth")
    assert "fetch an adult" in in_english("S", zone="youth")
