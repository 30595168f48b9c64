"""The admin is wholly in Finnish and Swedish: what Wagtail lacks, locale/wagtail/ has, and nothing more."""

import json
from itertools import chain

import polib
import pytest
from django.test import RequestFactory
from django.utils import translation
from wagtail.admin.views.i18n import js_catalog

from tools import wagtail_texts
from tools.check_messages import WHOLE

pytestmark = pytest.mark.once

TEXTS = [
    polib.POEntry(msgid="%(n)s page", msgid_plural="%(n)s pages"),
    polib.POEntry(msgid='<a href="%(url)s">Add one</a>'),
    polib.POEntry(msgid="Publish"),
]
SAID = [
    polib.POEntry(
        msgid="%(n)s page",
        msgid_plural="%(n)s pages",
        msgstr_plural={0: "%(n)s sivu", 1: "%(n)s sivua"},
    ),
    polib.POEntry(msgid='<a href="%(url)s">Add one</a>', msgstr='<a href="%(url)s">Lisää</a>'),
]


def by_key(entries: list[polib.POEntry]) -> dict[wagtail_texts.Key, polib.POEntry]:
    """Return entries by their keys."""
    return {wagtail_texts.key_of(entry): entry for entry in entries}


def found(changed: list[polib.POEntry]) -> list[str]:
    """Return what is found when these stand for, or beside, the good translations; Wagtail itself says "Publish"."""
    filled = by_key(SAID) | by_key(changed)
    known = {wagtail_texts.key_of(TEXTS[2])}
    return wagtail_texts.mistakes(filled, by_key(TEXTS), known)


@pytest.mark.parametrize("domain", wagtail_texts.DOMAINS)
@pytest.mark.parametrize("language", WHOLE)
def test_what_wagtail_lacks_is_filled_and_nothing_else(language: str, domain: str) -> None:
    """After an upgrade of Wagtail: ``make messages`` and translate what is empty."""
    wanted = wagtail_texts.wanted(domain)
    assert wanted
    ours = wagtail_texts.ours(language, domain)
    lines = wagtail_texts.mistakes(ours, wanted, wagtail_texts.theirs(language, domain))
    assert not lines, "\n" + "\n".join(lines)


def test_every_wagtail_app_with_words_is_read() -> None:
    assert {"wagtail", "wagtail.admin", "wagtail.contrib.redirects"} <= set(wagtail_texts.apps())
    assert "wagtail.contrib.styleguide" not in wagtail_texts.apps()


def test_good_translations_pass() -> None:
    assert found([]) == []


@pytest.mark.parametrize(
    ("entry", "word"),
    [
        (polib.POEntry(msgid="Publish", msgstr="Julkaise"), "is said by Wagtail itself"),
        (polib.POEntry(msgid="Gone", msgstr="Poissa"), "is no text of Wagtail's"),
        (polib.POEntry(msgid=TEXTS[1].msgid, msgstr='<a href="%(address)s">Lisää</a>'), "other placeholders"),
        (polib.POEntry(msgid=TEXTS[1].msgid, msgstr="Lisää %(url)s"), "other markup"),
        (polib.POEntry(msgid=TEXTS[1].msgid, msgstr='<a href="%(url)s">Lisää</a> '), "begins or ends"),
        (polib.POEntry(msgid=TEXTS[1].msgid), "is not translated"),
        (
            polib.POEntry(
                msgid=TEXTS[0].msgid,
                msgid_plural=TEXTS[0].msgid_plural,
                msgstr_plural={0: "yksi sivu", 1: "%(n)s sivua"},
            ),
            "other placeholders",
        ),
    ],
)
def test_flaw_of_the_gaps_is_found(entry: polib.POEntry, word: str) -> None:
    assert any(word in line for line in found([entry]))


def test_text_that_nobody_says_is_found() -> None:
    assert "'Publish' is said neither by Wagtail nor by us" in wagtail_texts.mistakes(
        by_key(SAID), by_key(TEXTS), set()
    )


@pytest.mark.parametrize(
    ("language", "saved", "paused"),
    [
        ("fi", "Näytä uusin versio", "Automaattinen tallennus on keskeytetty"),
        ("sv", "Visa den senaste versionen", "Automatisk sparning är pausad"),
        ("en", "View latest version", "Autosave is paused"),
    ],
)
def test_django_gives_the_words(language: str, saved: str, paused: str) -> None:
    with translation.override(language):
        assert translation.gettext("View latest version") == saved
        assert translation.gettext("Autosave is paused") == paused
        count = translation.ngettext(
            "%(num_child_objects)d child page", "%(num_child_objects)d child pages", 3
        )
    assert {"fi": "alasivua", "sv": "undersidor", "en": "child pages"}[language] in count


@pytest.mark.parametrize("language", WHOLE)
def test_script_of_the_admin_has_the_words(language: str, rf: RequestFactory) -> None:
    with translation.override(language):
        script = js_catalog(rf.get("/")).content.decode()
    entries = wagtail_texts.ours(language, "djangojs").values()
    for said in chain.from_iterable(wagtail_texts.words(entry) for entry in entries):
        assert json.dumps(said) in script
