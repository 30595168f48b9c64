"""``make messages``: collect the texts to translate from code and templates into the catalogues in locale/.

A text whose English was changed counts as a new one: nothing is guessed from similar texts, so no catalogue ever holds
a fuzzy translation. English has no catalogue; its texts are the ones in the code.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import django
import polib
from django.conf.locale import LANG_INFO
from django.utils.translation import to_locale

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "locale"
LANGUAGES = ["fi", "sv", "fi-x-easy", "ru", "uk", "ar", "so"]
TWO_FORMS = "nplurals=2; plural=(n != 1);"
WIDTH = 100


def collect() -> polib.POFile:
    """Return every text that code and templates mark for translation; raises when xgettext complains."""
    with tempfile.TemporaryDirectory(prefix="perhekeskus-messages-") as folder:
        copy = Path(folder)
        shutil.copytree(
            ROOT / "familycentre",
            copy / "familycentre",
            ignore=shutil.ignore_patterns("tests", "migrations", "static", "__pycache__"),
        )
        shutil.copy(ROOT / "manage.py", copy)
        (copy / "locale").mkdir()
        command = [
            sys.executable,
            "manage.py",
            "makemessages",
            "-l",
            "fi",
            "--no-wrap",
            "--add-location",
            "file",
        ]
        environment = {**os.environ, "DEBUG": "1", "LOG_LEVEL": "WARNING"}
        done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True)
        if done.returncode or done.stderr.strip():
            raise RuntimeError(done.stderr.strip() or done.stdout)
        return polib.pofile(str(copy / "locale" / "fi" / "LC_MESSAGES" / "django.po"))


def path_of(language: str) -> Path:
    """Return where a language's catalogue lies."""
    return LOCALE / to_locale(language) / "LC_MESSAGES" / "django.po"


def plural_forms(language: str) -> str:
    """Return the rule for plurals, as Django's own catalogue of the language has it."""
    theirs = Path(django.__file__).parent / "conf" / "locale" / language[:2] / "LC_MESSAGES" / "django.po"
    return polib.pofile(str(theirs)).metadata["Plural-Forms"] if theirs.exists() else TWO_FORMS


def forms(language: str) -> int:
    """Return how many plural forms a language has."""
    return int(plural_forms(language).split("nplurals=")[1].split(";")[0])


def update(language: str, texts: polib.POFile) -> tuple[int, int]:
    """Bring a language's catalogue up to the texts; return how many there are and how many lack words."""
    path = path_of(language)
    old = polib.pofile(str(path)) if path.exists() else polib.POFile()
    known = {(entry.msgctxt, entry.msgid): entry for entry in old if not entry.obsolete}
    new = polib.POFile(wrapwidth=WIDTH)
    new.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plural_forms(language),
    }
    for text in sorted(texts, key=lambda entry: (entry.msgid.lower(), entry.msgctxt or "")):
        before = known.get((text.msgctxt, text.msgid))
        entry = polib.POEntry(
            msgid=text.msgid,
            msgid_plural=text.msgid_plural,
            msgctxt=text.msgctxt,
            occurrences=[(name, "") for name in sorted({name for name, _line in text.occurrences})],
            flags=[flag for flag in text.flags if flag != "fuzzy"],
            comment=text.comment,
            tcomment=before.tcomment if before else "",
        )
        if text.msgid_plural:
            entry.msgstr_plural = dict.fromkeys(range(forms(language)), "")
            entry.msgstr_plural.update(before.msgstr_plural if before else {})
        else:
            entry.msgstr = before.msgstr if before else ""
        new.append(entry)
    path.parent.mkdir(parents=True, exist_ok=True)
    new.save(str(path))
    return len(new), len(new.untranslated_entries())


def main() -> None:
    texts = collect()
    for language in LANGUAGES:
        total, lacking = update(language, texts)
        print(
            f"{LANG_INFO.get(language, {}).get('name', language):<14}{total - lacking:>5} of {total} translated"
        )


if __name__ == "__main__":
    main()
