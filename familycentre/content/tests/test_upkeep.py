"""Editors see what is due, unchecked, untranslated and dead; nobody else does."""

import http.server
import threading
from datetime import date

import pytest
from django.urls import reverse

from familycentre.content import links, upkeep
from familycentre.content.models import ArticlePage, LinkCheck
from familycentre.directory.models import NationalService
from familycentre.people import roles
from familycentre.people.actions import assign_role
from familycentre.people.models import Area, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def main(client):
    user = User.objects.create_user("main")
    assign_role(user=user, role=roles.MAIN_EDITOR.key)
    client.force_login(user)
    client.user = user
    return client


def test_due_texts_are_listed_and_late_ones_marked(main):
    found = {(c.name, c.language): c for c in upkeep.due(date(2026, 11, 24), main.user)}
    assert found["Arki uuvuttaa", "fi"].late
    assert "Kotiapu" not in {name for name, _language in found}


def test_unchecked_translations_are_listed(main):
    found = {(c.name, c.language) for c in upkeep.unchecked(main.user)}
    assert ("Hemhjälp", "sv") in found
    assert ("Kotiapu", "fi") not in found
    assert ("Jag behöver trygghet", "sv") in found


def test_a_page_without_swedish_is_listed(main):
    assert upkeep.untranslated() == []
    ArticlePage.objects.get(key="arki", locale__language_code="sv").unpublish()
    assert [(c.name, c.language) for c in upkeep.untranslated()] == [("Arki uuvuttaa", "sv")]


def test_the_report_and_the_panel(main):
    assert "Arki uuvuttaa" in main.get(reverse("upkeep")).content.decode()
    assert reverse("upkeep") in main.get(reverse("wagtailadmin_home")).content.decode()


def test_others_do_not_see_the_panel(client):
    user = User.objects.create_user("area")
    assign_role(user=user, role=roles.AREA_EDITOR.key, area=Area.objects.get(key="satama"))
    client.force_login(user)
    assert reverse("upkeep") not in client.get(reverse("wagtailadmin_home")).content.decode()


class Answers(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200 if self.path == "/here" else 404)
        self.end_headers()

    def log_message(self, *args):
        pass


@pytest.fixture
def server():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_dead_links_are_found(server, monkeypatch):
    NationalService.objects.update(url=f"{server}/here")
    NationalService.objects.create(key="gone", group="family", url=f"{server}/gone")
    monkeypatch.setattr(
        links,
        "outside_links",
        lambda real=links.outside_links: {u: n for u, n in real().items() if u.startswith(server)},
    )
    assert links.check_all() == (2, 1)
    dead = LinkCheck.objects.get(works=False)
    assert dead.url.endswith("/gone")
    assert dead.answer == "404"
    assert upkeep.dead_links() == [dead]
