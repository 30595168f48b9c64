"""Swedish and English words; languages for which there is no stemmer."""

from familycentre.guidance.search.analysis import of


def test_swedish_forms_meet():
    assert of("sv").word("familjerna").lemmas == of("sv").word("familj").lemmas


def test_swedish_compounds_are_cut():
    parts = of("sv").word("skilsmässobarn").parts + of("sv").word("barnskyddsanmälan").parts
    assert set(of("sv").word("barn").lemmas) & set(parts)


def test_english_forms_meet():
    assert of("en").word("families").lemmas == of("en").word("family").lemmas


def test_a_language_without_stems_keeps_its_words():
    assert of("so").word("carruur").lemmas == ("carruur",)


def test_everyday_swedish_is_written_out():
    assert of("sv").spoken("bebis") == ["baby", "spädbarn"]
