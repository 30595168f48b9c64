"""What other sites may show: in a frame where that is allowed, and as JSON for anyone."""

import pytest
from django.urls import reverse
from django.utils import translation

from familycentre.directory.models import Service, ServiceText, Theme

pytestmark = pytest.mark.django_db


def url(name, language="fi") -> str:
    with translation.override(language):
        return reverse(name)


@pytest.mark.parametrize("name", ["embed_services", "embed_helpnow"])
def test_may_stand_in_a_frame_of_the_named_sites(visitor, settings, name):
    settings.EMBED_HOSTS = ["https://kunta.example", "https://*.koulu.example"]
    page = visitor.get(url(name))
    assert page.status_code == 200
    assert "X-Frame-Options" not in page
    policy = page["Content-Security-Policy"]
    assert "frame-ancestors https://kunta.example https://*.koulu.example" in policy
    assert "'none'" in policy  # the rest of the policy stands
    assert '<base target="_top">' in page.content.decode()
    assert "<form" not in page.content.decode()
    assert not page.cookies


@pytest.mark.parametrize("name", ["services", "help_now", "map", "places"])
def test_all_other_pages_refuse_frames(visitor, name):
    page = visitor.get(url(name))
    assert page["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]


def test_services_can_be_narrowed(visitor):
    assert (
        "Kotiapu" in visitor.get(url("embed_services") + "?municipality=901&theme=everyday").content.decode()
    )
    assert "Kotiapu" not in visitor.get(url("embed_services") + "?municipality=902").content.decode()


def test_services_json(visitor):
    answer = visitor.get(url("embed_services_json") + "?theme=everyday")
    assert answer["Access-Control-Allow-Origin"] == "*"
    data = answer.json()
    assert (data["language"], data["count"]) == ("fi", 1)
    service = data["services"][0]
    assert service["id"] == "kotiapu"
    assert service["url"].startswith("http")
    assert service["municipalities"] == ["901"]
    assert service["checked_on"] == "2026-06-01"
    assert "next" not in data


def test_json_leads_to_its_next_page(visitor):
    theme = Theme.objects.get(key="everyday")
    for n in range(30):
        service = Service.objects.create(
            key=f"s{n}", theme=theme, provider_kind="ngo", tier="special", live=True
        )
        ServiceText.objects.create(record=service, language="fi", name=f"S{n}", slug=f"s{n}", summary="S.")
    seen, address = [], url("embed_services_json") + "?theme=everyday"
    while address:
        data = visitor.get(address).json()
        seen += [row["id"] for row in data["services"]]
        address = data.get("next", "")
    assert len(seen) == len(set(seen)) == 31


def test_words_say_their_language(visitor):
    assert visitor.get(url("embed_services_json", "en")).json()["services"][0]["language"] == "fi"


def test_help_now_json(visitor):
    answer = visitor.get(url("embed_helpnow_json"))
    data = answer.json()
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert data["first"]["tel"] == "112"
    lines = {line["id"]: line for need in data["needs"] for line in need["helplines"]}
    assert set(lines) == {"nollalinja", "vanha"}
    assert lines["vanha"]["hours"] is None  # too old to trust
    assert lines["nollalinja"]["free"] is True


@pytest.mark.parametrize("name", ["embed_services", "embed_services_json"])
@pytest.mark.parametrize(
    "query", ["theme=%00", "page=abc", "page=999999", "q=" + "x" * 20000, "callback=alert(1)"]
)
def test_rubbish_is_answered_kindly(visitor, name, query):
    assert visitor.get(f"{url(name)}?{query}").status_code == 200


@pytest.mark.parametrize("name", ["embed_services", "embed_services_json"])
def test_flat_queries(visitor, assert_flat_queries, name):
    def more():
        theme = Theme.objects.get(key="everyday")
        for n in range(15):
            service = Service.objects.create(
                key=f"s{n}", theme=theme, provider_kind="ngo", tier="special", live=True
            )
            ServiceText.objects.create(
                record=service, language="fi", name=f"S{n}", slug=f"s{n}", summary="S."
            )

    assert_flat_queries(lambda: visitor.get(url(name)), more)
