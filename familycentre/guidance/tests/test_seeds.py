"""The first words come from lists; what editors change stays."""

import pytest

from familycentre.guidance.models import DangerWord, Synonym
from familycentre.guidance.search import seeds
from familycentre.guidance.wagtail_hooks import SynonymViewSet, WordForm

pytestmark = pytest.mark.django_db


def test_sowing_again_changes_nothing():
    seeds.sow()
    before = Synonym.objects.count(), DangerWord.objects.count()
    assert seeds.sow() == 0
    assert (Synonym.objects.count(), DangerWord.objects.count()) == before
    assert before[0] > 400


def test_what_an_editor_changed_stays():
    seeds.sow()
    row = Synonym.objects.filter(language="fi").first()
    row.meant, row.origin = "jotain muuta", Synonym.Origin.EDITOR
    row.save()
    seeds.sow()
    row.refresh_from_db()
    assert row.meant == "jotain muuta"


def test_a_line_that_left_the_list_takes_its_row_along():
    Synonym.objects.create(
        language="fi", said="vanha", meant="rivi", origin=Synonym.Origin.GENERAL, seed="old"
    )
    seeds.sow()
    assert not Synonym.objects.filter(seed="old").exists()


def test_a_regions_own_words_are_sown_too(settings, tmp_path):
    folder = tmp_path / "peikkola" / "search"
    folder.mkdir(parents=True)
    (folder / "synonyms.fi.tsv").write_text("# said\thow\tmeant\npeikkola\t>\tmetsä\n", encoding="utf-8")
    (folder / "danger.fi.tsv").write_text("violence\tpeikko uhkaa, örkki\n", encoding="utf-8")
    settings.REGION_PACKS, settings.REGION = tmp_path, "peikkola"
    seeds.sow()
    assert Synonym.objects.get(said="peikkola").origin == Synonym.Origin.REGION
    assert set(DangerWord.objects.filter(origin="region").values_list("phrase", flat=True)) == {
        "peikko uhkaa",
        "örkki",
    }


def test_a_wrong_line_is_named(settings, tmp_path):
    folder = tmp_path / "peikkola" / "search"
    folder.mkdir(parents=True)
    (folder / "synonyms.fi.tsv").write_text("peikkola\tmetsä\n", encoding="utf-8")
    settings.REGION_PACKS, settings.REGION = tmp_path, "peikkola"
    with pytest.raises(seeds.SeedError, match="synonyms.fi.tsv:1"):
        seeds.sow()


def test_editing_makes_a_row_the_editors():
    assert SynonymViewSet.edit_handler.base_form_class is WordForm
