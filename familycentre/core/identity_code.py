"""Finnish personal identity codes in free text: we don't want to keep them where nobody needs them.

Day, month, year, a sign of the century (since 2023 also letters), a number, and a check symbol. Only codes whose
check symbol is right are found: a phone number or a date of anything else is left in peace.
"""

import re
from collections.abc import Iterator
from datetime import date

CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY"
CENTURIES = {"+": 1800, **dict.fromkeys("-YXWVU", 1900), **dict.fromkeys("ABCDEF", 2000)}
DASHES = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
)  # what phones make of a hyphen
CODE = re.compile(
    r"(?<![0-9A-Za-z])(\d{2})(\d{2})(\d{2})[ \u00a0]?([-+A-FU-Y])[ \u00a0]?(\d{3})([0-9A-FHJ-NPR-Y])(?![0-9A-Za-z])",
    re.IGNORECASE | re.ASCII,
)


def holds_code(text: str) -> bool:
    """Say whether a personal identity code is in the text."""
    return next(_found(text), None) is not None


def without_codes(text: str, instead: str = "") -> str:
    """Return the text with other words in the place of every personal identity code."""
    parts, start = [], 0
    for begin, end in _found(text):
        parts += [text[start:begin], instead]
        start = end
    return "".join([*parts, text[start:]])


def _found(text: str) -> Iterator[tuple[int, int]]:
    for match in CODE.finditer(text.translate(DASHES)):
        if _is_code(*match.groups()):
            yield match.span()


def _is_code(day: str, month: str, year: str, sign: str, number: str, check: str) -> bool:
    try:
        date(CENTURIES[sign.upper()] + int(year), int(month), int(day))
    except ValueError:
        return False
    return CHECK[int(day + month + year + number) % len(CHECK)] == check.upper()
