"""House rules of the style sheets, checked over a real parser: ``python -m tools.check_css``.

Colours are tokens (tokens.css says them, print.css turns them black). Nothing shouts ``!important`` outside print and
the helpers, except what hides (``display: none``). Sides are logical (``inline-start``, not ``left``), because Arabic
runs the other way. Nothing is fetched from another host.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import tinycss2
from tinycss2.color3 import parse_color

ROOT = Path(__file__).resolve().parent.parent
BUILT = {"perhekeskus.css"}
VENDORED = {"leaflet"}  # folders with somebody else's style sheets
COLOURS_HERE = {"tokens.css", "print.css"}
IMPORTANT_HERE = {"print.css", "helpers.css"}
COLOUR_FUNCTIONS = {"rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color"}
SYSTEM = {  # words that leave the choice to the reader's system
    *("transparent", "currentcolor", "inherit", "canvas", "canvastext", "linktext", "visitedtext"),
    *("buttontext", "buttonface", "buttonborder", "highlight", "highlighttext", "graytext"),
    *("mark", "marktext", "field", "fieldtext", "selecteditem", "selecteditemtext"),
}
SIDES = re.compile(
    r"^((margin|padding|border|scroll-margin|scroll-padding)-(left|right)(-.*)?|left|right|"
    r"border-(top|bottom)-(left|right)-radius)$"
)
SIDE_VALUES = {"text-align", "float", "clear"}


def sources() -> list[Path]:
    """Return our own style sheets."""
    found = (ROOT / "familycentre").glob("*/static/**/*.css")
    return sorted(path for path in found if path.name not in BUILT and not VENDORED & set(path.parts))


def mistakes(css: str, name: str) -> list[str]:
    """Return a line for each breach of the house rules in a style sheet."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return [f"{name}:{line}: {what}" for line, what in breaches(rules, name.rpartition("/")[2])]


def breaches(rules: list[Any], file: str) -> Iterator[tuple[int, str]]:
    """Go through rules, at-rules and nested rules."""
    for rule in rules:
        if rule.type == "error":
            yield rule.source_line, rule.message
        elif rule.type == "declaration":
            yield from of_declaration(rule, file)
        elif rule.type == "at-rule" and rule.lower_at_keyword == "import":
            yield rule.source_line, "@import: stylesheet.py joins the files"
        elif rule.type in {"qualified-rule", "at-rule"} and rule.content is not None:
            yield from breaches(tinycss2.parse_blocks_contents(rule.content, True, True), file)


def of_declaration(rule: Any, file: str) -> Iterator[tuple[int, str]]:
    """Check one declaration."""
    name, line = rule.lower_name, rule.source_line
    hides = name == "display" and [token.value for token in rule.value if token.type == "ident"] == ["none"]
    if rule.important and file not in IMPORTANT_HERE and not hides:
        yield line, f"{name}: !important"
    if SIDES.match(name):
        yield line, f"{name}: a physical side; write the logical one"
    for token in flat(rule.value):
        if name in SIDE_VALUES and token.type == "ident" and token.lower_value in {"left", "right"}:
            yield line, f"{name}: {token.value}: a physical side; write start or end"
        if file not in COLOURS_HERE and is_colour(token):
            yield line, f"{name}: {token.serialize()}: a colour that is no token"
        if re.match(r"^([a-z]+:)?//", address := url_of(token)):
            yield line, f"url({address}): fetched from another host"


def flat(tokens: list[Any]) -> Iterator[Any]:
    """Give the tokens and those inside functions and blocks."""
    for token in tokens:
        yield token
        inside = getattr(token, "arguments", None) or getattr(token, "content", None)
        if inside and token.type not in {"string", "url"}:
            yield from flat(inside)


def is_colour(token: Any) -> bool:
    """Say whether the token names a colour by itself."""
    if token.type == "function":
        return token.lower_name in COLOUR_FUNCTIONS
    if token.type == "hash":
        return parse_color("#" + token.value) is not None
    return token.type == "ident" and token.lower_value not in SYSTEM and parse_color(token.value) is not None


def url_of(token: Any) -> str:
    """Return the address that the token fetches, or nothing."""
    if token.type == "url":
        return str(token.value)
    if token.type == "function" and token.lower_name in {"url", "src", "image-set"}:
        return next((str(part.value) for part in token.arguments if part.type == "string"), "")
    return ""


def main() -> None:
    files = sources()
    found = [line for path in files for line in mistakes(path.read_text(), str(path.relative_to(ROOT)))]
    for line in found:
        print(line)
    sys.exit(f"{len(found)} breaches in the style sheets." if found else 0)


if __name__ == "__main__":
    main()
