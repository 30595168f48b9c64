import threading

import pytest
from django.template import Context, Template
from django.utils import translation

from familycentre.design import compounds


class FakeVoikko:
    STRUCTURES = {
        "vanhemmuussuunnitelma": "=pppppppppp=ppppppppppp",
        "kohtaamispaikka": "=ppppppppp=pppppp",
    }

    def analyze(self, word):
        found = self.STRUCTURES.get(word.lower())
        return [{"STRUCTURE": found}] if found else []


@pytest.fixture(autouse=True)
def _no_memory():
    compounds._hyphenate.cache_clear()
    yield
    compounds._hyphenate.cache_clear()


@pytest.fixture
def voikko(monkeypatch):
    monkeypatch.setattr(compounds, "_voikko", FakeVoikko)


def shown(text, language):
    with translation.override(language):
        return Template("{% load design %}{{ text|shy }}").render(Context({"text": text}))


def test_breaks_at_the_join(voikko):
    assert compounds.shy("Kohtaamispaikka") == "Kohtaamis\u00adpaikka"


def test_keeps_the_rest_of_the_sentence(voikko):
    text = "Uusi vanhemmuussuunnitelma, klo 9."
    assert compounds.shy(text) == "Uusi vanhemmuus\u00adsuunnitelma, klo 9."


def test_short_and_unknown_words_stay(voikko):
    assert compounds.shy("neuvola hyvinvointialueittainen") == "neuvola hyvinvointialueittainen"


def test_without_the_library_text_stays(monkeypatch):
    monkeypatch.setattr(compounds, "_voikko", lambda: None)
    assert compounds.shy("Kohtaamispaikka") == "Kohtaamispaikka"


def test_only_in_finnish(voikko):
    assert "\u00ad" in shown("Kohtaamispaikka", "fi")
    assert "\u00ad" not in shown("Kohtaamispaikka", "sv")


def test_markup_is_still_escaped(voikko):
    assert shown("<b>Kohtaamispaikka", "fi") == "&lt;b&gt;Kohtaamis\u00adpaikka"


def test_each_thread_has_its_own_handle(monkeypatch):
    monkeypatch.setattr(compounds, "_local", threading.local())
    monkeypatch.setattr(compounds, "_open", object)
    handles = [compounds._voikko(), compounds._voikko()]
    thread = threading.Thread(target=lambda: handles.append(compounds._voikko()))
    thread.start()
    thread.join()
    assert handles[0] is handles[1]
    assert handles[0] is not handles[2]
