"""Check the catalogues: ``python -m tools.check_messages``. Finnish and Swedish are whole, nothing is guessed.

A text in the code that a catalogue does not know, a Finnish or Swedish text without words, a fuzzy one, and in any
language a translation that loses a placeholder: each is a line, and any line fails the check.
"""

import re
import sys
from collections.abc import Iterator

import polib

from tools.messages import LANGUAGES, collect, forms, path_of

WHOLE = ["fi", "sv"]  # equal by law
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|(?<!%)%[sd]|\{(\w*)\}")


def placeholders(text: str) -> list[str]:
    """Return the placeholders of a text, sorted."""
    return sorted({match.group(0) for match in PLACEHOLDER.finditer(text)})


def words(entry: polib.POEntry) -> list[str]:
    """Return an entry's translations: one, or one for each plural form."""
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def of_entry(entry: polib.POEntry, language: str) -> Iterator[str]:
    """Give what is wrong with one translation."""
    said = words(entry)
    if language in WHOLE and (not all(said) or (entry.msgid_plural and len(said) != forms(language))):
        yield "is not translated"
    if entry.fuzzy:
        yield "is fuzzy"
    allowed = placeholders(entry.msgid) + placeholders(entry.msgid_plural or "")
    for text in filter(None, said):
        if set(placeholders(text)) - set(allowed):
            yield f"has a placeholder that the English has not: {text!r}"
        if not entry.msgid_plural and placeholders(text) != placeholders(entry.msgid):
            yield f"loses a placeholder: {text!r}"
        if text.startswith("\n") != entry.msgid.startswith("\n"):
            yield "begins with a line break, or the English does"


def mistakes(catalogue: polib.POFile, texts: polib.POFile, language: str) -> list[str]:
    """Return what is wrong with a language's catalogue, given the texts in the code."""
    wanted = {(entry.msgctxt, entry.msgid) for entry in texts}
    known = {(entry.msgctxt, entry.msgid): entry for entry in catalogue if not entry.obsolete}
    found = [
        f"{language}: {msgid!r} is in the code, not in the catalogue"
        for _, msgid in sorted(wanted - set(known), key=str)
    ]
    found += [
        f"{language}: {msgid!r} is in the catalogue, not in the code"
        for _, msgid in sorted(set(known) - wanted, key=str)
    ]
    for key in sorted(wanted & set(known), key=str):
        found += [f"{language}: {key[1]!r} {what}" for what in of_entry(known[key], language)]
    return found


def main() -> None:
    texts = collect()
    found: list[str] = []
    for language in LANGUAGES:
        path = path_of(language)
        catalogue = polib.pofile(str(path)) if path.exists() else polib.POFile()
        if path.exists() or language in WHOLE:
            found += mistakes(catalogue, texts, language)
    for line in found[:60]:
        print(line)
    if found:
        sys.exit(f"{len(found)} things in the catalogues. `make messages` collects new texts.")


if __name__ == "__main__":
    main()
