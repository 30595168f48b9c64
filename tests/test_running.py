"""What an operator relies on: health, quiet logs, settings that fail loudly, nothing to say for Django's own check."""

import io
import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from familycentre.core.logs import NothingPersonal
from familycentre.guidance.search import analysis
from familycentre.guidance.search.analysis import voikko
from tests.own_site import attempt, settings_of

ADDRESS, WORD = "203.0.113.77", "kuiskaus-joka-ei-kuulu-lokiin"


def test_alive_without_asking_the_database(client: Client) -> None:
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_ready_when_database_and_cache_answer(client: Client) -> None:
    told = client.get("/readyz").json()
    assert told.pop("search")
    assert told == {"ready": True, "database": True, "cache": True}


@pytest.mark.django_db
def test_ready_says_how_search_reads_finnish(client: Client) -> None:
    if voikko.works():
        assert client.get("/readyz").json()["search"] == f"voikko {voikko.version()}"
    with analysis.without_voikko():
        answer = client.get("/readyz")
    assert answer.status_code == 200  # a site without the library is poorer, not broken
    assert answer.json()["search"] == "snowball fi 1"


@pytest.mark.django_db
def test_not_ready_names_what_is_missing(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise ConnectionError

    monkeypatch.setattr(connection, "cursor", broken)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    told = answer.json()
    assert told.pop("search")
    assert told == {"ready": False, "database": False, "cache": True}


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the site's own log handler writes."""
    handler = next(
        handler
        for handler in logging.getLogger().handlers
        if any(isinstance(part, NothingPersonal) for part in handler.filters)
    )
    written = io.StringIO()
    before = handler.setStream(written)
    yield written
    handler.setStream(before)


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
def test_log_has_neither_address_nor_query(log: io.StringIO, method: str) -> None:
    client = Client(
        REMOTE_ADDR=ADDRESS, headers={"user-agent": WORD, "referer": f"http://testserver/?q={WORD}"}
    )
    for path in ("/fi/none-such/", "/fi/", "/readyz"):
        getattr(client, method)(path, QUERY_STRING=f"q={WORD}")
    written = log.getvalue()
    assert "Not Found: /fi/none-such/" in written
    assert ADDRESS not in written
    assert WORD not in written
    assert all(json.loads(line)["levelname"] for line in written.splitlines())


def production(var: Path, **more: str) -> dict[str, str]:
    """Return the environment of a site as it stands on the net."""
    settings = settings_of(
        var, ALLOWED_HOSTS="perhekeskus.example.fi", BASE_URL="https://perhekeskus.example.fi"
    )
    return {
        **settings,
        "CSRF_TRUSTED_ORIGINS": "https://perhekeskus.example.fi",
        "BEHIND_PROXY": "yes",
        **more,
    }


def test_deployment_check_is_silent(tmp_path: Path) -> None:
    done = attempt(production(tmp_path), "manage.py", "check", "--deploy", "--fail-level", "INFO")
    assert done.returncode == 0, done.stderr
    assert "0 silenced" in done.stdout


@pytest.mark.parametrize("name", ["SECRET_KEY", "CODE_PEPPER", "ALLOWED_HOSTS", "BASE_URL"])
def test_missing_setting_is_named(tmp_path: Path, name: str) -> None:
    done = attempt(production(tmp_path, **{name: ""}), "manage.py", "check")
    assert done.returncode != 0
    assert f"{name} must be set" in done.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [("CACHE_URL", "memcached://x"), ("PAGE_CACHE_SECONDS", "soon"), ("BEHIND_PROXY", "perhaps")],
)
def test_setting_with_rubbish_is_named(tmp_path: Path, name: str, value: str) -> None:
    done = attempt(production(tmp_path, **{name: value}), "manage.py", "check")
    assert done.returncode != 0
    assert name in done.stderr
    assert value in done.stderr


@pytest.mark.django_db
def test_uploaded_picture_is_given_out_and_a_document_is_not(client: Client, settings) -> None:
    for name in ("images/a.png", "documents/b.pdf"):
        path = Path(settings.MEDIA_ROOT) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    answer = client.get("/media/images/a.png")
    assert answer.status_code == 200
    assert "sandbox" in answer["Content-Security-Policy"]
    assert b"".join(answer) == b"x"
    assert client.get("/media/documents/b.pdf").status_code == 404
    for way_out in ("../documents/b.pdf", "%2e%2e/documents/b.pdf", "..%2fdocuments/b.pdf"):
        assert client.get(f"/media/images/{way_out}").status_code in {400, 404}
