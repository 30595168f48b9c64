"""Until somebody presses Send, nothing is kept: not in a table, a session, the cache or a file."""

import pytest

from familycentre.contact.models import Conversation
from familycentre.contact.tests import traces
from familycentre.contact.tests.family import CALL, FIELDS, WHO, at, check, post, send

pytestmark = pytest.mark.django_db


def test_nothing_is_kept_before_send(visitor, open_to_families, settings):
    settings.PAGE_CACHE_SECONDS = 60
    visitor.get(at("ask_form"))
    before, cache_before = traces.tables(), traces.cached()
    visitor.get(at("ask_form"))
    check(visitor, text="")
    check(visitor, **CALL, **WHO, text="Pelkään. Hän löi minua. 131052-308T")
    check(visitor, **CALL, **WHO, text="Pelkään. Hän löi minua. 131052-308T", without_codes="1")
    for language in ("fi", "sv", "en"):
        post(visitor, "ask_form", language, **{**FIELDS, **CALL, **WHO})
        post(visitor, "ask_confirm", language, **{**FIELDS, **CALL, **WHO})
    post(visitor, "ask_code", **FIELDS)  # without a token
    visitor.get(at("thread_open"))
    assert traces.tables() == before
    assert traces.cached() == cache_before
    assert traces.files() == b""
    assert not visitor.cookies
    send(visitor)
    assert Conversation.objects.count() == 1
    changed = {name for name, rows in traces.tables().items() if rows != before[name]}
    assert changed - {"sqlite_sequence"} == {
        "contact_conversation",
        "contact_casekey",
        "contact_message",
        "insight_count",
    }
