"""The index follows the directory in the transaction that publishes."""

import pytest
from django.db import transaction

from familycentre.directory.models import Helpline, HelplineText, Service, ServiceText
from familycentre.guidance.models import Document
from familycentre.guidance.search.find import find

pytestmark = pytest.mark.django_db


def titles(text: str, language: str = "fi") -> list[str]:
    return [hit.document.title for hit in find(text, language).hits]


@pytest.fixture
def service() -> Service:
    return Service.objects.published().first()


def test_a_published_change_is_found_at_once(service):
    ServiceText.objects.filter(record=service, language="fi").update(name="Peikkoneuvonta")
    fresh = Service.objects.get(pk=service.pk)
    fresh.save_revision().publish()
    assert "Peikkoneuvonta" in titles("peikkoneuvonta")


def test_a_publication_that_is_rolled_back_leaves_no_trace(service):
    ServiceText.objects.filter(record=service, language="fi").update(name="Peikkoneuvonta")
    with pytest.raises(RuntimeError), transaction.atomic():
        Service.objects.get(pk=service.pk).save_revision().publish()
        assert "Peikkoneuvonta" in titles("peikkoneuvonta")
        raise RuntimeError
    assert "Peikkoneuvonta" not in titles("peikkoneuvonta")


def test_a_withdrawn_service_is_gone(service):
    assert Document.objects.filter(kind="service", key=service.key).exists()
    service.unpublish()
    assert not Document.objects.filter(kind="service", key=service.key).exists()


def test_a_deleted_service_is_gone(service):
    key = service.key
    service.delete()
    assert not Document.objects.filter(kind="service", key=key).exists()


def test_a_language_that_is_taken_away_is_gone(service):
    ServiceText.objects.filter(record=service, language="sv").delete()
    Service.objects.get(pk=service.pk).save_revision().publish()
    assert not Document.objects.filter(kind="service", key=service.key, language="sv").exists()


def test_a_helpline_is_found_when_it_is_shown_and_only_then():
    line = Helpline.objects.create(key="peikko", shown=True, number="0800 1")
    HelplineText.objects.create(record=line, language="fi", name="Peikkopuhelin", summary="Peikoille.")
    assert "Peikkopuhelin" in titles("peikkopuhelin")
    line.shown = False
    line.save()
    assert "Peikkopuhelin" not in titles("peikkopuhelin")
    line.delete()
    assert not Document.objects.filter(key="peikko").exists()
