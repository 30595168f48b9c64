"""An open ring for the tests of the family's pages, on the day on which the tests live."""

import pytest
from django.utils import timezone

from familycentre.contact.tests.cast import NOW, Worker, open_ring, worker
from familycentre.core import pagecache, sealing


@pytest.fixture(autouse=True)
def quick_passphrases(monkeypatch):
    """Open keys in a millisecond here; core/tests measure the real cost."""
    monkeypatch.setattr(sealing, "PASSPHRASE_OPS", 1)
    monkeypatch.setattr(sealing, "PASSPHRASE_MEMORY", 8192)


@pytest.fixture
def clock(monkeypatch):
    """Let it be Tuesday evening, 24 November 2026."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    return NOW


@pytest.fixture
def workers(db) -> tuple[Worker, Worker]:
    """Two professionals with keys."""
    return worker("marja"), worker("oskar")


@pytest.fixture
def open_to_families(workers, clock):
    """A ring for the whole region that takes messages."""
    ring = open_ring(*workers, key="avoin")
    pagecache.purge_now()
    return ring
