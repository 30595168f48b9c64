"""Loading a region pack: twice changes nothing, mistakes are named, nothing half-loaded."""

import shutil
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from familycentre.content.models import ArticlePage, HomePage
from familycentre.directory.models import Helpline, Place, Service, ServiceText

pytestmark = pytest.mark.django_db


def load(region="saarela", **options) -> str:
    out = StringIO()
    call_command("load_region", region, stdout=out, stderr=out, **options)
    return out.getvalue()


def copied(packs, tmp_path, settings):
    target = tmp_path / "packs" / "saarela"
    shutil.copytree(packs / "saarela", target)
    settings.REGION_PACKS = target.parent
    return target


def test_second_load_changes_nothing(packs):
    before = list(Page.objects.values_list("pk", "latest_revision_created_at"))
    assert "Nothing changed." in load()
    assert list(Page.objects.values_list("pk", "latest_revision_created_at")) == before


def test_drafts_are_not_live(packs):
    assert Service.objects.published().count() == 1
    assert Place.objects.published().count() == 1
    assert not Helpline.objects.get(key="piilo").shown


def test_translations_share_a_key(packs):
    home = HomePage.objects.get(locale__language_code="fi")
    assert {p.locale.language_code for p in home.get_translations(inclusive=True)} == {"fi", "sv", "en"}


def test_changed_text_is_loaded_and_told(packs, tmp_path, settings):
    root = copied(packs, tmp_path, settings)
    path = root / "articles" / "arki" / "fi.md"
    path.write_text(path.read_text().replace("Lepää hetki.", "Lepää pitkään."))
    out = load()
    assert "changed  page fi arki" in out
    assert "1 records written." in out
    assert "Lepää pitkään." in str(ArticlePage.objects.get(key="arki", locale__language_code="fi").body)


def test_an_editors_change_is_kept(packs, tmp_path, settings, django_user_model):
    editor = django_user_model.objects.create_user("editor")
    page = ArticlePage.objects.get(key="arki", locale__language_code="fi")
    page.title = "Toimittajan otsikko"
    page.save_revision(user=editor).publish()
    root = copied(packs, tmp_path, settings)
    path = root / "articles" / "arki" / "fi.md"
    path.write_text(path.read_text().replace("Lepää hetki.", "Lepää pitkään."))
    assert "kept     page fi arki" in load()
    page.refresh_from_db()
    assert page.title == "Toimittajan otsikko"
    load(overwrite=True)
    page.refresh_from_db()
    assert page.title == "Arki uuvuttaa"


def test_an_editors_change_of_a_record_without_history_is_kept(packs, tmp_path, settings):
    line = Helpline.objects.get(key="nollalinja")
    line.texts.filter(language="fi").update(summary="Toimittajan sanat.")
    root = copied(packs, tmp_path, settings)
    path = root / "helplines.yaml"
    path.write_text(path.read_text().replace("Väkivalta ja pelko.", "Pelko."))
    assert "kept     helpline nollalinja" in load()
    assert line.texts.get(language="fi").summary == "Toimittajan sanat."
    load(overwrite=True)
    assert line.texts.get(language="fi").summary == "Pelko."


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("helplines.yaml", 'tel: "112"', 'tel: "soita"', "helplines.yaml:1: tel:"),
        ("places.yaml", "area: satama", "area: olematon", "places.yaml:1: area: 'olematon' is not in areas"),
        ("services/kotiapu.yaml", "tier: additional", "tier: huge", "services/kotiapu.yaml:5: tier:"),
        (
            "services/kotiapu.yaml",
            "related: [luotsi]",
            "related: [x]",
            "services/kotiapu.yaml:17: related.0: 'x'",
        ),
        ("articles/arki/fi.md", "title: Arki uuvuttaa\n", "", "articles/arki/fi.md:2: title:"),
        ("articles/arki/meta.yaml", "theme: everyday", "tema: everyday", "articles/arki/meta.yaml:1: tema:"),
        (
            "themes.yaml",
            "sv: Vardag}",
            "xx: Vardag}",
            "themes.yaml:1: name: Value error, unknown language xx",
        ),
        (
            "municipalities.yaml",
            '- {id: "902"',
            '- {id: "901"',
            "municipalities.yaml:2: id: '901' stands here twice",
        ),
        (
            "municipalities.yaml",
            'postcodes: ["91"]',
            'postcodes: ["90"]',
            "municipalities.yaml:2: postcodes.0: '90' is already 901's",
        ),
        (
            "municipalities.yaml",
            'postcodes: ["91"]',
            'postcodes: ["9x"]',
            "municipalities.yaml:2: postcodes.0:",
        ),
        ("areas.yaml", "- {id: satama", "- {id: satama: x", "areas.yaml:2: yaml:"),
    ],
)
def test_a_mistake_names_file_line_and_field(packs, tmp_path, settings, file, old, new, told):
    root = copied(packs, tmp_path, settings)
    text = (root / file).read_text()
    assert old in text
    (root / file).write_text(text.replace(old, new, 1))
    names = list(ServiceText.objects.values_list("name", flat=True))
    out = StringIO()
    with pytest.raises(CommandError, match="nothing was loaded"):
        call_command("load_region", "saarela", stdout=out, stderr=out)
    assert told in out.getvalue()
    assert list(ServiceText.objects.values_list("name", flat=True)) == names


def test_a_missing_swedish_file_is_a_mistake(packs, tmp_path, settings):
    root = copied(packs, tmp_path, settings)
    (root / "articles" / "arki" / "sv.md").unlink()
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("load_region", "saarela", stdout=out, stderr=out)
    assert "articles/arki/sv.md:0: file: is missing" in out.getvalue()
