"""The files that every site has: sitemap, feed, robots, manifest, icons."""

import json
from xml.etree import ElementTree

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse
from django.utils.translation import override
from PIL import Image

from familycentre.content.models import InfoPage

pytestmark = pytest.mark.django_db

BASE = "http://127.0.0.1:8000"
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def sitemap(visitor) -> dict[str, dict[str, str]]:
    response = visitor.get("/sitemap.xml")
    assert response.status_code == 200
    root = ElementTree.fromstring(response.content)
    return {
        url.find("s:loc", SITEMAP).text: {
            link.get("hreflang"): link.get("href") for link in url.findall("x:link", SITEMAP)
        }
        for url in root.findall("s:url", SITEMAP)
    }


def test_sitemap_has_pages_and_records_in_each_language(visitor):
    found = sitemap(visitor)
    with override("sv"):
        service = f"{BASE}{reverse('service', args=['hemhjalp'])}"
    assert f"{BASE}/fi/arki/" in found
    assert service in found
    assert found[f"{BASE}/sv/vardag/"] == {
        "fi": f"{BASE}/fi/arki/",
        "sv": f"{BASE}/sv/vardag/",
        "x-default": f"{BASE}/fi/arki/",
    }
    assert set(found[service]) == {"fi", "sv", "x-default"}


def test_sitemap_has_what_the_afraid_look_for_but_no_draft(visitor):
    addresses = sitemap(visitor)
    assert f"{BASE}/fi/tuki/tuki-nyt/" in addresses
    assert not [address for address in addresses if "luotsi" in address or "piilopaikka" in address]
    assert all(address.startswith(f"{BASE}/") for address in addresses)


@pytest.mark.parametrize(
    ("name", "fi", "sv"),
    [
        ("flow_start", "mista-apua", "varifran-hjalp"),
        ("flow_start", "hiljaa", "tyst"),
        ("path", "arjen-polku", "vardagens-stig"),
        ("triangle", "turva", "trygghet"),
        ("paths", None, None),
    ],
)
def test_sitemap_has_guides_with_their_other_languages(visitor, name, fi, sv):
    addresses = {}
    for code, slug in (("fi", fi), ("sv", sv)):
        with override(code):
            addresses[code] = BASE + reverse(name, args=[slug] if slug else [])
    found = sitemap(visitor)
    for address in addresses.values():
        assert found[address].items() >= {**addresses, "x-default": addresses["fi"]}.items()
    assert not [address for address in found if "vaihe" in address or "?" in address]


def test_every_address_of_the_sitemap_opens(visitor):
    for address in sitemap(visitor):
        assert visitor.get(address.removeprefix(BASE)).status_code == 200, address


@pytest.mark.parametrize("number", ["0", "2", "x", ""])
def test_a_wrong_part_of_the_sitemap_is_not_found(visitor, number):
    assert visitor.get(f"/sitemap.xml?p={number}").status_code in {200, 404}


def test_sitemap_queries(visitor, django_assert_max_num_queries):
    visitor.get("/sitemap.xml")
    with django_assert_max_num_queries(15):
        visitor.get("/sitemap.xml")


@pytest.mark.parametrize("language", ["fi", "sv", "ar"])
def test_feed_is_in_its_language(visitor, language):
    InfoPage.objects.filter(key="about").update(kind="news")
    with override(language):
        address = reverse("news_feed")
    response = visitor.get(address)
    root = ElementTree.fromstring(response.content)
    assert response["Content-Type"].startswith("application/rss+xml")
    assert root.findtext("channel/language") == language
    titles = [item.findtext("title") for item in root.iter("item")]
    assert titles == {"fi": ["Tietoa sivusta"], "sv": ["Om sidan"], "ar": []}[language]
    assert all(item.findtext("link").startswith(BASE) for item in root.iter("item"))


def test_robots_names_the_sitemap_and_hides_the_admin(visitor):
    text = visitor.get("/robots.txt").content.decode()
    assert f"Sitemap: {BASE}/sitemap.xml" in text
    assert "Disallow: /admin/" in text
    assert "Disallow: /\n" not in text


def test_manifest_and_its_icons(visitor):
    response = visitor.get("/manifest.webmanifest")
    assert response["Content-Type"] == "application/manifest+json"
    described = json.loads(response.content)
    assert described["name"] == "Perhekeskus Saarela"
    for icon in described["icons"]:
        path = finders.find(icon["src"].removeprefix("/static/"))
        with Image.open(path) as image:
            assert icon["sizes"] == f"{image.width}x{image.height}"
    assert "maskable" in {icon["purpose"] for icon in described["icons"]}


def test_share_picture_has_the_size_that_is_told():
    with Image.open(finders.find("content/icons/og.png")) as image:
        assert image.size == (1200, 630)


def test_favicon_leads_to_the_icon(visitor):
    response = visitor.get("/favicon.ico")
    assert response.status_code == 302
    assert finders.find(response["Location"].removeprefix("/static/"))


@pytest.mark.parametrize("address", ["/robots.txt", "/manifest.webmanifest", "/sitemap.xml", "/favicon.ico"])
def test_files_set_no_cookie(visitor, address):
    assert not visitor.get(address).cookies
