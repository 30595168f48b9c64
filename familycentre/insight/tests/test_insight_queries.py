"""What editors see of the counts and the feedback."""

from datetime import date, timedelta

import pytest

from familycentre.insight import actions, queries
from familycentre.insight.models import Feedback

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 24)


def test_pages_that_help_least_come_first(django_assert_num_queries):
    for answer, path, times in [(True, "/a/", 3), (False, "/a/", 1), (False, "/b/", 2), (True, "/c/", 1)]:
        for _time in range(times):
            actions.was_helpful(answer, path=path, day=DAY)
    actions.was_helpful(False, path="/old/", day=DAY - timedelta(days=40))
    with django_assert_num_queries(1):
        found = queries.helpfulness(DAY - timedelta(days=30), DAY)
    assert [(page.path, page.yes, page.no, page.share) for page in found] == [
        ("/b/", 0, 2, 0),
        ("/a/", 3, 1, 75),
        ("/c/", 1, 0, 100),
    ]


def test_unread_feedback_has_what_the_law_wants_answered_first():
    plain = actions.give_feedback(Feedback.Kind.SITE, day=DAY, text="a")
    law = actions.give_feedback(Feedback.Kind.ACCESSIBILITY, day=DAY, text="b")
    actions.give_feedback(Feedback.Kind.SITE, day=DAY, text="c")
    Feedback.objects.filter(text="c").update(handled=True)
    assert list(queries.unread()) == [law, plain]
    assert list(queries.late(DAY + timedelta(days=14))) == []
    assert list(queries.late(DAY + timedelta(days=15))) == [law]


def test_counts_by_day():
    actions.count("search", day=DAY)
    actions.count("search", day=DAY, label="x")
    actions.count("search", day=DAY - timedelta(days=1))
    assert queries.counts("search", DAY - timedelta(days=1), DAY) == {DAY - timedelta(days=1): 1, DAY: 2}


def test_no_row_tells_of_a_person():
    fields = {field.name for field in Feedback._meta.get_fields()}
    assert not fields & {"user", "ip", "session", "user_agent", "created_at"}
