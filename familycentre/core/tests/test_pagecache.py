"""The page cache: what it keeps, in which form it answers, what it never keeps."""

import gzip

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from familycentre.core import pagecache

PAGE = "<p>Perhe ja äiti</p>" * 100


@pytest.fixture
def ask(settings):
    """Ask a page cache for an address; ``ask.made`` counts the answers that were made anew."""
    settings.PAGE_CACHE_SECONDS, settings.ALLOWED_HOSTS = 60, ["testserver"]

    def send(
        body=PAGE, *, path="/fi/", kind="text/html; charset=utf-8", cache_control=None, cookie="", **headers
    ):
        def make(_request):
            send.made += 1
            response = HttpResponse(body, content_type=kind)
            response["Content-Length"] = str(len(response.content))
            if cache_control:
                response["Cache-Control"] = cache_control
            return response

        request = RequestFactory().get(
            path, headers={name.replace("_", "-"): v for name, v in headers.items()}
        )
        if cookie:
            request.COOKIES[settings.SESSION_COOKIE_NAME] = cookie
        return pagecache.PageCache(make)(request)

    send.made = 0
    return send


def test_second_reader_gets_the_same_and_nothing_is_made(ask):
    first, second = ask(), ask("another")
    assert second.content == first.content == PAGE.encode()
    assert second.headers == first.headers
    assert ask.made == 1


@pytest.mark.parametrize(
    "wish", ["gzip", "GZIP", "gzip, deflate, br, zstd", "br;q=1.0, gzip;q=0.8", "deflate, gzip;q=0.001"]
)
def test_who_can_unpack_gets_it_compressed(ask, wish):
    plain = ask()
    packed = ask("another", accept_encoding=wish)
    assert ask.made == 1  # both forms were made at once
    assert gzip.decompress(packed.content) == plain.content
    assert packed["Content-Encoding"] == "gzip"
    assert int(packed["Content-Length"]) == len(packed.content) < len(plain.content) / 2
    assert packed["ETag"] != plain["ETag"]
    assert packed["Vary"] == plain["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("wish", ["", "br", "identity", "gzip;q=0", "br, gzip; q=0.00, deflate", "x-gzipped"])
def test_who_can_not_unpack_gets_it_plain(ask, wish):
    ask(accept_encoding="gzip")
    answer = ask("another", accept_encoding=wish)
    assert answer.content == PAGE.encode()
    assert "Content-Encoding" not in answer
    assert ask.made == 1


@pytest.mark.parametrize(("body", "kind"), [("short", "text/html"), (PAGE, "image/png")])
def test_what_would_not_get_smaller_is_left_as_it_is(ask, body, kind):
    answer = ask(body, kind=kind, accept_encoding="gzip")
    assert answer.content == body.encode()
    assert "Content-Encoding" not in answer
    assert "Vary" not in answer


@pytest.mark.parametrize(
    "kind", ["application/json", "application/rss+xml", "text/calendar", "application/ld+json"]
)
def test_feeds_are_compressed_too(ask, kind):
    assert ask(kind=kind, accept_encoding="gzip")["Content-Encoding"] == "gzip"


@pytest.mark.parametrize("wish", ["", "gzip"])
def test_who_has_it_already_is_told_so(ask, wish):
    tag = ask(accept_encoding=wish)["ETag"]
    answer = ask(accept_encoding=wish, if_none_match=tag)
    assert (answer.status_code, answer.content) == (304, b"")
    assert answer["ETag"] == tag
    assert ask(accept_encoding=wish, if_none_match='"other"').status_code == 200


def test_first_reader_after_a_publication_may_have_it_already(ask):
    tag = ask()["ETag"]
    pagecache.purge_now()
    assert ask(if_none_match=tag).status_code == 304
    assert ask.made == 2


def test_publishing_makes_it_anew(ask):
    ask()
    pagecache.purge_now()
    assert ask("new").content == b"new"


@pytest.mark.parametrize("control", ["no-store", "private, no-store"])
def test_what_browsers_may_not_keep_is_not_kept_nor_compressed(ask, control):
    ask(cache_control=control)
    answer = ask("new", cache_control=control, accept_encoding="gzip")
    assert answer.content == b"new"
    assert "Content-Encoding" not in answer


def test_who_has_signed_in_is_neither_given_nor_kept(ask):
    ask()
    assert ask("hers", cookie="session").content == b"hers"
    assert ask("another").content == PAGE.encode()
