"""Uploads in a bucket, by environment alone: a site in a folder of its own, and a real server that speaks S3."""

import io
import json
import re
import tarfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.config import Config
from PIL import Image

from familycentre.core import env
from tests.own_site import attempt, manage, migrated, run, settings_of
from tools import servers
from tools.site import free_port

pytestmark = pytest.mark.once

KEY, SECRET = "our-key", "our-very-secret-key"
OTHER = "old/ä ö & +.txt"  # a name that no form of ours makes
PICTURES_ARE_PUBLIC = {  # as docs/how-to/uploads-in-s3.md says it
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Principal": "*",
            "Action": "s3:GetObject",
            "Resource": "arn:aws:s3:::pictures/images/*",
        }
    ],
}


@dataclass
class Store:
    """The server, and the operator's own client of it."""

    address: str
    client: Any

    def settings(self, var: Path, **more: str) -> dict[str, str]:
        """Return the environment of a site whose uploads lie in a bucket."""
        ours = {
            "S3_BUCKET": "pictures",
            "S3_ENDPOINT": self.address,
            "S3_ACCESS_KEY": KEY,
            "S3_SECRET_KEY": SECRET,
            "AWS_EC2_METADATA_DISABLED": "true",
            "NO_PROXY": "127.0.0.1,localhost",
        }
        return settings_of(var, **{**ours, **more})

    def files(self, bucket: str) -> dict[str, bytes]:
        """Return the content of every object."""
        found = self.client.list_objects_v2(Bucket=bucket).get("Contents", [])
        names = [each["Key"] for each in found]
        return {name: self.client.get_object(Bucket=bucket, Key=name)["Body"].read() for name in names}


def fetch(url: str) -> tuple[int, bytes, str]:
    """Ask for an address as a reader's browser does: status, body, type."""
    try:
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(url, timeout=10) as answer:
            return answer.status, answer.read(), answer.headers["Content-Type"]
    except urllib.error.HTTPError as error:
        with error:
            return error.code, b"", ""


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """A server with two empty buckets; one lets everybody read the pictures."""
    with servers.s3() as address:
        session = boto3.Session(aws_access_key_id=KEY, aws_secret_access_key=SECRET, region_name="us-east-1")
        client = session.client("s3", endpoint_url=address, config=Config(proxies={}))
        for bucket in ("pictures", "second"):
            client.create_bucket(Bucket=bucket)
        client.put_bucket_policy(Bucket="pictures", Policy=json.dumps(PICTURES_ARE_PUBLIC))
        yield Store(address, client)
        client.close()


@dataclass
class Uploaded:
    """A site whose editor has uploaded and deleted, and what came of it."""

    var: Path
    settings: dict[str, str]
    told: dict[str, Any]


@pytest.fixture(scope="module")
def outages(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Future[Any]]:
    """What comes of a site whose bucket is missing, and then whose store is; it is being tried meanwhile."""
    settings = store.settings(migrated(tmp_path_factory.mktemp("outages")), S3_BUCKET="none-such")
    nobody = f"http://127.0.0.1:{free_port()}"
    with ThreadPoolExecutor(1) as pool:
        yield pool.submit(attempt, settings, "-m", "tests.s3_site", "outages", nobody)


@pytest.fixture(scope="module")
def uploaded(store: Store, outages: Future[Any], tmp_path_factory: pytest.TempPathFactory) -> Uploaded:
    """Two pictures of one name and a document were uploaded, the second picture deleted."""
    var = migrated(tmp_path_factory.mktemp("s3"))
    settings = store.settings(var, S3_MEDIA_URL=f"{store.address}/pictures")
    return Uploaded(var, settings, json.loads(run(settings, "-m", "tests.s3_site", "upload")))


def test_uploads_lie_in_the_bucket_and_nowhere_else(store: Store, uploaded: Uploaded) -> None:
    assert [each["status"] for each in uploaded.told["sent"]] == [302, 302, 302], uploaded.told["sent"]
    first, second, document = uploaded.told["files"]
    assert first != second  # two pictures of one name are two
    files = store.files("pictures")
    assert files[document] == b"%PDF-1.7\n" + b"o" * 3_000_000
    assert b"secret place" not in files[first]
    with Image.open(io.BytesIO(files[first])) as picture:
        assert picture.size == (1200, 800)
        red, green, blue = picture.getpixel((0, 0))
        assert blue > red
    assert not (uploaded.var / "media").exists()


def test_reader_fetches_the_pictures_from_the_bucket_and_no_document(
    store: Store, uploaded: Uploaded
) -> None:
    files, html = store.files("pictures"), uploaded.told["html"]
    srcsets = re.findall(r'src(?:set)?="([^"]+)"', html)
    addresses = {part.split()[0] for srcset in srcsets for part in srcset.split(", ")}
    assert addresses == set(uploaded.told["renditions"].values())
    assert len(addresses) == 6  # three widths, two kinds
    for name, address in uploaded.told["renditions"].items():
        status, body, kind = fetch(address)
        assert (status, body) == (200, files[name])
        assert kind == {"webp": "image/webp", "jpg": "image/jpeg"}[name.rsplit(".", 1)[1]]
    document = uploaded.told["files"][2]
    assert fetch(f"{store.address}/pictures/{document}")[0] == 403
    assert uploaded.told["document"] == [200, len(files[document])]  # by the site, which knows who may


def test_policy_lets_the_page_show_the_bucket_and_nothing_else(store: Store, uploaded: Uploaded) -> None:
    for policy in uploaded.told["policies"]:
        directives = dict(part.strip().split(" ", 1) for part in policy.split(";") if part.strip())
        assert f"{store.address}/pictures/" in directives.pop("img-src").split()
        assert store.address not in " ".join(directives.values())


def test_deleted_picture_leaves_the_bucket_with_its_sizes(store: Store, uploaded: Uploaded) -> None:
    _first, second, _document = uploaded.told["files"]
    assert uploaded.told["delete"] == 302
    assert len(uploaded.told["of the second"]) == 2  # the list's and ours
    assert not {second, *uploaded.told["of the second"]} & set(store.files("pictures"))


def test_backup_moves_the_bucket_to_another(store: Store, uploaded: Uploaded, tmp_path: Path) -> None:
    store.client.put_object(Bucket="pictures", Key=OTHER, Body=b"old")
    before = store.files("pictures")
    backup, new = tmp_path / "backup.tar.gz", migrated(tmp_path / "new")
    assert f"{len(before)} files" in manage(uploaded.settings, "backup", str(backup))
    with tarfile.open(backup) as file:
        inside = {entry.name.removeprefix("media/") for entry in file if entry.name.startswith("media/")}
    assert inside == set(before)

    settings = store.settings(new, S3_BUCKET="second")
    told = json.loads(run(settings, "-m", "tests.s3_site", "restored", str(backup)))
    assert store.files("second") == before
    assert not (new / "media").exists()
    assert set(told["ways out"]) <= {400, 404}
    assert set(uploaded.told["renditions"]) <= set(told["pictures"])
    for name, (status, size, kind) in told["pictures"].items():
        assert (status, size) == (200, len(before[name]))
        assert kind.startswith("image/")
        assert fetch(f"{store.address}/second/{name}")[0] == 403  # a private bucket is enough


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(outages: Future[Any]) -> None:
    done = outages.result()
    assert done.returncode == 0, done.stderr
    for name, told in zip(("S3_BUCKET", "S3_ENDPOINT"), json.loads(done.stdout), strict=True):
        for kind in ("picture", "document"):
            assert told[kind]["status"] == 200
            assert told[kind]["errors"][:1] == told["picture"]["errors"] != [], told
            assert told[kind]["title kept"]
        assert [name in check for check in told["checks"]] == [True]
        assert name in told["backup"]
        assert not told["left behind"]
        assert told["shown"] == {"S3_BUCKET": 404, "S3_ENDPOINT": 503}[name]
        assert told["ready"] == 200  # who reads needs no uploads
        assert told["seconds"] < 15
        assert name in done.stderr  # the log
    assert "images/gone.jpg stays in the bucket" in done.stderr
    assert SECRET not in done.stdout + done.stderr


@pytest.mark.skipif(not servers.here("nginx"), reason="nginx is not on this machine")
def test_nginx_asks_for_a_picture_that_is_not_on_its_disk_and_for_no_document(
    store: Store, tmp_path: Path
) -> None:
    """The server that speaks S3 stands for the application: its bucket "media" is what lies below /media/."""
    store.client.create_bucket(Bucket="media", ACL="public-read")
    for name in ("images/far.png", "documents/a.pdf", "original_images/far.png"):
        store.client.put_object(Bucket="media", Key=name, Body=b"far", ACL="public-read")
    near = tmp_path / "media" / "images" / "near.png"
    near.parent.mkdir(parents=True)
    near.write_bytes(b"near")
    port = int(store.address.rsplit(":", 1)[1])
    with servers.nginx(port, tmp_path, tmp_path / "media", tmp_path / "pages") as address:
        assert fetch(f"{address}/media/images/far.png")[:2] == (200, b"far")
        assert fetch(f"{address}/media/images/near.png")[:2] == (200, b"near")
        for name in ("documents/a.pdf", "original_images/far.png", "images/%2e%2e/documents/a.pdf"):
            assert fetch(f"{address}/media/{name}")[0] == 404


def test_rubbish_for_the_readers_address_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for good, meant in {"/media": "/media/", "https://cdn.example.fi": "https://cdn.example.fi/"}.items():
        monkeypatch.setenv("S3_MEDIA_URL", good)
        assert env.place("S3_MEDIA_URL", "/media/") == meant
    for bad in ("cdn.example.fi/x", "//cdn.example.fi", "https://a.fi/; script-src *", "ftp://a.fi/"):
        monkeypatch.setenv("S3_MEDIA_URL", bad)
        with pytest.raises(env.SettingError, match="S3_MEDIA_URL"):
            env.place("S3_MEDIA_URL", "/media/")
