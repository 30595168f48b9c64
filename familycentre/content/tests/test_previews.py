"""What an editor sees before publishing is what a reader will see."""

import pytest
from wagtail.models import Page

from familycentre.content.models import ArticlePage, PublicPage, ThemePage

pytestmark = pytest.mark.django_db


def test_every_page_of_the_region_can_be_previewed():
    for page in Page.objects.filter(depth__gt=1, locale__language_code="fi"):
        specific = page.specific
        assert isinstance(specific, PublicPage)
        response = specific.make_preview_request()
        assert response.status_code == 200, page
        assert specific.title in response.content.decode().replace("\xad", "")


def test_a_page_that_is_not_saved_yet_can_be_previewed():
    theme = ThemePage.objects.get(slug="arki")
    page = ArticlePage(title="Uusi", slug="uusi", theme=theme.theme, safety=["M"], owner=None)
    page.path, page.depth, page.locale = f"{theme.path}9999", theme.depth + 1, theme.locale
    page.set_url_path(theme)
    assert page.make_preview_request().status_code == 200
