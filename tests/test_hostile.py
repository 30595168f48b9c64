"""Ten thousand requests that nobody meant well: whatever comes, the answer is a page and never a 5xx."""

import os
from collections import Counter
from functools import cache
from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings as site_settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

REQUESTS = 10_000
LANES = 10  # pytest-xdist shares them among the processes
ON_POSTGRESQL = "postgres" in os.environ.get("DATABASE_URL", "")
EACH = (2_000 if ON_POSTGRESQL else REQUESTS) // LANES  # the same requests; the database is what differs
AT_ONCE = 5  # drawn together: drawing costs as much as answering

METHODS = ["GET"] * 12 + ["POST"] * 5 + ["HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "FROB"]
BAD_WORDS = [
    "' OR 1=1--",
    '"><script>alert(1)</script>',
    "{{7*7}}{% debug %}",
    "../../../../etc/passwd",
    "%00",
    "\x00",
    "\ud7ff\uffff",
    "٣٤٥",
    "-1",
    "9" * 40,
    "1e309",
    "NaN",
    "2026-02-30",
    "0000-00-00",
    "9999-12-31",
    "0001-01-01",
    "2026-W99",
    "a" * 5_000,
    "\u202e\u0000\ufeff",
    "🏠" * 40,
    "fi-x-easy",
    "open",
    "saarela",
]
NAMES = [
    "q",
    "page",
    "view",
    "day",
    "date",
    "month",
    "week",
    "theme",
    "municipality",
    "audience",
    "age",
    "only",
]
NAMES += [
    "tier",
    "form",
    "provider",
    "language",
    "kind",
    "path",
    "next",
    "helpful",
    "text",
    "for",
    "sort",
    "place",
]
HEADERS = [
    "accept-language",
    "accept",
    "if-none-match",
    "if-modified-since",
    "range",
    "cookie",
    "referer",
    "origin",
]
HEADERS += ["x-forwarded-for", "x-forwarded-proto", "sec-fetch-site", "host", "content-length", "user-agent"]
TYPES = [
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/json",
    "text/plain",
    "x",
]

anything = st.one_of(st.sampled_from(BAD_WORDS), st.text(max_size=20), st.integers().map(str))
pairs = st.lists(st.tuples(st.one_of(st.sampled_from(NAMES), anything), anything), max_size=5)
latin = st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=60)


@cache
def addresses() -> list[str]:
    """Return every public address, with {} where something of the visitor's choice stands."""
    found = {
        "/",
        "/{}",
        "/fi/{}/",
        "/sv/{}/{}/",
        "/ar/{}/",
        "/media/images/{}",
        "/static/{}",
        "/documents/{}/{}",
    }
    for code, _name in site_settings.LANGUAGES:
        with override(code):
            found |= {f"/{path}" for path in walk(get_resolver().url_patterns)}
    return sorted(found)


def walk(patterns: list[Any], before: str = "") -> list[str]:
    """Return the addresses of patterns and of what they include; the admin and its kin have tests of their own."""
    found = []
    for pattern in patterns:
        here = before + str(pattern.pattern)
        if here.startswith(("admin", "design")):
            continue
        if isinstance(pattern, URLResolver):
            found += walk(pattern.url_patterns, here)
        elif isinstance(pattern, URLPattern):
            found.append(fillable(here))
    return found


def fillable(route: str) -> str:
    """Return a route with {} for each part that the visitor chooses."""
    text, depth = "", 0
    for char in route.replace("^", "").replace("$", "").replace("\\Z", ""):
        if char in "<(":
            text += "{}" if depth == 0 else ""
            depth += 1
        elif char in ">)":
            depth -= 1
        elif depth == 0:
            text += char
    return text.replace("\\", "")


@st.composite
def requests(draw: st.DrawFn) -> dict[str, Any]:
    """Make a request: an address with rubbish in its parts, a query, a method, headers, a body."""
    address = draw(st.sampled_from(addresses()))
    parts = [
        quote(draw(anything).encode("utf-8", "surrogatepass"), safe="") for _ in range(address.count("{}"))
    ]
    query = "&".join(
        f"{quote(name.encode('utf-8', 'surrogatepass'), safe='')}={quote(value.encode('utf-8', 'surrogatepass'))}"
        for name, value in draw(pairs)
    )
    return {
        "method": draw(st.sampled_from(METHODS)),
        "path": address.format(*parts),
        "query": draw(st.one_of(st.just(query), st.just(query), latin)),
        "headers": draw(st.dictionaries(st.sampled_from(HEADERS), latin, max_size=3)),
        "content_type": draw(st.sampled_from(TYPES)),
        "body": draw(st.one_of(st.just(query.encode()), st.binary(max_size=60))),
    }


@pytest.mark.django_db
@pytest.mark.parametrize("lane", range(LANES))
def test_no_request_breaks_the_site(lane: int, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["testserver"]
    settings.PAGE_CACHE_SECONDS = 60  # as a site has it
    besiege(lane)


def besiege(lane: int) -> None:
    """Send this lane's share of the requests."""
    client, statuses = Client(), Counter()

    def send(request: dict[str, Any]) -> None:
        headers = {
            f"HTTP_{name.upper().replace('-', '_')}": value for name, value in request["headers"].items()
        }
        if length := headers.pop("HTTP_CONTENT_LENGTH", None):
            headers["CONTENT_LENGTH"] = length
        client.cookies.clear()
        answer = client.generic(
            request["method"],
            request["path"],
            request["body"],
            content_type=request["content_type"],
            QUERY_STRING=request["query"],
            **headers,
        )
        statuses[answer.status_code] += 1
        assert answer.status_code < 500, request
        if request["method"] == "GET" and request["path"].split("/")[1] in dict(site_settings.LANGUAGES):
            assert site_settings.SESSION_COOKIE_NAME not in answer.cookies
        if answer.streaming:
            answer.getvalue()

    @settings_of_lane
    @given(st.lists(requests(), min_size=AT_ONCE, max_size=AT_ONCE))
    def one(some: list[dict[str, Any]]) -> None:
        for request in some:
            send(request)

    one.hypothesis.inner_test.__name__ += str(lane)  # each lane draws requests of its own
    one()
    assert statuses.total() >= EACH
    assert min(statuses[200], statuses[400], statuses[404], statuses[405]) > 0  # not all die at the door


def settings_of_lane(test: Any) -> Any:
    """Apply what holds for all lanes: a fixed draw, no deadline, nothing kept between runs."""
    return settings(
        max_examples=EACH // AT_ONCE,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )(test)
