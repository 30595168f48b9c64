"""nginx by the project's own file, in front of the site: it stores pages, forgets them when something is published,
keeps what is secret to itself, and gives compressed files out.
"""

import gzip
import os
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.journeys.conftest import Site
from tests.own_site import run
from tools import servers
from tools import site as sites

pytestmark = pytest.mark.journey
RENAME = """
import django; django.setup()
from familycentre.content.models import HomePage
page = HomePage.objects.get(locale__language_code="fi")
page.title = {title!r}
page.save_revision().publish()
"""


@dataclass
class Answer:
    """What came: status, headers, body."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Front:
    """nginx, and the environment of the application behind it."""

    address: str
    settings: dict[str, str]

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for an address."""
        request = urllib.request.Request(self.address + path, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return Answer(answer.status, {k.lower(): v for k, v in answer.headers.items()}, answer.read())
        except urllib.error.HTTPError as answer:
            return Answer(answer.code, {k.lower(): v for k, v in answer.headers.items()}, answer.read())


@pytest.fixture(scope="module")
def front(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    """A second server of the site's data that knows nginx's folder, and nginx in front of it."""
    folder, port = tmp_path_factory.mktemp("front"), sites.free_port()
    pages = folder / "pages"
    settings = {**site.settings, "NGINX_CACHE_DIR": str(pages), "BASE_URL": f"http://127.0.0.1:{port}"}
    static, media = Path(settings["STATIC_ROOT"]), Path(settings["VAR_DIR"]) / "media"
    with (
        sites.served(settings, port, folder / "log"),
        servers.nginx(port, static, media, pages) as address,
    ):
        yield Front(address, settings)


def stored(front: Front) -> int:
    """Return how many pages nginx has stored."""
    return sum(len(files) for _folder, _folders, files in os.walk(front.settings["NGINX_CACHE_DIR"]))


def test_published_change_is_seen_by_the_next_reader(front: Front, site: Site) -> None:
    path = site.pages["home"]["fi"]
    before = front.get(path).body
    assert gzip.decompress(front.get(path, **{"Accept-Encoding": "gzip"}).body) == before
    assert front.get(path).body == before
    assert stored(front) > 0
    try:
        run(front.settings, "-c", RENAME.format(title="Uusi otsikko testissä"))
        assert "Uusi otsikko testissä" in front.get(path).body.decode()
        packed = front.get(path, **{"Accept-Encoding": "gzip"}).body
        assert "Uusi otsikko testissä" in gzip.decompress(packed).decode()
    finally:
        run(front.settings, "-c", RENAME.format(title="Mikä painaa mieltä"))
    assert "Uusi otsikko testissä" not in front.get(path).body.decode()


def test_reader_gets_no_cookie_and_a_whole_set_of_headers(front: Front, site: Site) -> None:
    for _time in range(2):  # from the application, then from nginx's store
        headers = front.get(site.pages["home"]["fi"]).headers
        assert "set-cookie" not in headers
        assert "default-src 'self'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert "granian" not in headers["server"]
        assert "/" not in headers["server"]  # no version


def test_sensitive_pages_are_not_stored(front: Front, site: Site) -> None:
    front.get(site.pages["home"]["fi"])
    before = stored(front)
    assert front.get(site.pages["theme sensitive"]["fi"]).headers["cache-control"] == "no-store"
    assert stored(front) == before


def test_pages_and_files_come_compressed(front: Front, site: Site) -> None:
    page = front.get(site.pages["home"]["fi"], **{"Accept-Encoding": "gzip"})
    assert page.headers["content-encoding"] == "gzip"
    html = gzip.decompress(page.body).decode()
    style = html.partition('rel="stylesheet" href="')[2].partition('"')[0]
    answer = front.get(style, **{"Accept-Encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert "immutable" in answer.headers["cache-control"]


def test_each_reader_gets_the_form_that_she_can_read(front: Front, site: Site) -> None:
    path = site.pages["themes"]["sv"]
    kept = stored(front)
    packed = front.get(path, **{"Accept-Encoding": "gzip, deflate, br"})
    plain = front.get(path)
    assert "content-encoding" not in plain.headers
    assert gzip.decompress(packed.body) == plain.body
    assert len(packed.body) < len(plain.body) / 3
    assert stored(front) == kept + 2
    for wish, form in (
        ("zstd, gzip", packed),
        ("br, GZIP;q=0.5", packed),
        ("br", plain),
        ("br, gzip;q=0", plain),
    ):
        answer = front.get(path, **{"Accept-Encoding": wish})
        assert answer.body == form.body
        assert answer.headers["vary"] == "Accept-Encoding"
    assert stored(front) == kept + 2  # whatever else a browser can unpack
    known = {"Accept-Encoding": "gzip", "If-None-Match": packed.headers["etag"]}
    assert front.get(path, **known).status == 304


def test_documents_do_not_lie_open(front: Front) -> None:
    assert front.get("/media/documents/anything.pdf").status == 404
