"""The inbox of a ring with 1,000 open requests: processor time and questions to the database. ``python -m bench.inbox``

The whole way through the site (middleware, opening 50 forms, page), in a database of its own; without the socket.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

from bench.code_timing import prepare

OPEN, ROUNDS, WARM, BUDGET = 1000, 20, 3, 150.0  # ms


def many(count: int) -> object:
    """Let so many families write; return a browser in which a worker of the ring has unlocked her keys."""
    from django.test import Client  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from familycentre.contact.tests.cast import CALENDAR, ask, open_ring, worker  # noqa: PLC0415
    from familycentre.directory.models import Theme  # noqa: PLC0415
    from familycentre.people import conduct, keyring, secret  # noqa: PLC0415

    marja = worker("marja")
    ring, themes = open_ring(marja, worker("oskar")), list(Theme.objects.values_list("key", flat=True))
    form = {"municipality": "901", "language": "fi", "writer": "parent", "reply": "code"}
    for _n in range(count):
        topic = random.choice(themes)  # noqa: S311
        ask(ring, form={**form, "topic": topic}, now=timezone.localtime(), calendar=CALENDAR)
    client = Client()
    client.force_login(marja.user)
    session = client.session
    client.cookies[keyring.COOKIE] = secret.into_session(session, marja.user, marja.keys)
    session["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": time.time()}]
    session["account_authentication_methods_user"] = str(marja.user.pk)
    session["conduct"] = conduct.VERSION
    session.save()
    return client


def measure(client: object) -> tuple[list[float], int, int]:
    """Return the processor times in milliseconds, the questions, and the page's bytes."""
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    times = []
    for turn in range(WARM + ROUNDS):
        began = time.process_time()
        answer = client.get("/workspace/requests/")  # type: ignore[attr-defined]
        taken = (time.process_time() - began) * 1000
        assert answer.status_code == 200, answer.status_code
        if turn >= WARM:
            times.append(taken)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get("/workspace/requests/")  # type: ignore[attr-defined]
    return times, len(asked), len(answer.content)


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="perhekeskus-inbox-") as folder:
        prepare(Path(folder))
        os.environ["LOG_LEVEL"] = "CRITICAL"
        times, questions, size = measure(many(OPEN))
    median = statistics.median(times)
    print(
        f"inbox with {OPEN} open requests, 50 shown: {median:.0f} ms processor time (median of {ROUNDS}, "
        f"most {max(times):.0f}), {questions} queries, {size // 1024} kB; budget {BUDGET:.0f} ms"
    )
    sys.exit(median > BUDGET)


if __name__ == "__main__":
    main()
