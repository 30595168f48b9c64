"""A service's page: all that is known, what is not known said plainly, structured data, no traces where needed."""

import json
import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils import translation

from familycentre.directory.models import Channel, Helpline, Place, Service, ServiceText, Theme

pytestmark = pytest.mark.django_db


def url(slug, language="fi") -> str:
    with translation.override(language):
        return reverse("service", args=[slug])


def data_of(html: str) -> list[dict]:
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    return [json.loads(block) for block in blocks]


@pytest.fixture
def kotiapu():
    return Service.objects.get(key="kotiapu")


def test_tells_everything(visitor):
    html = visitor.get(url("kotiapu")).content.decode()
    for words in (
        "Kotiapu",
        "Joku tulee ja auttaa.",
        "Väsyneille.",
        "Soita.",
        "Maksu tulojen mukaan.",
        "Saarelan hyvinvointialue",
        "Pohjoissaari",
        "tel:112",
        "1.6.2026",
        "Saarilaki 1 §",
    ):
        assert words in html, words


@pytest.mark.parametrize("slug", ["luotsi", "olematon", "x" * 5000])
def test_drafts_and_strangers_are_404(visitor, slug):
    assert visitor.get(url(slug)).status_code == 404


def test_retired_is_404(visitor, kotiapu):
    Service.objects.filter(pk=kotiapu.pk).update(state="retired")
    assert visitor.get(url("kotiapu")).status_code == 404


def test_another_languages_address_leads_to_ours(visitor):
    answer = visitor.get(url("hemhjalp", "fi"))
    assert answer.status_code == 301
    assert answer["Location"] == url("kotiapu")


def test_language_menu_leads_to_the_same_service(visitor):
    html = visitor.get(url("kotiapu")).content.decode()
    assert url("hemhjalp", "sv") in html


def test_words_in_another_language_are_marked(visitor):
    html = visitor.get(url("kotiapu", "en")).content.decode()
    assert '<h1 class="mt3" lang="fi">' in html
    assert "In Finnish" in html


def test_the_readers_own_slug_wins(visitor):
    theme = Theme.objects.get(key="everyday")
    other = Service.objects.create(key="toinen", theme=theme, provider_kind="ngo", tier="special", live=True)
    ServiceText.objects.create(record=other, language="sv", name="Annan", slug="kotiapu", summary="S.")
    assert "Kotiapu" in visitor.get(url("kotiapu", "fi")).content.decode()
    assert "Annan" in visitor.get(url("kotiapu", "sv")).content.decode()


@pytest.mark.parametrize(("confidence", "told"), [("H", False), ("M", True), ("L", True), ("", True)])
def test_doubt_is_said_in_plain_words(visitor, kotiapu, confidence, told):
    Service.objects.filter(pk=kotiapu.pk).update(confidence=confidence)
    assert ("Check with the provider" in visitor.get(url("kotiapu", "en")).content.decode()) is told


def test_who_checked(visitor, kotiapu):
    Service.objects.filter(pk=kotiapu.pk).update(
        assured_at=date(2026, 5, 4), assured_by="Saara, Saarelan alue"
    )
    assert "4.5.2026, Saara, Saarelan alue" in visitor.get(url("kotiapu", "en")).content.decode()
    Service.objects.filter(pk=kotiapu.pk).update(assured_at=None)
    assert "Nobody has checked" in visitor.get(url("kotiapu", "en")).content.decode()


def test_markdown_is_safe(visitor, kotiapu):
    text = "- eka\n- toka\n\n<script>alert(1)</script> [x](javascript:alert(1)) [y](https://y.example)"
    ServiceText.objects.filter(record=kotiapu, language="fi").update(description=text)
    html = visitor.get(url("kotiapu")).content.decode()
    assert "<li>eka</li>" in html
    assert "<script>alert" not in html
    assert 'href="javascript' not in html
    assert 'href="https://y.example"' in html


def test_channels_lead_out_or_call(visitor, kotiapu):
    Channel.objects.create(record=kotiapu, kind="phone", label="Neuvonta", value="010 123 456")
    web = {"label": "Asiointi", "value": "https://x.example", "needs_login": True}
    Channel.objects.create(record=kotiapu, kind="e-service", **web)
    html = visitor.get(url("kotiapu")).content.decode()
    assert 'href="tel:010123456"' in html
    assert 'href="https://x.example"' in html
    found = next(data for data in data_of(html) if data["@type"] == "GovernmentService")
    assert {"@type": "ServiceChannel", "name": "Asiointi", "serviceUrl": "https://x.example"}.items() <= (
        found["availableChannel"][-1].items()
    )


def test_hidden_helplines_stay_hidden(visitor, kotiapu):
    kotiapu.helplines.set(Helpline.objects.all())
    kotiapu.save()
    assert "0800 000 003" not in visitor.get(url("kotiapu")).content.decode().replace("\xa0", " ")


def test_structured_data_is_valid(visitor):
    found = data_of(visitor.get(url("kotiapu")).content.decode())
    kinds = {data["@type"]: data for data in found}
    assert set(kinds) >= {"GovernmentService", "BreadcrumbList"}
    service = kinds["GovernmentService"]
    assert service["@context"] == "https://schema.org"
    assert service["name"] == "Kotiapu"
    assert service["url"].startswith("http")
    assert service["provider"]["@type"] == "GovernmentOrganization"
    assert service["areaServed"] == [{"@type": "City", "name": "Pohjoissaari"}]
    assert {a["@type"] for a in service["audience"]} == {"Audience"}
    phones = [c["servicePhone"]["telephone"] for c in service["availableChannel"] if "servicePhone" in c]
    assert phones == ["112"]
    assert "offers" not in service  # there is a fee, of unknown size


def test_structured_data_cannot_end_its_element(visitor, kotiapu):
    ServiceText.objects.filter(record=kotiapu, language="fi").update(
        summary="</script><script>alert(1)</script>&"
    )
    html = visitor.get(url("kotiapu")).content.decode()
    assert "<script>alert" not in html
    assert data_of(html)[-1]["description"] == "</script><script>alert(1)</script>&"


def test_sensitive_service_leaves_no_traces(visitor, kotiapu):
    Service.objects.filter(pk=kotiapu.pk).update(theme=Theme.objects.get(key="violence"))
    page = visitor.get(url("kotiapu"))
    html = page.content.decode()
    assert page["Cache-Control"] == "no-store"
    assert page["Referrer-Policy"] == "no-referrer"
    assert "data-exit" in html
    assert "Kotiapu" not in re.search(r"<title>(.*?)</title>", html).group(1)
    assert not data_of(html)


def test_feedback_link_names_the_page(visitor):
    html = visitor.get(url("kotiapu", "en")).content.decode()
    link = re.search(r'<a href="([^"]*)">Something wrong here', html).group(1)
    answer = visitor.get(link)
    assert answer.status_code == 200
    assert url("kotiapu", "en") in answer.content.decode()


def test_flat_queries(visitor, assert_flat_queries, kotiapu):
    def more():
        theme = Theme.objects.get(key="everyday")
        for n in range(8):
            other = Service.objects.create(
                key=f"o{n}", theme=theme, provider_kind="ngo", tier="special", live=True
            )
            ServiceText.objects.create(record=other, language="fi", name=f"O{n}", slug=f"o{n}", summary="S.")
            kotiapu.related.add(other)
            Channel.objects.create(record=kotiapu, kind="web", label="W", value="https://w.example")
        kotiapu.helplines.set(Helpline.objects.all())
        kotiapu.save()

    kotiapu.places.set(Place.objects.published())
    kotiapu.save()
    assert_flat_queries(lambda: visitor.get(url("kotiapu")), more)
