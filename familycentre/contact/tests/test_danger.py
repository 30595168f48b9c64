"""Words of danger are found in the forms in which people write them; an ordinary text has none."""

import pytest

from familycentre.contact import danger
from familycentre.guidance.models import DangerWord
from familycentre.guidance.tests.conftest import needs_voikko

pytestmark = pytest.mark.django_db


@needs_voikko
@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("Mies löi minua eilen.", "violence"),
        ("Hän uhkaa tappaa minut", "violence"),
        ("en JAKSA enää elää", "crisis"),
        ("Olen ajatellut itsemurhaa", "crisis"),
        ("pelkään että satutan lastani", "danger"),
        ("Jag vill inte leva längre", "crisis"),
        ("han slår mig", "violence"),
        ("I don't want to live", "crisis"),
        ("he hits me", "violence"),
        ("Он бьёт меня", "violence"),
        ("мой муж меня избивает", "violence"),
        ("Він б’є мене", "violence"),
        ("يضربني زوجي", "violence"),
        ("Mua pelottaa, koska iskä hakkaa äitiä.", "violence"),
        ("Pappa slår oss ibland", "violence"),
        ("my partner is violent and I am afraid of him", "violence"),
        ("Vauva ei hengitä kunnolla", "danger"),
        ("kaikki ihan turhaa enkä haluu enää elää", "crisis"),
    ],
)
def test_found(text, need):
    assert need in danger.needs(text)


@pytest.mark.parametrize(
    "text",
    [
        "Vauva on nyt 5 kk ja herää tunnin välein. Olen väsynyt.",
        "En jaksa. Haluan elää.",  # not in one sentence
        "Mistä saa apua, kun rahat eivät riitä?",
        "Vår baby sover inte.",
        "",
    ],
)
def test_not_found(text):
    assert danger.needs(text) == []


def test_every_need_has_helplines_in_the_vocabulary():
    from familycentre.directory.vocabulary import NEEDS

    assert set(danger.NEEDS) == set(DangerWord.Kind.values)
    assert set(danger.NEEDS.values()) <= dict(NEEDS).keys()


def test_an_editor_adds_a_word_and_switches_one_off():
    assert danger.needs("Siellä on kummitus.") == []
    row = DangerWord.objects.create(kind="violence", language="fi", phrase="kummitus")
    assert danger.needs("Siellä on kummitus.") == ["violence"]
    DangerWord.objects.filter(pk=row.pk).update(active=False)
    assert danger.needs("Siellä on kummitus.") == []


def test_a_long_text_is_quick():
    import time

    danger.needs("Vauva")  # the list is read into the process once
    began = time.process_time()
    danger.needs("Vauva heräilee ja olen väsynyt, pelkään huomista. " * 400)
    assert time.process_time() - began < 0.5
