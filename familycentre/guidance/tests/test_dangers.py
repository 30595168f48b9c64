"""Danger words: inflected, spoken, somewhat misspelt, in three languages."""

import pytest

from familycentre.guidance.models import DangerWord
from familycentre.guidance.search.dangers import DangerLexicon, dangers
from familycentre.guidance.tests.conftest import needs_voikko

pytestmark = pytest.mark.django_db


@needs_voikko
@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("mieheni löi minua eilen", "violence"),
        ("äijä mätkii mua", "violence"),
        ("pelkään puolisoani", "violence"),
        ("pahoinpideltiin kotona", "violence"),
        ("en halua enää elää", "suicide"),
        ("mä haluun kuolla", "suicide"),
        ("poika puhuu itsemurhasta", "suicide"),
        ("tyttö viiltelee", "suicide"),
        ("pelkään että satutan lasta", "child"),
        ("vauvaa on ravisteltu", "child"),
        ("minut raiskattiin", "abuse"),
        ("lasta on kosketeltu", "abuse"),
        ("vauva ei hengitä", "medical"),
        ("han slår mig", "violence"),
        ("jag vill inte leva", "suicide"),
        ("my husband hits me", "violence"),
        ("i want to die", "suicide"),
    ],
)
def test_it_is_seen(text, kind):
    assert kind in dangers(text)


@needs_voikko
@pytest.mark.parametrize("text", ["itsemurhha", "vakivaltaa", "raiskaaus", "turvakotii", "pahoinpitelly"])
def test_a_misspelt_word_is_seen(text):
    assert dangers(text)


@pytest.mark.parametrize(
    "text", ["sydän hakkaa", "neuvola", "perhekahvila", "vauva ei nuku", "barnbidrag", "child benefit", ""]
)
def test_an_everyday_search_is_not_a_danger(text):
    assert dangers(text) == set()


def test_without_libvoikko_plain_forms_are_seen(chain):
    assert "suicide" in dangers("itsemurha")
    assert "violence" in dangers("väkivalta")


def test_an_editor_adds_a_word():
    assert dangers("kummitus kellarissa") == set()
    DangerWord.objects.create(kind="violence", language="fi", phrase="kummitus kellari")
    assert dangers("kummitus kellarissa") == {"violence"}


def test_a_word_that_is_switched_off_is_not_looked_for():
    DangerWord.objects.filter(language="en").update(active=False)
    assert dangers("my husband hits me") == set()


def test_the_lexicon_is_pure():
    lexicon = DangerLexicon([("violence", "en", "dragon -toy")])
    assert lexicon.kinds("a dragon!") == {"violence"}
    assert lexicon.kinds("a toy dragon") == set()
