"""Processor time and database questions of pages made anew, in one process. Runs in the environment of a site.

Prints JSON: {"empty": ms, "pages": {kind: [ms, queries]}}. The empty view goes through the same middleware.
"""

import json
import os
import statistics
import sys

os.environ["PAGE_CACHE_SECONDS"] = "0"

import django  # noqa: E402 - the environment must be set first

django.setup()

from django.conf import settings  # noqa: E402
from django.core.handlers.wsgi import WSGIHandler  # noqa: E402
from django.db import connection  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.test import RequestFactory  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import path  # noqa: E402

from familycentre.config import urls  # noqa: E402
from tests.journeys.addresses import every  # noqa: E402

ROUNDS, EACH = 5, 10
urls.urlpatterns.insert(0, path("empty", lambda request: HttpResponse("")))


def once(handler: WSGIHandler, address: str) -> None:
    """Make a page as the server would, without a socket."""
    place, _, query = address.partition("?")
    environ = RequestFactory(SERVER_NAME="127.0.0.1").get(place, QUERY_STRING=query).environ
    body = handler(environ, lambda status, headers, exc_info=None: None)
    body.close()


def processor() -> float:
    """Return the processor time of this process so far, in milliseconds."""
    used = os.times()
    return (used.user + used.system) * 1000


def main() -> None:
    handler = WSGIHandler()
    addresses = {"empty": "/empty"} | {kind: by["fi"] for kind, by in every().items() if "fi" in by}
    taken: dict[str, list[float]] = {kind: [] for kind in addresses}
    for _round in range(ROUNDS + 1):  # the first one warms up
        for kind, address in addresses.items():
            times = EACH * 20 if kind == "empty" else EACH
            before = processor()
            for _time in range(times):
                once(handler, address)
            taken[kind].append((processor() - before) / times)
    figures = {kind: statistics.median(rounds[1:]) for kind, rounds in taken.items()}
    pages = {}
    for kind, address in addresses.items():
        connection.ensure_connection()
        with CaptureQueriesContext(connection) as asked:
            once(handler, address)
        pages[kind] = [round(figures[kind], 2), len(asked)]
    empty = pages.pop("empty")[0]
    sys.stdout.write(json.dumps({"debug": settings.DEBUG, "empty": empty, "pages": pages}, indent=1))


if __name__ == "__main__":
    main()
