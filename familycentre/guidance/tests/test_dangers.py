"""Danger words: inflected, spoken, somewhat misspelt, in three languages."""

import pytest

from familycentre.guidance.models import DangerWord
from familycentre.guidance.search.dangers import DangerLexicon, dangers, dangers_in_text
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
    lexicon = DangerLexicon([("violence", "en", "dragon -toy", False)])
    assert lexicon.kinds("a dragon!") == {"violence"}
    assert lexicon.kinds("a toy dragon") == set()


def test_a_star_stands_for_any_ending():
    lexicon = DangerLexicon([("violence", "uk", "насильств* дім", False)])
    assert lexicon.kinds("дім, насильство") == {"violence"}
    assert lexicon.kinds_in_text("Це насильство, цей дім.") == {"violence"}
    assert lexicon.kinds_in_text("Це дім. Насильство!") == set()


def test_in_a_long_text_words_follow_one_another_within_a_sentence():
    lexicon = DangerLexicon([("violence", "en", "husband hits", False)])
    assert lexicon.kinds("hits husband") == {"violence"}
    assert lexicon.kinds_in_text("Hello. My husband often hits me.") == {"violence"}
    assert lexicon.kinds_in_text("My husband is kind. A ball hits me.") == set()
    assert lexicon.kinds_in_text("My husband sings one of those old summer hits.") == set()


def test_what_is_meant_for_searches_is_not_looked_for_in_texts():
    lexicon = DangerLexicon([("medical", "en", "poisoning", True)])
    assert lexicon.kinds("poisoning") == {"medical"}
    assert lexicon.kinds_in_text("We talked of poisoning.") == set()


def test_a_word_spelt_alike_is_enough_in_a_search_only():
    lexicon = DangerLexicon([("suicide", "en", "suicide", False)])
    assert lexicon.kinds("suicidde") == {"suicide"}
    assert lexicon.kinds_in_text("We went to Suicidde.") == set()


LETTER = """Hei! Meidän nelivuotias ei suostu nukkumaan omassa sängyssä ja minä olen aivan loppu. Mies on töissä
iltaisin, joten hoidan lapset yksin. Poika kaatui pihalla ja sai pienen haavan päähän, mutta neuvolassa sanottiin,
että ei hätää. Lyön vetoa, että tämä on tuttua muillekin. Huutoa on paljon, ja joskus minäkin korotan ääneni.
Työttömyys uhkaa meitä molempia, ja laskut hukuttavat. En jaksa enää. Haluan elää tavallista elämää.
Isovanhemmat asuvat kaukana. Tein aikanaan lastensuojeluilmoituksen naapurista, kun siellä raivottiin."""


@needs_voikko
def test_a_letter_of_a_tired_parent_is_no_danger():
    assert dangers_in_text(LETTER) == set()


def test_one_query(django_assert_num_queries):
    dangers_in_text("vauva")
    with django_assert_num_queries(1):
        dangers_in_text("Mies löi minua.")
