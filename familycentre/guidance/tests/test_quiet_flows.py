"""Questions about violence and crisis: the answers are sealed in the session, stand nowhere else and are soon gone."""

import base64
import logging
from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from familycentre.core import sealing
from familycentre.guidance import answers
from familycentre.people.models import User

pytestmark = pytest.mark.django_db
SECRETS = ["salainen", "salaisesti"]


def url(name, *args, code="fi"):
    with override(code):
        return reverse(name, args=args)


def step(number, code="fi"):
    return url("flow_step", "hiljaa" if code == "fi" else "tyst", number, code=code)


def text_of(response):
    return response.content.decode()


@pytest.fixture
def answer(visitor):
    """Answers a question of the flow about violence; returns the response without following it."""
    return lambda number, name, value: visitor.post(step(number), {"after": name, name: value})


@pytest.fixture
def answered(answer):
    """Both questions are answered."""
    answer(1, "koti", "salainen-pelko")
    answer(2, "kenelle", "salaisesti")


def addresses_in(page):
    return [part.split('"')[0] for name in ("href", "action", "src") for part in page.split(f'{name}="')[1:]]


def test_who_only_reads_gets_no_cookie(visitor):
    for address in (url("flow_start", "hiljaa"), step(1), step(2)):
        response = visitor.get(address)
        assert response.status_code == 200 and not response.cookies
        assert response["Cache-Control"] == "no-store" and response["Referrer-Policy"] == "no-referrer"
        assert "csrf" not in text_of(response)
        assert "Pelottaako" not in text_of(response).split("</title>")[0]
    assert Session.objects.count() == 0


def test_an_answer_leads_on_by_a_redirect_to_an_address_that_tells_nothing(visitor, answer):
    response = answer(1, "koti", "salainen-pelko")
    assert response.status_code == 302 and response["Location"] == step(2)
    assert response["Cache-Control"] == "no-store" and response["Referrer-Policy"] == "no-referrer"
    cookie = response.cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["httponly"] and cookie["samesite"] == "Lax" and cookie["max-age"] == ""
    assert visitor.get(step(2)).context["shown"].id == "kenelle"
    assert answer(2, "kenelle", "salaisesti")["Location"] == step(3)
    assert "Sinua kuunnellaan" in text_of(visitor.get(step(3)))


def test_no_answer_stands_in_an_address_a_log_or_in_what_a_cache_may_keep(visitor, answer, caplog):
    caplog.set_level(logging.DEBUG)
    responses = [visitor.get(url("flow_start", "hiljaa"))]
    responses += [answer(1, "koti", "salainen-pelko"), visitor.get(step(2))]
    responses += [answer(2, "kenelle", "salaisesti"), visitor.get(step(3))]
    for response in responses:
        assert response["Cache-Control"] == "no-store"
        assert not [a for a in addresses_in(text_of(response)) if any(secret in a for secret in SECRETS)]
        assert not any(secret in str(response.headers) + str(response.cookies) for secret in SECRETS)
    for response in (responses[2], responses[4]):  # later pages do not carry what was answered before
        assert 'type="hidden" name="koti"' not in text_of(response)
        assert "salainen-pelko" not in text_of(response)
    assert not any(secret in caplog.text for secret in SECRETS)


def test_the_session_table_tells_nothing(answered):
    row = Session.objects.get()
    told = str(row.get_decoded()) + row.session_data + row.session_key
    assert list(row.get_decoded()) == [answers.NAME]
    assert not any(word in told for word in (*SECRETS, "koti", "hiljaa", "kenelle"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT session_key, session_data FROM django_session")
        assert not any(secret in str(cursor.fetchall()) for secret in SECRETS)


def test_the_table_and_the_settings_together_open_nothing_without_the_cookie(visitor, answered):
    row = Session.objects.get()
    locked = base64.b64decode(row.get_decoded()[answers.NAME])
    with pytest.raises(sealing.SealError):
        sealing.unlock(answers.key_of(row.session_key), locked, answers.PLACE)
    opened = sealing.unlock(answers.key_of(visitor.session.session_key), locked, answers.PLACE)
    assert b"salaisesti" in opened and len(locked) < 400
    visitor.cookies[settings.SESSION_COOKIE_NAME] = "y" * 32
    assert visitor.get(step(2)).context["gone"]


def test_a_planted_session_is_not_used(visitor, client, answer):
    client.get("/login/")
    session = client.session
    session["planted"] = True
    session.save()
    visitor.cookies[settings.SESSION_COOKIE_NAME] = planted = session.session_key
    answer(1, "koti", "salainen-pelko")
    assert visitor.cookies[settings.SESSION_COOKIE_NAME].value != planted


def test_back_keeps_the_answers(visitor, answered):
    outcome = visitor.get(step(3)).context["shown"]
    assert outcome.back.url == step(2)
    second = visitor.get(step(2)).context["shown"]
    assert [o.id for o in second.options if o.checked] == ["salaisesti"]
    assert second.back.url == step(1)
    first = visitor.get(url("flow_start", "hiljaa")).context["shown"]
    assert [o.id for o in first.options if o.checked] == ["salainen-pelko"]


def test_an_answer_is_changed_and_the_later_ones_stay(visitor, answer, answered):
    answer(1, "koti", "salainen-pelko")
    assert [o.id for o in visitor.get(step(2)).context["shown"].options if o.checked] == ["salaisesti"]


def test_danger_comes_first_whatever_else_was_answered(visitor, answer, answered):
    response = answer(1, "koti", "salainen-vaara")
    page = visitor.get(response["Location"])
    assert page.context["shown"].help_now
    assert text_of(page).index("tel:112") < text_of(page).index("0800")


def test_no_answer_is_told_and_asks_again(visitor, answer, answered):
    for told in (
        {},
        {"after": "koti"},
        {"after": "koti", "koti": "zz"},
        {"after": "\x00", "other": "x" * 3000},
    ):
        response = visitor.post(step(1), told)
        assert response.status_code == 422
        assert 'role="alert"' in text_of(response) and "Onko kotona" in text_of(response)
    assert visitor.get(step(3)).context["shown"].given  # what was answered before stays


def test_the_answers_are_gone_after_their_time(visitor, answered, rf):
    request = rf.get("/")
    request.session = visitor.session
    request.COOKIES[settings.SESSION_COOKIE_NAME] = visitor.session.session_key
    now = answers_began(request)
    assert answers.kept(request, "hiljaa", now=now + answers.KEPT - timedelta(seconds=1))
    assert answers.kept(request, "another", now=now) == {}
    assert answers.kept(request, "hiljaa", now=now + answers.KEPT + timedelta(seconds=1)) == {}
    assert Session.objects.count() == 0
    page = visitor.get(step(3))
    assert page.context["gone"] and "112" in text_of(page)
    assert page.context["shown"].id == "koti" and visitor.cookies[settings.SESSION_COOKIE_NAME].value == ""


def answers_began(request):
    now = timezone.now()
    answers.keep(request, "hiljaa", {"koti": "salainen-pelko"}, now=now)
    request.session.save()
    return now


def test_a_browser_without_cookies_is_told_so_and_shown_where_to_call(visitor):
    visitor.post(step(1), {"after": "koti", "koti": "salainen-vaara"})
    visitor.cookies.clear()
    page = visitor.get(step(2))
    assert page.context["gone"] and page.context["shown"].id == "koti"
    assert "tel:112" in text_of(page).split('role="status"')[1].split("</div></div>")[0]


@pytest.mark.parametrize("then", ["again", "stop", ""])
def test_the_answers_end_by_starting_again_stopping_or_leaving(visitor, answered, then):
    response = visitor.post(url("flow_end", "hiljaa"), {"then": then})
    expected = {"again": url("flow_start", "hiljaa"), "stop": "/fi/", "": None}[then]
    assert response.get("Location") == expected
    assert response.status_code == (302 if then else 204)
    assert Session.objects.count() == 0
    assert response.cookies[settings.SESSION_COOKIE_NAME].value == ""
    assert visitor.get(step(3)).context["gone"]


def test_the_quick_exit_forgets_and_leads_outside_without_javascript(visitor, answered):
    page = visitor.get(step(3))
    end = url("flow_end", "hiljaa")
    exit_link = text_of(page).split("data-exit")[0].rsplit("<a", 1)[1]
    assert f'href="{end}"' in exit_link and "noreferrer" in exit_link
    response = visitor.get(end)
    assert response.status_code == 302 and response["Location"] == page.context["region"].neutral_exit_url
    assert response["Referrer-Policy"] == "no-referrer" and response["Cache-Control"] == "no-store"
    assert Session.objects.count() == 0


def test_a_professionals_login_survives_stopping(visitor):
    user = User.objects.create_user("outi", password="a long enough password")
    visitor.force_login(user)
    visitor.post(step(1), {"after": "koti", "koti": "salainen-pelko"})
    assert answers.NAME in visitor.session
    visitor.post(url("flow_end", "hiljaa"), {"then": "stop"})
    assert answers.NAME not in visitor.session and visitor.session["_auth_user_id"] == str(user.pk)


def test_sensitive_answers_in_an_address_are_dropped(visitor):
    response = visitor.get(url("flow", "hiljaa"), {"koti": "salainen-pelko"})
    assert response.status_code == 302 and response["Location"] == url("flow_start", "hiljaa")


def test_the_language_menu_keeps_the_place_and_the_answers(visitor, answered):
    assert f'href="{step(2, "sv")}"' in text_of(visitor.get(step(2)))
    page = visitor.get(step(2, "sv"))
    assert [o.id for o in page.context["shown"].options if o.checked] == ["salaisesti"]
    with override("fi"):
        moved = visitor.get(reverse("flow_step", args=["tyst", 2]))
    assert moved.status_code == 301 and moved["Location"] == step(2)


def test_posts_from_elsewhere_are_refused(client):
    for address in (step(1), url("flow_end", "hiljaa")):
        response = client.post(address, {"koti": "x"}, headers={"sec-fetch-site": "cross-site"})
        assert response.status_code == 403


def test_other_flows_have_no_such_pages(visitor):
    assert visitor.get(url("flow_step", "mista-apua", 1)).status_code == 404
    assert visitor.post(url("flow_end", "mista-apua")).status_code == 404


def test_pages_take_few_queries(visitor, answered, django_assert_max_num_queries):
    visitor.get(step(3))
    with django_assert_max_num_queries(15):
        visitor.get(step(3))
