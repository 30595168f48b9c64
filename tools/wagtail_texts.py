"""``make messages``: bring locale/wagtail/ up to the installed Wagtail, whose own Finnish and Swedish have gaps.

Our catalogues there hold what Wagtail has no words for, and nothing else: what a newer Wagtail translates itself is
taken out, what it brings without a translation is put in empty. ``tests/test_wagtail_texts.py`` fails until it is
translated. Django reads them through ``LOCALE_PATHS``, after our own texts, the admin's JavaScript too.
"""

import importlib.util
import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import polib
from django.conf import settings

from tools.check_messages import WHOLE, placeholders, words
from tools.messages import ROOT, TWO_FORMS

GAPS = ROOT / "locale" / "wagtail"
DOMAINS = ["django", "djangojs"]
HEADER = "What the installed Wagtail has no translation for. `make messages` brings it up to date."
TAG = re.compile(r"<[^>]+>")

Key = tuple[str | None, str, bool]


def key_of(entry: polib.POEntry) -> Key:
    """Return what tells a text from others; one with a plural form is another text."""
    return entry.msgctxt, entry.msgid, bool(entry.msgid_plural)


@cache
def apps() -> dict[str, Path]:
    """Return the folder of translations of every Wagtail app that the site uses."""
    found = {}
    for name in settings.INSTALLED_APPS:
        spec = importlib.util.find_spec(name) if name.split(".")[0] == "wagtail" else None
        for place in (spec.submodule_search_locations if spec else None) or []:
            if (Path(place) / "locale").is_dir():
                found[name] = Path(place) / "locale"
    return found


@cache
def wanted(domain: str) -> dict[Key, polib.POEntry]:
    """Return every text of these apps, with the apps' names as the places where it is."""
    found: dict[Key, polib.POEntry] = {}
    for app, folder in sorted(apps().items()):
        path = folder / "en" / "LC_MESSAGES" / f"{domain}.po"
        for entry in polib.pofile(str(path)) if path.exists() else []:
            if not entry.obsolete:
                text = found.setdefault(key_of(entry), entry)
                text.occurrences = [*(text.occurrences if text is not entry else []), (app, "")]
    return found


def theirs(language: str, domain: str) -> set[Key]:
    """Return the texts that Wagtail says in a language, as Django reads them: from the compiled catalogues."""
    paths = [folder / language / "LC_MESSAGES" / f"{domain}.mo" for folder in apps().values()]
    return {key_of(entry) for path in paths if path.exists() for entry in polib.mofile(str(path))}


def path_of(language: str, domain: str) -> Path:
    """Return where our catalogue of the gaps lies."""
    return GAPS / language / "LC_MESSAGES" / f"{domain}.po"


def ours(language: str, domain: str) -> dict[Key, polib.POEntry]:
    """Return what we have filled in."""
    path = path_of(language, domain)
    return {key_of(entry): entry for entry in polib.pofile(str(path))} if path.exists() else {}


def of_entry(entry: polib.POEntry, text: polib.POEntry) -> Iterator[str]:
    """Give what is wrong with one translation. Placeholders and markup are those of the English, form by form."""
    english = [text.msgid, text.msgid_plural] if text.msgid_plural else [text.msgid]
    said = words(entry)
    if len(said) != len(english) or not all(said):
        yield "is not translated"
        return
    if entry.fuzzy:
        yield "is fuzzy"
    for source, target in zip(english, said, strict=True):
        if placeholders(source) != placeholders(target):
            yield f"has other placeholders: {target!r}"
        if sorted(TAG.findall(source)) != sorted(TAG.findall(target)):
            yield f"has other markup: {target!r}"
        if (source[:1].isspace(), source[-1:].isspace()) != (target[:1].isspace(), target[-1:].isspace()):
            yield f"begins or ends otherwise: {target!r}"


def mistakes(filled: dict[Key, polib.POEntry], texts: dict[Key, polib.POEntry], known: set[Key]) -> list[str]:
    """Return what is wrong with a catalogue of gaps, given Wagtail's texts and those it has words for."""
    gaps = set(texts) - known
    found = [f"{key[1]!r} is said neither by Wagtail nor by us" for key in gaps - set(filled)]
    found += [f"{key[1]!r} is said by Wagtail itself" for key in set(filled) & known]
    found += [f"{key[1]!r} is no text of Wagtail's" for key in set(filled) - set(texts)]
    for key in gaps & set(filled):
        found += [f"{key[1]!r} {what}" for what in of_entry(filled[key], texts[key])]
    return sorted(found)


def entry_of(text: polib.POEntry, before: polib.POEntry | None) -> polib.POEntry:
    """Return a text as it goes into our catalogue, with the translation that it had."""
    entry = polib.POEntry(
        msgid=text.msgid,
        msgid_plural=text.msgid_plural,
        msgctxt=text.msgctxt,
        occurrences=text.occurrences,
        flags=[flag for flag in text.flags if flag != "fuzzy"],
        comment=text.comment,
    )
    if text.msgid_plural:
        entry.msgstr_plural = dict.fromkeys(range(2), "") | (before.msgstr_plural if before else {})
    else:
        entry.msgstr = before.msgstr if before else ""
    return entry


def update(language: str, domain: str) -> tuple[int, int]:
    """Bring one of our catalogues up to the installed Wagtail; return how many texts it has and how many lack words."""
    texts, filled = wanted(domain), ours(language, domain)
    new = polib.POFile(wrapwidth=0)
    new.header = HEADER
    new.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": TWO_FORMS,
    }
    gaps = set(texts) - theirs(language, domain)
    for key in sorted(gaps, key=lambda key: (key[1].lower(), key[0] or "", key[2])):
        new.append(entry_of(texts[key], filled.get(key)))
    path = path_of(language, domain)
    path.parent.mkdir(parents=True, exist_ok=True)
    new.save(str(path))
    return len(new), len(new.untranslated_entries())


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "familycentre.config.settings")
    os.environ.setdefault("DEBUG", "1")  # no secrets are needed to read which apps there are
    for language in WHOLE:
        for domain in DOMAINS:
            total, lacking = update(language, domain)
            print(f"Wagtail {language} {domain:<9}{total - lacking:>5} of {total} gaps filled")


if __name__ == "__main__":
    main()
