"""A libvoikko handle that threads share corrupts memory; ours are one a thread.

Each way runs in a process of its own, because the wrong one ends it. The first test fails when the product's
handle is shared; the second shows that this test can see such a fault.
"""

import subprocess
import sys

from familycentre.guidance.tests.conftest import needs_voikko

HAMMER = """
import sys, threading
sys.setswitchinterval(1e-5)
from familycentre.guidance.search.analysis import voikko
if {shared}:
    one = voikko.open_handle()
    voikko.handle = lambda: one
words = ["perheneuvolaan", "lastensuojelusta", "riitelemme", "turvakotiin", "masentuneelle", "päiväkodissa"] * 40
right = {{word: [r.get("BASEFORM") for r in voikko.handle().analyze(word)] for word in set(words)}}
wrong = []
def work():
    for word in words * 5:
        try:
            if [r.get("BASEFORM") for r in voikko.handle().analyze(word)] != right[word]:
                wrong.append(word)
        except Exception as error:
            wrong.append(repr(error))
threads = [threading.Thread(target=work) for _ in range(8)]
[t.start() for t in threads]
[t.join() for t in threads]
sys.exit(1 if wrong else 0)
"""


def run(*, shared: bool) -> int:
    done = subprocess.run(
        [sys.executable, "-c", HAMMER.format(shared=shared)], capture_output=True, timeout=120
    )
    return done.returncode


@needs_voikko
def test_our_handles_give_right_answers_in_many_threads():
    assert run(shared=False) == 0


@needs_voikko
def test_a_shared_handle_does_not():
    assert run(shared=True) != 0
