"""Keys: made under a passphrase, opened for a session, locked again; the login alone opens nothing."""

import re

import pytest
from django.test import Client

from familycentre.core.sealing import SealError
from familycentre.people import keyring, secret
from familycentre.people.models import AuditEvent, PersonalKey

pytestmark = pytest.mark.django_db
PASSPHRASE = "valo palaa ikkunassa aina"
OTHER = "neljä kissaa kiipesi puuhun"


def make(client, passphrase=PASSPHRASE, **more):
    return client.post("/workspace/keys/make/", {"secret": passphrase, "again": passphrase, **more})


def unlock(client, passphrase=PASSPHRASE, **more):
    return client.post("/workspace/keys/unlock/", {"secret": passphrase, **more})


def recovery_in(response):
    groups = re.search(r'<ol class="code.*?</ol>', response.content.decode(), re.DOTALL).group()
    return " ".join(re.findall(r"<li>(\w{4})</li>", groups))


def opened(client):
    request = client.get("/workspace/keys/").wsgi_request
    return keyring.take(request)


def test_keys_are_made_and_the_recovery_key_is_shown_once(worker):
    response = make(worker)
    assert len(recovery_in(response).split()) == 8
    assert response["Cache-Control"] == "no-store"
    assert opened(worker)
    assert recovery_in(response).split()[0] not in worker.get("/workspace/keys/").content.decode()
    assert AuditEvent.objects.first().did == "keys.made"


def test_sending_the_form_twice_does_not_replace_the_keys(worker):
    make(worker)
    before = PersonalKey.objects.get(user=worker.user).public
    assert make(worker).status_code == 200
    assert PersonalKey.objects.get(user=worker.user).public == before
    make(worker, replace="on")
    assert PersonalKey.objects.get(user=worker.user).public != before
    assert AuditEvent.objects.first().did == "keys.replaced"


@pytest.mark.parametrize(
    "weak",
    [
        "short one",
        "marja marja marja",
        "12345678901234567",
        "qwertyuiop asdfghjkl",
        "aaaaaaaaaaaaaaaaaa",
        "abcdefghijklmnopqr",
        "aivan marja lehto sana",
        "a long enough password",
    ],
)
def test_weak_passphrases_are_refused(worker, weak):
    make(worker, weak)
    assert not PersonalKey.objects.exists()


def test_the_cookie_is_kept_close(worker, settings):
    settings.SESSION_COOKIE_SECURE = True
    cookie = make(worker).cookies["desk"]
    assert cookie["httponly"]
    assert cookie["secure"]
    assert cookie["samesite"] == "Strict"
    assert cookie["path"] == "/workspace/"
    assert cookie["max-age"] == ""


def test_neither_half_opens_anything(worker):
    make(worker)
    cookie = worker.cookies["desk"].value
    del worker.cookies["desk"]
    assert opened(worker) is None
    worker.cookies["desk"] = cookie
    assert opened(worker)
    session = worker.session
    del session["keys"]
    session.save()
    assert opened(worker) is None


def test_the_session_holds_no_open_key(worker):
    make(worker)
    keys = opened(worker)
    data = str(dict(worker.session))
    for key in (keys.private, keys.signing):
        import base64

        assert key.hex() not in data
        assert base64.b64encode(key).decode() not in data


def test_locking_and_unlocking(worker):
    make(worker)
    worker.post("/workspace/keys/lock/")
    assert opened(worker) is None
    assert unlock(worker, "wrong passphrase here").status_code == 200
    assert opened(worker) is None
    response = unlock(worker, next="/workspace/keys/?back")
    assert response["Location"] == "/workspace/keys/?back"
    assert opened(worker)
    assert [row.did for row in AuditEvent.objects.all()[:4]] == [
        "keys.unlocked",
        "keys.failed",
        "keys.locked",
        "keys.made",
    ]


def test_guessing_the_passphrase_gets_slow(worker):
    make(worker)
    worker.post("/workspace/keys/lock/")
    for _time in range(6):
        unlock(worker, "wrong passphrase here")
    assert unlock(worker).status_code == 200  # even the right one has to wait
    assert opened(worker) is None


def test_the_recovery_key_sets_a_new_passphrase(worker):
    recovery = recovery_in(make(worker))
    before = opened(worker)
    worker.post("/workspace/keys/lock/")
    data = {"recovery": recovery.lower(), "secret": OTHER, "again": OTHER}
    assert worker.post("/workspace/keys/passphrase/", data)["Location"] == "/workspace/keys/"
    assert opened(worker) == before
    worker.post("/workspace/keys/lock/")
    unlock(worker)
    assert opened(worker) is None
    unlock(worker, OTHER)
    assert opened(worker) == before


def test_a_wrong_recovery_key_sets_nothing(worker):
    make(worker)
    data = {"recovery": "0" * 32, "secret": OTHER, "again": OTHER}
    assert worker.post("/workspace/keys/passphrase/", data).status_code == 200
    with pytest.raises(SealError):
        secret.open_by_passphrase(worker.user, OTHER)


def test_without_keys_there_is_nothing_to_recover(worker):
    data = {"recovery": "0" * 32, "secret": OTHER, "again": OTHER}
    assert worker.post("/workspace/keys/passphrase/", data).status_code == 200


def test_a_new_login_opens_nothing_even_with_the_old_cookie(worker):
    make(worker)
    again = Client()
    again.force_login(worker.user)
    again.cookies["desk"] = worker.cookies["desk"].value
    assert opened(again) is None


def test_another_persons_cookie_opens_nothing(worker, logged_in):
    make(worker)
    eeva = logged_in("eeva", "professional")
    make(eeva, OTHER)
    eeva.cookies["desk"] = worker.cookies["desk"].value
    assert opened(eeva) is None


@pytest.mark.parametrize("verb", ["keys/lock/"])
def test_looking_does_not_lock(worker, verb):
    make(worker)
    assert worker.get(f"/workspace/{verb}").status_code == 405
    assert opened(worker)


def test_a_view_that_needs_keys_asks_for_them(worker, rf):
    from django.http import HttpResponse

    @keyring.unlocked
    def view(request):
        return HttpResponse(request.keys.private)

    def ask():
        request = worker.get("/workspace/keys/").wsgi_request
        return view(request)

    assert ask()["Location"].startswith("/workspace/keys/make/?next=")
    make(worker)
    assert len(ask().content) == 32
    worker.post("/workspace/keys/lock/")
    assert ask()["Location"].startswith("/workspace/keys/unlock/?next=")


def test_an_administrator_has_no_keys_to_open(administrator):
    from django.http import Http404

    assert make(administrator).status_code == 404
    request = administrator.get("/workspace/people/").wsgi_request
    with pytest.raises(Http404):
        keyring.unlocked(lambda request: None)(request)
