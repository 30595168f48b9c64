"""Guided questions and client paths are found by the search, and gone when they are withdrawn."""

import pytest

from familycentre.guidance.models import Document, Flow, Path
from familycentre.guidance.search import guide_source

pytestmark = pytest.mark.django_db


def test_each_language_is_a_document():
    docs = list(guide_source.documents())
    for model, kind in ((Flow, "flow"), (Path, "path")):
        guide = model.objects.published().order_by("key").first()
        own = [doc for doc in docs if (doc.kind, doc.key) == (kind, guide.key)]
        assert {doc.language for doc in own} == {text.language for text in guide.texts.all()}
        assert all(doc.path.startswith(f"/{doc.language}/") and doc.title for doc in own)


def test_a_path_is_found_by_the_words_of_its_stages_in_their_language():
    path = Path.objects.published().order_by("key").first()
    bodies = {doc.language: doc.body for doc in guide_source.of_path(path)}
    assert bodies["fi"]
    assert bodies["fi"] != bodies["sv"]


def test_a_withdrawn_path_is_gone():
    path = Path.objects.published().order_by("key").first()
    path.save_revision().publish()
    assert Document.objects.filter(kind="path", key=path.key).exists()
    path.unpublish()
    assert not Document.objects.filter(kind="path", key=path.key).exists()
