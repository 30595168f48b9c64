"""Letters that something waits: to whom, when, and that they say nothing else, over a real SMTP conversation."""

import socketserver
import threading
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from familycentre.contact import digests, rings
from familycentre.contact.models import Conversation
from familycentre.contact.tests.cast import CALENDAR, ask, open_ring
from familycentre.people.models import User

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 11, 25, 9, 5, tzinfo=ZoneInfo("Europe/Helsinki"))  # a Wednesday
DUE = MORNING + timedelta(days=1)


class Sink(socketserver.StreamRequestHandler):
    """Take letters as a mail server does, and keep them."""

    def handle(self):
        self.wfile.write(b"220 sink\r\n")
        letter = None
        for line in self.rfile:
            if letter is not None:
                if line == b".\r\n":
                    self.server.letters.append(b"".join(letter).decode())
                    letter = None
                    self.wfile.write(b"250 kept\r\n")
                else:
                    letter.append(line)
                continue
            word = line[:4].upper()
            if word == b"DATA":
                letter = [b"".join(self.to)]
                self.wfile.write(b"354 go on\r\n")
            elif word == b"QUIT":
                self.wfile.write(b"221 bye\r\n")
                return
            else:
                if word == b"RCPT":
                    self.to = [line]
                refused = word == b"RCPT" and b"broken" in line
                self.wfile.write(b"550 no\r\n" if refused else b"250 fine\r\n")


@pytest.fixture
def letters(settings):
    """What a mail server on this machine received."""
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Sink)
    server.daemon_threads = True
    server.letters = []
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
    yield server.letters
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def ring(workers):
    for one in workers:
        User.objects.filter(pk=one.user.pk).update(email=f"{one.user.username}@example.org")
    ring = open_ring(*workers)
    ask(ring)
    return ring


def to(letters):
    return sorted(letter.split("<")[1].split(">")[0] for letter in letters)


def test_each_member_gets_one_letter_a_working_day(ring, letters):
    assert digests.send_all(CALENDAR, MORNING) == 2
    assert digests.send_all(CALENDAR, MORNING + timedelta(hours=2)) == 0
    assert to(letters) == ["marja@example.org", "oskar@example.org"]


def test_nothing_is_said_but_that_something_waits(ring, letters):
    digests.send_all(CALENDAR, DUE)
    found = Conversation.objects.get()
    for word in (
        found.ref,
        "Perhetiimi",
        "Familje",
        "parenting",
        "Marja",
        "Suku",
        "Vauva",
        "avoin",
        "perhetiimi",
    ):
        assert not any(word in letter for letter in letters)
    assert all("/workspace/" in letter for letter in letters)


def test_leads_get_one_more_when_something_is_due_today(ring, letters):
    assert digests.send_all(CALENDAR, DUE) == 3
    assert to(letters) == ["marja@example.org", "marja@example.org", "oskar@example.org"]


@pytest.mark.parametrize("hours", [-3, 9, 24 * 3])
def test_nothing_is_sent_outside_office_hours(ring, letters, hours):
    assert digests.send_all(CALENDAR, MORNING + timedelta(hours=hours)) == 0
    assert not letters


def test_who_has_left_gets_none_and_nobody_when_nothing_waits(ring, workers, letters):
    rings.dismiss(ring=ring, user=workers[1].user, by=workers[0].user, now=MORNING)
    assert digests.send_all(CALENDAR, MORNING) == 1
    Conversation.objects.update(state="answered")
    assert digests.send_all(CALENDAR, MORNING + timedelta(days=1)) == 0


def test_one_refused_address_stops_nobody_and_is_tried_again(ring, workers, letters):
    User.objects.filter(pk=workers[0].user.pk).update(email="broken@example.org")
    assert digests.send_all(CALENDAR, MORNING) == 1
    User.objects.filter(pk=workers[0].user.pk).update(email="marja@example.org")
    assert digests.send_all(CALENDAR, MORNING) == 1
    assert to(letters) == ["marja@example.org", "oskar@example.org"]
