"""A session ends after half an hour of silence and after eight hours."""

import pytest

pytestmark = pytest.mark.django_db
PAGE = "/workspace/keys/"


def test_half_an_hour_of_silence_ends_it(worker, clock):
    worker.get(PAGE)
    clock.move(minutes=29)
    assert worker.get(PAGE).status_code == 200
    clock.move(minutes=29)
    assert worker.get(PAGE).status_code == 200
    clock.move(minutes=31)
    response = worker.get(PAGE)
    assert response["Location"] == "/login/?next=%2Fworkspace%2Fkeys%2F&ended=1"
    assert "_auth_user_id" not in worker.session


def test_eight_hours_end_it_in_any_case(worker, clock):
    worker.get(PAGE)
    for _time in range(19):
        clock.move(minutes=25)
        assert worker.get(PAGE).status_code == 200
    clock.move(minutes=25)
    assert worker.get(PAGE).status_code == 302


def test_what_a_page_does_by_itself_is_no_sign_of_life(worker, clock):
    worker.get(PAGE)
    clock.move(minutes=20)
    worker.get(PAGE, headers={"x-background": "1"})
    clock.move(minutes=15)
    assert worker.get(PAGE).status_code == 302


def test_the_admin_ends_too(editor, clock):
    assert editor.get("/admin/").status_code == 200
    clock.move(minutes=31)
    assert editor.get("/admin/")["Location"].startswith("/login/")


def test_the_login_says_why(worker, clock):
    worker.get(PAGE)
    clock.move(minutes=31)
    page = worker.get(worker.get(PAGE)["Location"]).content.decode()
    assert 'class="note info"' in page
