"""One stylesheet out of many small files.

The order of the layers and of the files in them is here and nowhere else.
`build()` joins, turns `light-dark(day, night)` pairs of the tokens into rules
that older phones know, makes `url()` relative to the written file, minifies.
"""

import posixpath
import re
from pathlib import Path

import rcssmin

FOLDER = Path(__file__).parent / "static" / "design"
SOURCES = FOLDER / "css"
TARGET = FOLDER / "perhekeskus.css"

LAYERS = {
    "reset": ["reset.css"],
    "tokens": ["tokens.css"],
    "base": ["fonts.css", "base.css"],
    "layout": ["layout.css"],
    "components": [
        "components/pictures.css",
        "components/buttons.css",
        "components/frame.css",
        "components/footer.css",
        "components/lists.css",
        "components/forms.css",
        "components/notes.css",
        "components/time.css",
        "components/calendar.css",
        "components/guidance.css",
        "components/data.css",
        "components/pages.css",
    ],
    "zones": ["zones.css"],
    "helpers": ["helpers.css"],
    "print": ["print.css"],
}

_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_URL = re.compile(r'url\("(?!data:|https?:|/)([^"]+)"\)')
_PAIR = "light-dark("


def build() -> bytes:
    """The whole look as one minified file."""
    parts = ["@layer " + ", ".join(LAYERS) + ";"]
    for layer, names in LAYERS.items():
        body = "\n".join(_source(name) for name in names)
        if layer == "tokens":
            body = schemes(body)
        parts.append(f"@layer {layer} {{\n{body}\n}}")
    return rcssmin.cssmin("\n".join(parts)).encode()


def write() -> Path:
    TARGET.write_bytes(build())
    return TARGET


def tokens() -> dict[str, dict[str, dict[str, str]]]:
    """{selector: {token: {"light": value, "dark": value}}} as tokens.css says."""
    css = _COMMENT.sub("", (SOURCES / "tokens.css").read_text())
    found = {}
    for selector, body in _RULE.findall(css):
        pairs = {}
        for name, value in _declarations(body):
            pairs[name] = {"light": _pick(value, 0), "dark": _pick(value, 1)}
        found[selector.strip()] = pairs
    return found


def schemes(css: str) -> str:
    """Day first; night for who asks the system for it, and for .theme-dark."""
    rules = _RULE.findall(_COMMENT.sub("", css))
    day, night, forced = [], [], []
    for selector, body in rules:
        selector = selector.strip()
        declared = _declarations(body)
        dark = [(name, _pick(v, 1)) for name, v in declared if _PAIR in v]
        # a composed token (--lift) must be composed again where its parts change
        moved = {name for name, _ in dark}
        dark += [(n, v) for n, v in declared if _PAIR not in v and _uses(v, moved)]
        light = [(name, _pick(value, 0)) for name, value in declared]
        if selector == ":root":
            day.append(_rule(":root", light))
            night.append(_rule(":root", dark))
            forced.append(_rule(".theme-light", [d for d in light if d[0] in dict(dark)]))
            forced.append(_rule(".theme-dark", dark))
        else:
            day.append(_rule(selector, light))
            if dark:
                night.append(_rule(selector, dark))
                inside = "{0} {1}, {1}{0}"
                forced.append(_rule(inside.format(".theme-light", selector), light))
                forced.append(_rule(inside.format(".theme-dark", selector), dark))
    media = "@media (prefers-color-scheme: dark) {" + "".join(night) + "}"
    return "\n".join([*day, media, *forced])


def _source(name: str) -> str:
    folder = posixpath.dirname(posixpath.join("css", name))

    def relative(match):
        return f'url("{posixpath.normpath(posixpath.join(folder, match[1]))}")'

    return _URL.sub(relative, (SOURCES / name).read_text())


def _declarations(body: str) -> list[tuple[str, str]]:
    lines = (line.partition(":") for line in body.split(";") if ":" in line)
    return [(name.strip(), " ".join(value.split())) for name, _, value in lines]


def _rule(selector: str, declared: list[tuple[str, str]]) -> str:
    return f"{selector} {{" + ";".join(f"{n}: {v}" for n, v in declared) + "}"


def _uses(value: str, names: set[str]) -> bool:
    return any(name in names for name in re.findall(r"var\((--[\w-]+)\)", value))


def _pick(value: str, side: int) -> str:
    """The day (0) or night (1) side of every light-dark() in a value."""
    while _PAIR in value:
        start = value.index(_PAIR)
        depth, cuts = 0, []
        for at in range(start + len(_PAIR) - 1, len(value)):
            char = value[at]
            if char == "(":
                depth += 1
            elif char == ")":
                depth -= 1
                if depth == 0:
                    break
            elif char == "," and depth == 1:
                cuts.append(at)
        sides = (value[start + len(_PAIR) : cuts[0]], value[cuts[0] + 1 : at])
        value = value[:start] + sides[side].strip() + value[at + 1 :]
    return value
