"""What the tests of the directory share."""

import pytest


@pytest.fixture
def stopped_clock(monkeypatch, now):
    """Let the whole site live at ``now``: Tuesday 24 November 2026, ten in the morning."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    return now
