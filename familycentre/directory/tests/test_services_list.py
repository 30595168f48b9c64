"""The list of services: each filter by itself, shareable addresses, rubbish, flat queries."""

from datetime import time

import pytest
from django.urls import reverse
from django.utils import translation

from familycentre.directory.models import HoursException, OpeningHours, Place, Service, ServiceText, Theme
from familycentre.people.models import Municipality

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def standing_clock(monkeypatch, now):
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)


def make(key, theme="everyday", **fields):
    defaults = {"provider_kind": "ngo", "tier": "universal", "forms": ["group"], "audiences": ["youth"]}
    service = Service.objects.create(
        key=key,
        theme=Theme.objects.get(key=theme),
        live=True,
        **{**defaults, "life_stages": ["adult"], **fields},
    )
    ServiceText.objects.create(
        record=service, language="fi", name=f"Nimi {key}", slug=key, summary=f"Lause {key}."
    )
    return service


def listed(visitor, query="") -> set[str]:
    page = visitor.get(f"/fi{address()}?{query}")
    assert page.status_code == 200
    return {service.key for service in page.context["found"].page.object_list}


def address() -> str:
    with translation.override("fi"):
        return reverse("services").removeprefix("/fi")


def test_shows_published_only(visitor):
    assert listed(visitor) == {"kotiapu"}
    html = visitor.get(f"/fi{address()}").content.decode()
    assert "Kotiapu" in html
    assert "Luotsi" not in html


def test_retired_is_gone(visitor):
    make("entinen", state="retired")
    assert "entinen" not in listed(visitor)


@pytest.mark.parametrize(
    ("query", "fields"),
    [
        ("audience=child", {"audiences": ["child", "parent"]}),
        ("age=baby", {"life_stages": ["baby"]}),
        ("theme=special", {"theme": "special"}),
        ("tier=special", {"tier": "special"}),
        ("form=electronic", {"forms": ["electronic"]}),
        ("provider=parish", {"provider_kind": "parish"}),
        ("language=sign", {"languages": ["fi", "sign"]}),
        ("language=interpreter", {"interpreter": True}),
        ("only=free", {"fee": "free"}),
        ("q=lause+haettu", {}),
        ("q=HAETTU", {}),
    ],
)
def test_each_filter_narrows(visitor, query, fields):
    make("haettu", **fields)
    make("muu")
    found = listed(visitor, query)
    assert "haettu" in found
    assert "muu" not in found


def test_several_values_widen_and_several_filters_narrow(visitor):
    make("a", tier="special", fee="free")
    make("b", tier="additional", fee="free")
    make("c", tier="special")
    assert {"a", "b", "c"} <= listed(visitor, "tier=special&tier=additional")
    found = listed(visitor, "tier=special&only=free")
    assert "a" in found
    assert not {"b", "c"} & found


def test_anyone_and_all_ages_fit_everybody(visitor):
    make("kaikille", audiences=["anyone"], life_stages=["all"])
    assert "kaikille" in listed(visitor, "audience=grandparent&age=toddler")


def test_a_municipality_gets_its_own_and_the_whole_regions(visitor):
    make("koko")
    own = make("oma")
    own.municipalities.set([Municipality.objects.get(code="902")])
    own.save()
    assert listed(visitor, "municipality=902") == {"koko", "oma"}  # kotiapu is in 901 only
    assert listed(visitor, "municipality=901") == {"koko", "kotiapu"}


def test_other_themes_count_too(visitor):
    service = make("sivu")
    service.more_themes.set([Theme.objects.get(key="special")])
    service.save()
    assert listed(visitor, "theme=special") == {"sivu"}


def hours(place, now, opens="9:00", closes="12:00", seen=None):
    OpeningHours.objects.create(
        record=place,
        weekday=now.weekday(),
        opens=time.fromisoformat(opens.zfill(5)),
        closes=time.fromisoformat(closes),
        seen_on=seen or now.date(),
    )


def test_open_now_keeps_the_open_and_counts_the_unknown(visitor, now):
    place = Place.objects.get(key="satamatalo")
    hours(place, now)
    auki = make("auki")
    auki.places.set([place])
    auki.save()
    page = visitor.get(f"/fi{address()}?only=open")
    assert [s.key for s in page.context["found"].page.object_list] == ["auki"]
    assert page.context["found"].unknown == 1  # kotiapu has no place
    assert "1" in page.content.decode()
    HoursException.objects.create(record=place, day=now.date())
    page = visitor.get(f"/fi{address()}?only=open")
    assert page.context["found"].total == 0
    assert page.context["found"].unknown == 1  # auki is known to be closed


def test_old_hours_are_not_trusted(visitor, now):
    place = Place.objects.get(key="satamatalo")
    hours(place, now, seen=now.date().replace(year=now.year - 2))
    service = make("vanha")
    service.places.set([place])
    service.save()
    page = visitor.get(f"/fi{address()}?only=open")
    assert page.context["found"].total == 0
    assert page.context["found"].unknown == 2


def test_chips_take_themselves_off(visitor):
    page = visitor.get(f"/fi{address()}?tier=special&only=free&rubbish=1&page=3")
    form = page.context["form"]
    assert [chip.remove_url for chip in form.chips()] == ["?tier=special", "?only=free"]
    assert form.query() == "only=free&tier=special"


def test_pages_keep_the_filters(visitor):
    for n in range(30):
        make(f"n{n:02}", fee="free")
    page = visitor.get(f"/fi{address()}?only=free")
    html = page.content.decode()
    assert page.context["found"].total == 30
    assert "?only=free&amp;page=2" in html or "?only=free&page=2" in html
    second = visitor.get(f"/fi{address()}?only=free&page=2")
    assert second.context["found"].page.number == 2
    assert not {s.key for s in second.context["found"].page.object_list} & {
        s.key for s in page.context["found"].page.object_list
    }


@pytest.mark.parametrize(
    "query",
    [
        "theme=dragon",
        "municipality=%00",
        "tier[]=x&tier=%27%3B--",
        "page=abc",
        "page=999999",
        "page=-1",
        "page=" + "9" * 5000,
        "q=" + "x" * 20000,
        "q=%00",
        "q=%25_%5C",
        "only=open&only=nonsense&page=0",
        "age=" + "&age=".join(str(n) for n in range(500)),
        "q=%F0%9F%8C%99%E2%80%AE",
    ],
)
def test_rubbish_is_answered_kindly(visitor, query):
    page = visitor.get(f"/fi{address()}?{query}")
    assert page.status_code == 200
    assert page.context["found"].page.number == 1


def test_strays_are_told(visitor):
    assert visitor.get(f"/fi{address()}?theme=dragon").context["strays"]
    assert visitor.get(f"/fi{address()}?page=999999").context["strays"]
    assert not visitor.get(f"/fi{address()}?theme=special&utm_source=x").context["strays"]


def test_words_are_escaped(visitor):
    html = visitor.get(f"/fi{address()}?q=<script>alert(1)</script>").content.decode()
    assert "<script>alert" not in html


def test_sensitive_theme_leaves_no_traces(visitor):
    page = visitor.get(f"/fi{address()}?theme=violence")
    assert page["Cache-Control"] == "no-store"
    assert page["Referrer-Policy"] == "no-referrer"
    assert "data-exit" in page.content.decode()
    ordinary = visitor.get(f"/fi{address()}")
    assert "public" in ordinary["Cache-Control"]
    assert not ordinary.cookies


def test_posts_are_refused(visitor):
    assert visitor.post(f"/fi{address()}").status_code == 405


@pytest.mark.parametrize("query", ["", "?only=open", "?theme=everyday", "?q=nimi"])
def test_flat_queries(visitor, assert_flat_queries, query):
    place = Place.objects.get(key="satamatalo")

    def more():
        for n in range(15):
            service = make(f"lisa{n}")
            service.places.set([place])
            service.municipalities.set(Municipality.objects.all())
            service.save()

    make("eka")
    assert_flat_queries(lambda: visitor.get(f"/fi{address()}{query}"), more)


@pytest.mark.parametrize("language", ["sv", "en", "ar"])
def test_other_languages_show_whose_words_they_are(visitor, language):
    with translation.override(language):
        url = reverse("services")
    html = visitor.get(url).content.decode()
    if language == "sv":
        assert "Hemhjälp" in html
    else:
        assert 'lang="fi"' in html
