import re

import pytest
from django.template import Context, Template

from familycentre.design import drawing, stylesheet

TEMPLATES = stylesheet.FOLDER.parent.parent / "templates"


def render(source, **context):
    return Template("{% load design %}" + source).render(Context(context))


@pytest.mark.parametrize("name", drawing.ICONS)
def test_icon_is_hidden_from_screen_readers(name):
    assert 'aria-hidden="true"' in drawing.svg_icon(name)


def test_icon_tag_takes_classes():
    assert 'class="ico s"' in render('{% icon "phone" "s" %}')


def test_unknown_names_are_told():
    for ask in (drawing.svg_icon, drawing.svg_picture, drawing.svg_scene, drawing.svg_face):
        with pytest.raises(drawing.UnknownDrawingError):
            ask("dragon")


def test_wrong_icon_never_takes_a_live_page_down(settings):
    settings.DEBUG = settings.TESTING = False
    assert render('[{% icon "dragon" %}]') == "[]"


def test_templates_ask_only_for_known_icons():
    for path in TEMPLATES.rglob("*.html"):
        for name in re.findall(r'{% icon "([\w-]+)"', path.read_text()):
            assert name in drawing.ICONS, (path.name, name)


def test_sections_wear_known_icons():
    assert set(drawing.KEYS.values()) <= set(drawing.ICONS)


@pytest.mark.parametrize("name", drawing.SIGNS)
def test_picture_draws_with_known_tones(name):
    css = (stylesheet.SOURCES / "components/pictures.css").read_text()
    for tone in re.findall(r'class="([fs]-[\w -]+)"', drawing.svg_picture(name)):
        for part in tone.split():
            assert f".{part} " in css or f".{part}," in css or f".{part} {{" in css, part


@pytest.mark.parametrize("name", drawing.SCENES)
def test_scene_has_a_lit_window(name):
    assert "f-lamp" in drawing.svg_scene(name)


def test_label_makes_a_picture_speak_and_is_escaped():
    shown = render('{% picture "cup" label %}', label='Kuppi "höyryää"')
    assert 'role="img"' in shown
    assert "&quot;höyryää&quot;" in shown


def test_no_drawing_has_inline_style():
    drawn = [drawing.svg_picture(name) for name in drawing.SIGNS]
    drawn += [drawing.svg_scene(name) for name in drawing.SCENES]
    drawn += [drawing.svg_face(name) for name in drawing.FACES]
    drawn += [drawing.svg_mark()]
    assert not any("style=" in svg for svg in drawn)
