"""The log opens to the data-protection role only, shows what is asked for, and notes who looked."""

import csv
import io

import pytest

from familycentre.people import audit
from familycentre.people.models import AuditEvent

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows(now, person):
    marja = person("marja")
    audit.record(by=marja, did="case.read", target="case:AB12", now=now, detail="")
    audit.record(by=marja, did="case.answered", target="case:AB12", now=now.replace(day=25), detail="")
    audit.record(by=None, did="=cmd()", target="case:CD34", now=now.replace(day=26), detail="@x")


def shown(client, query=""):
    page = client.get(f"/workspace/log/{query}").context["page"]
    return {row.did for row in page if not row.did.startswith(("log.", "role.", "login"))}


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("", {"case.read", "case.answered", "=cmd()"}),
        ("?who=MARJ", {"case.read", "case.answered"}),
        ("?did=case", {"case.read", "case.answered"}),
        ("?did=case.read", {"case.read"}),
        ("?target=case:CD", {"=cmd()"}),
        ("?since=2026-11-25", {"case.answered", "=cmd()"}),
        ("?until=2026-11-24", {"case.read"}),
        ("?since=2026-11-25&until=2026-11-25&did=case", {"case.answered"}),
        ("?since=nonsense", {"case.read", "case.answered", "=cmd()"}),
    ],
)
def test_what_is_asked_for_is_shown(officer, rows, query, wanted):
    assert shown(officer, query) == wanted


def test_every_look_is_in_the_log(officer, rows):
    officer.get("/workspace/log/?who=marja&did=case")
    row = AuditEvent.objects.first()
    assert (row.by_name, row.did, row.target, row.detail) == (
        "tiina",
        "log.read",
        "log",
        "who=marja did=case",
    )
    b"".join(officer.get("/workspace/log.csv").streaming_content)
    assert AuditEvent.objects.first().did == "log.exported"
    assert audit.verify() is None


def test_the_file_has_all_rows_and_no_formulas(officer, rows):
    response = officer.get("/workspace/log.csv?target=case")
    table = list(csv.reader(io.StringIO(b"".join(response.streaming_content).decode("utf-8-sig"))))
    assert len(table) == 4
    assert table[1][4] == "'=cmd()"
    assert table[1][6] == "'@x"
    assert "attachment" in response["Content-Disposition"]


def test_pages_and_flat_queries(officer, now, assert_flat_queries):
    def more():
        for n in range(120):
            audit.record(by=None, did="case.read", target=f"case:{n}", now=now)

    assert_flat_queries(lambda: officer.get("/workspace/log/"), more, most=15)
    page = officer.get("/workspace/log/?did=case.read&page=3")
    assert page.context["page"].number == 3
    assert "did=case.read&amp;page=2" in page.content.decode()
