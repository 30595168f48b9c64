"""Guessing: counted per conversation and in all, without a trace of who guessed; families are not locked out by it."""

from datetime import timedelta

import pytest

from familycentre.contact import throttle
from familycentre.contact.actions.entering import TooManyError, WrongCodeError, enter
from familycentre.contact.models import CodeTry
from familycentre.contact.tests.cast import NOW, ask
from familycentre.contact.tests.family import post
from familycentre.contact.tests.test_thread import wrong
from familycentre.core import codes

pytestmark = pytest.mark.django_db


def guess(code: str, times: int, now=NOW) -> None:
    for _ in range(times):
        with pytest.raises(WrongCodeError):
            enter(wrong(code), now)


def test_ten_wrong_codes_shut_a_conversation_for_the_hour(open_to_families):
    one, other = ask(open_to_families).code, ask(open_to_families).code
    guess(one, throttle.A_CODE)
    with pytest.raises(TooManyError):
        enter(one, NOW)
    assert enter(other, NOW)
    assert enter(one, NOW + timedelta(hours=1))


def test_an_unknown_code_is_counted_and_shut_alike(open_to_families):
    unknown = codes.new_code()
    guess(unknown, throttle.A_CODE)
    with pytest.raises(TooManyError):
        enter(unknown, NOW)


def test_the_whole_site_has_a_limit_that_locks_no_family_out(open_to_families, settings):
    settings.CODE_TRIES_AN_HOUR = 5
    code = ask(open_to_families).code
    for _ in range(5):
        guess(codes.new_code(), 1)
    rows = CodeTry.objects.count()
    for _ in range(20):
        with pytest.raises(TooManyError):
            enter(codes.new_code(), NOW)
    assert CodeTry.objects.count() == rows  # nobody can fill the table
    assert enter(code, NOW)


def test_a_row_that_is_counted_goes_on_counting_past_the_sites_limit(open_to_families, settings):
    settings.CODE_TRIES_AN_HOUR = 3
    code = ask(open_to_families).code
    guess(code, 3)
    for _ in range(throttle.A_CODE):
        with pytest.raises(TooManyError):
            enter(wrong(code), NOW)
    with pytest.raises(TooManyError):
        enter(code, NOW)


def test_nothing_tells_who_tried_or_what(open_to_families):
    code = ask(open_to_families).code
    guess(code, 1)
    told = str(list(CodeTry.objects.values_list()))
    assert code[: codes.SELECTOR] not in told
    assert {field.name for field in CodeTry._meta.fields} == {"id", "bucket", "hour", "n"}


def test_a_slip_is_not_counted(open_to_families):
    with pytest.raises(codes.CodeError):
        enter("hei", NOW)
    assert not CodeTry.objects.exists()


def test_old_counts_are_dropped(open_to_families):
    guess(codes.new_code(), 1, NOW - timedelta(days=2))
    guess(codes.new_code(), 1)
    assert throttle.forget(NOW) == 2
    assert CodeTry.objects.count() == 2


def test_the_page_says_to_wait(visitor, open_to_families):
    code = ask(open_to_families).code
    for _ in range(throttle.A_CODE):
        assert post(visitor, "thread", code=wrong(code)).status_code == 422
    assert post(visitor, "thread", code=code).status_code == 429


def test_messages_in_a_minute(settings):
    settings.ASKS_A_MINUTE = 2
    assert [throttle.may_send(NOW) for _ in range(3)] == [True, True, False]
    assert throttle.may_send(NOW + timedelta(minutes=1))
