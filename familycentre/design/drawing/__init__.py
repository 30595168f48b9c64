"""Icons, pictures and scenes as SVG text; templates reach them by tags."""

from functools import cache

from familycentre.design.drawing.faces import FACES, face
from familycentre.design.drawing.icons import ICONS, KEYS, TURNING
from familycentre.design.drawing.scenes import MARK, SCENES
from familycentre.design.drawing.signs import SIGNS

__all__ = ["FACES", "ICONS", "KEYS", "SCENES", "SIGNS", "UnknownDrawingError", "svg_face", "svg_icon"]


class UnknownDrawingError(LookupError):
    """Asked for an icon, picture, scene or face that nobody has drawn."""


@cache
def svg_icon(name, extra=""):
    """An icon for beside a word; raises UnknownDrawingError for one that nobody has drawn."""
    if name not in ICONS:
        raise UnknownDrawingError(f"no icon “{name}”")
    turn = " turn" if name in TURNING else ""
    classes = f"ico{turn}{' ' + extra if extra else ''}"
    return f'<svg class="{classes}" viewBox="0 0 24 24" aria-hidden="true">{ICONS[name]}</svg>'


@cache
def svg_picture(name, label=""):
    """A theme picture (400 × 260), cropped to fill its box."""
    if name not in SIGNS:
        raise UnknownDrawingError(f"no picture “{name}”")
    return _svg("0 0 400 260", SIGNS[name](), label=label)


@cache
def svg_scene(name, label="", near=False):
    """The river: the whole width behind a hero, or near, cropped to the houses, in a card."""
    if name not in SCENES:
        raise UnknownDrawingError(f"no scene “{name}”")
    if near:
        return _svg("840 24 760 430", SCENES[name](), "", "xMidYMax slice", label)
    return _svg("0 0 1600 480", SCENES[name](), "scene", "xMaxYMax slice", label)


@cache
def svg_face(name):
    if name not in FACES:
        raise UnknownDrawingError(f"no face “{name}”")
    return _svg("0 0 100 100", face(name), "face", "xMidYMid meet")


@cache
def svg_mark():
    return _svg("0 0 40 40", MARK, "mark", "xMidYMid meet")


def _svg(box, inner, classes="", fit="xMidYMid slice", label=""):
    named = f'role="img" aria-label="{label}"' if label else 'aria-hidden="true"'
    shown = f' class="{classes}"' if classes else ""
    return f'<svg{shown} viewBox="{box}" preserveAspectRatio="{fit}" {named}>{inner}</svg>'
