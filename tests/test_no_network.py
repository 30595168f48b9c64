"""No test reaches anything outside (the attempt itself is an error), and neither does a site by itself."""

import re
import socket

import pytest
from django.conf import settings

from tests.reading import HOUSE, served, templates

pytestmark = pytest.mark.once

FETCHES = re.compile(r"""(?:src|srcset|poster|data)=["'](?:https?:)?//|@import|url\(["']?(?:https?:)?//""")
STYLES = re.compile(
    r"<link[^>]+rel=[\"'](?:stylesheet|preload|icon|manifest)[\"'][^>]+href=[\"'](?:https?:)?//"
)
ASKS = re.compile(r"\b(requests|httpx|urllib\.request|http\.client|aiohttp)\b")
MAY_ASK = {"familycentre/content/management/commands/check_links.py", "familycentre/content/links.py"}


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("198.51.100.7", 443)])
def test_outside_is_shut(address: tuple[str, int]) -> None:
    with pytest.raises(UserWarning, match="tried to use socket"), socket.socket() as outside:
        outside.connect(address)


def test_editors_pages_call_nobody() -> None:
    assert settings.WAGTAIL_GRAVATAR_PROVIDER_URL is None
    assert settings.WAGTAIL_ENABLE_UPDATE_CHECK is False
    assert settings.WAGTAIL_ENABLE_WHATS_NEW_BANNER is False
    assert settings.WAGTAILEMBEDS_FINDERS == []


def test_templates_styles_and_scripts_fetch_nothing_from_elsewhere() -> None:
    files = dict(templates())
    files |= {str(path): path.read_text() for path in HOUSE.glob("*/static/**/*.css")}
    found = [name for name, text in files.items() if FETCHES.search(text) or STYLES.search(text)]
    assert found == []


def test_only_the_link_check_asks_outside() -> None:
    found = [
        file.name for file in served() if re.search(rf"^\s*(import|from) {ASKS.pattern}", file.text, re.M)
    ]
    assert set(found) <= MAY_ASK


def test_without_a_tile_source_the_policy_allows_this_site_only() -> None:
    policy = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    assert policy["default-src"] == ["'self'"]
    assert policy["img-src"] == ["'self'"]
