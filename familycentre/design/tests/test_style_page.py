import re
from collections import Counter

import pytest
from django.http import Http404
from django.test import RequestFactory

from familycentre.design import views

pytestmark = pytest.mark.django_db  # the frame of the page reads the region

ASK = RequestFactory().get("/design/")


def test_shows_every_part_by_day_and_by_night(settings):
    settings.DEBUG = True
    html = views.style_page(ASK).content.decode()
    for name, title in views.PARTS:
        assert f'id="{name}"' in html, title
    assert html.count("theme-light") == html.count("theme-dark") == len(views.PARTS) + 1


def test_ids_are_unique(settings):
    settings.DEBUG = True
    html = views.style_page(ASK).content.decode()
    ids = Counter(re.findall(r'\sid="([^"]+)"', html))
    assert [name for name, count in ids.items() if count > 1] == []


def test_is_for_developers_only(settings):
    settings.DEBUG = False
    settings.TESTING = False
    with pytest.raises(Http404):
        views.style_page(ASK)
