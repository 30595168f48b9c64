"""What every test may use: the invented region in the database, a fixed cast, a clock that stands still."""

import os
import time
from datetime import date, datetime
from io import StringIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client

from familycentre.core import pagecache
from familycentre.people import append_only, conduct
from familycentre.people import mail as people_mail

PACKS = Path(__file__).parent / "tests" / "regions"
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Helsinki"))
TRIGGERS: set[str] = set()  # on the log's table, after migrating
pytest_plugins = ["tests.databases"]
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright's loop runs in the journeys' thread


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Load the invented region once; every test starts from it and is rolled back to it."""
    with django_db_blocker.unblock():
        packs, settings.REGION_PACKS = settings.REGION_PACKS, PACKS
        call_command("load_region", "saarela", quiet=True, stdout=StringIO())
        settings.REGION_PACKS = packs
        TRIGGERS.update(append_only.present(connection))
        append_only.remove(connection)  # or no test that really commits could be cleaned up


@pytest.fixture(autouse=True)
def own_folders(settings, tmp_path):
    """No test writes where a site's own files lie; no test sees another's cache."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.PAGE_CACHE_STAMP = tmp_path / "stamp"
    cache.clear()
    pagecache.purge_now()  # what processes keep under the stamp (the frame) is built anew


@pytest.fixture(autouse=True)
def quick_hashes(request, settings):
    """Passwords are hashed quickly, except where the time is what is tested."""
    if "slow_hashes" not in request.keywords:
        settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def whole_logins(monkeypatch):
    """A client that was logged in by force_login has done all steps: password, second factor, code of conduct.

    Logins through the site's own pages are what they are. ``password_only`` logs in without the second step.
    """
    plain = Client._login

    def whole(self, user, backend=None):
        plain(self, user, backend)
        session = self.session
        session["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": time.time()}]
        session["account_authentication_methods_user"] = str(user.pk)
        session["conduct"] = conduct.VERSION
        session.save()

    monkeypatch.setattr(Client, "_login", whole)
    monkeypatch.setattr(Client, "password_only", plain, raising=False)


@pytest.fixture
def triggers_after_migrating(db) -> set[str]:
    """The triggers that the migrations left on the log; they are off in tests."""
    return TRIGGERS


@pytest.fixture(autouse=True)
def letters_at_once(monkeypatch):
    """Letters are sent in the test's own thread."""
    monkeypatch.setattr(people_mail, "send_later", people_mail.send)


@pytest.fixture
def packs(settings) -> Path:
    """The folder of the test regions, set as the place to load from."""
    settings.REGION_PACKS = PACKS
    return PACKS


@pytest.fixture
def today() -> date:
    """The day on which the tests live: a Tuesday."""
    return NOW.date()


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def visitor() -> Client:
    """A reader without a cookie, as the browser would send her."""
    return Client(headers={"sec-fetch-site": "same-origin"})


@pytest.fixture
def assert_flat_queries(django_assert_max_num_queries):
    """Check that an address takes as many queries with many rows as with few, and never more than ``most``."""

    def check(get, add_rows, most: int = 15) -> None:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        get()  # warm up what is kept in the process
        with CaptureQueriesContext(connection) as few:
            get()
        add_rows()
        get()
        with CaptureQueriesContext(connection) as many:
            get()
        assert len(many) <= len(few), [q["sql"][:120] for q in many]
        assert len(many) <= most, len(many)

    return check
