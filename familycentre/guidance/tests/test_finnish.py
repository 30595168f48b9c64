"""Finnish words: forms, compounds, derivations, everyday speech, spelling."""

import logging

import pytest

from familycentre.guidance.search import analysis
from familycentre.guidance.search.analysis import of, voikko
from familycentre.guidance.search.synonyms import needed
from familycentre.guidance.tests.conftest import needs_voikko


@needs_voikko
@pytest.mark.parametrize(
    ("word", "lemma"),
    [("neuvolaan", "neuvola"), ("lapsille", "lapsi"), ("riitelemme", "riidellä"), ("mieheni", "mies")],
)
def test_a_form_leads_to_its_lemma(word, lemma):
    assert lemma in of("fi").word(word).lemmas


@needs_voikko
def test_all_readings_are_kept():
    assert {"vanhempi", "vanha"} <= set(of("fi").word("vanhempana").lemmas)


@needs_voikko
def test_a_compound_gives_its_parts_and_the_compounds_inside_it():
    word = of("fi").word("lähisuhdeväkivallasta")
    assert "lähisuhdeväkivalta" in word.lemmas
    assert {"väkivalta", "suhde", "lähisuhde"} <= set(word.parts)


@needs_voikko
def test_a_derived_word_gives_its_base():
    assert "masentaa" in of("fi").word("masentuneelle").parts


@needs_voikko
@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("oon", "olen"),
        ("mulla", "minulla"),
        ("ahistaa", "ahdistaa"),
        ("harjottelu", "harjoittelu"),
        ("ilmottautua", "ilmoittautua"),
        ("väsyny", "väsynyt"),
        ("koulus", "koulussa"),
        ("haluun", "haluan"),
    ],
)
def test_speech_is_written_out(said, written):
    assert of("fi").spoken(said) == [written]


@needs_voikko
def test_speech_comes_before_spelling():
    assert of("fi").spoken("mä") == ["minä"]  # libvoikko would suggest "emä"


@needs_voikko
def test_a_word_of_speech_that_is_also_written_keeps_both():
    assert set(of("fi").spoken("pentu")) == {"pentu", "lapsi"}


@needs_voikko
def test_the_pieces_of_a_hyphened_word_of_speech_are_written_out():
    assert {"yksinhuoltaja", "äiti"} <= set(of("fi").spoken("yh-äiti"))


@needs_voikko
def test_a_misspelt_word_gets_likely_spellings():
    assert "lastensuojelu" in of("fi").corrections("lastensujelu")
    assert "syömishäiriö" in of("fi").corrections("syomishairio")


@needs_voikko
def test_a_hyphened_word_is_its_pieces_and_the_whole():
    assert {"äiti", "lapsi"} <= set(of("fi").word("äiti–lapsi".replace("–", "-")).lemmas)


def test_without_libvoikko_compounds_are_still_cut():
    with analysis.without_voikko():
        word = of("fi").word("lastenneuvolaan")
        assert of("fi").word("neuvola").lemmas[0] in word.terms


def test_the_analyser_has_a_name_with_a_version():
    with analysis.without_voikko():
        assert analysis.analyser_name() == "snowball fi 1"
    if voikko.works():
        assert analysis.analyser_name().startswith("voikko ")


def test_the_fallback_is_logged_once(monkeypatch, caplog):
    analysis._finnish.cache_clear()
    monkeypatch.setattr(voikko, "works", lambda: False)
    try:
        with caplog.at_level(logging.WARNING):
            assert analysis.analyser_name() == analysis.analyser_name() == "snowball fi 1"
    finally:
        analysis._finnish.cache_clear()
    assert len([record for record in caplog.records if "libvoikko" in record.message]) == 1


def test_stop_words_are_too_common_to_search_for():
    assert of("fi").is_stop("minun")
    assert not of("fi").is_stop("lapsi")


@needs_voikko
def test_a_common_word_does_not_meet_a_telling_one():
    analyser = of("fi")
    assert "minä" in analyser.word("miniä").lemmas  # libvoikko's reading
    assert "minä" not in needed(analyser, "miniä")
    assert "miniä" in needed(analyser, "miniä")
    assert needed(analyser, "minulla") == frozenset(
        analyser.word("minulla").lemmas
    )  # a phrase may have common ones
