"""Words of danger are found in the forms in which people write them; an ordinary text has none."""

import pytest

from familycentre.contact import danger


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
        ("Він б’є мене", "violence"),
        ("يضربني زوجي", "violence"),
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

    assert {need for found in danger.phrases().values() for _phrase, need in found} <= dict(NEEDS).keys()


def test_a_long_text_is_quick():
    import time

    began = time.process_time()
    danger.needs("Vauva heräilee ja olen väsynyt, pelkään huomista. " * 400)
    assert time.process_time() - began < 0.5
