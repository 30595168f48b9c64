"""The pairs of the look, in four palettes, computed from tokens.css (WCAG 2.2)."""

import re

import pytest

from familycentre.design import stylesheet

TEXT, SHAPE = 4.5, 3.0

PAIRS = [
    *[("ink", ground, TEXT) for ground in ("bg", "surface", "soft", "deed-soft", "p-sky")],
    *[("ink", ground, TEXT) for ground in ("moss", "mist", "heath", "oat")],
    *[("ink", ground, TEXT) for ground in ("g-moss", "g-mist", "g-heath", "g-oat", "g-soft")],
    *[("ink", f"{state}-soft", TEXT) for state in ("info", "ok", "care", "danger")],
    *[("ink-2", ground, TEXT) for ground in ("bg", "surface", "soft", "deed-soft", "p-sky")],
    *[("ink-2", ground, TEXT) for ground in ("moss", "mist", "heath", "oat")],
    *[("deed", ground, TEXT) for ground in ("bg", "surface", "soft", "p-sky")],
    ("deed-2", "deed-soft", TEXT),
    ("on-deed", "deed", TEXT),
    ("on-deed", "deed-2", TEXT),
    ("on-lamp", "lamp", TEXT),
    ("on-lamp", "lamp-2", TEXT),
    ("on-siren", "siren", TEXT),
    *[("danger", ground, TEXT) for ground in ("surface", "bg", "danger-soft")],
    ("ok", "ok-soft", TEXT),
    ("ok", "bg", TEXT),
    ("care", "care-soft", TEXT),
    ("info", "info-soft", TEXT),
    *[(f"on-tier-{tier}", f"tier-{tier}", TEXT) for tier in (1, 2, 3)],
    ("bg", "ink", TEXT),
    ("edge", "surface", SHAPE),
    ("edge", "bg", SHAPE),
    ("deed", "deed-soft", SHAPE),
    ("ink", "lamp", SHAPE),
]

# by night the focus outline is light on light lamp; its other side is the dark ground
NIGHT_EXEMPT = {("ink", "lamp")}

PALETTES = [("light", False), ("dark", False), ("light", True), ("dark", True)]


def palette(side, youth):
    tokens = stylesheet.tokens()
    values = {name: pair[side] for name, pair in tokens[":root"].items()}
    if youth:
        values |= {name: pair[side] for name, pair in tokens[".youth"].items()}
    return values


def luminance(colour):
    full = colour if len(colour) == 7 else "#" + "".join(char * 2 for char in colour[1:])
    channels = [int(full[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_as_many_pairs_as_the_look_measured():
    assert len(PAIRS) >= 47


@pytest.mark.parametrize(("side", "youth"), PALETTES)
def test_every_pair_is_readable(side, youth):
    values = palette(side, youth)
    weak = []
    for front, ground, need in PAIRS:
        if side == "dark" and (front, ground) in NIGHT_EXEMPT:
            continue
        measured = contrast(values[f"--{front}"], values[f"--{ground}"])
        if measured < need:
            weak.append(f"{front} on {ground}: {measured:.2f} < {need}")
    assert not weak


def test_lamp_is_the_same_day_and_night():
    lamp = stylesheet.tokens()[":root"]["--lamp"]
    assert lamp["light"] == lamp["dark"]
    assert "--lamp" not in stylesheet.tokens()[".youth"]


def test_every_used_token_is_known():
    known = {name for rule in stylesheet.tokens().values() for name in rule}
    css = "".join(path.read_text() for path in stylesheet.SOURCES.rglob("*.css") if path.name != "tokens.css")
    local = set(re.findall(r"(--[\w-]+)\s*:", css))
    assert set(re.findall(r"var\((--[\w-]+)", css)) <= known | local
