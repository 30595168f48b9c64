import re

import pytest
from django import forms
from django.template import Context, Template
from django.template.loader import render_to_string

from familycentre.design import stylesheet

TEMPLATES = stylesheet.FOLDER.parent.parent / "templates"
SCRIPTS = stylesheet.FOLDER / "js"
ALL = sorted(TEMPLATES.rglob("*.html"))

NAV = {key: f"/{key}" for key in ("home", "services", "themes", "help_now", "ask", "privacy")}


def page(**context):
    return render_to_string("design/base.html", {"nav": NAV, **context})


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_strict_policy_holds(path):
    text = path.read_text()
    assert not re.search(r"\sstyle\s*=", text)
    assert not re.search(r"<style|\son[a-z]+\s*=\s*[\"']", text)
    # data blocks (schema.org) are not run, so the policy lets them be
    assert not re.search(r"<script(?![^>]*(\bsrc=|application/ld\+json))", text)
    assert len(text.splitlines()) <= 150


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_tells_its_parameters(path):
    skipped = path.parent.name == "style" or path.name in {"400.html", "403.html", "404.html", "500.html"}
    assert skipped or "{% comment %}" in path.read_text()


def test_scripts_are_small():
    assert sum(path.stat().st_size for path in SCRIPTS.glob("*.js")) <= 12 * 1024


def test_base_shows_only_what_the_context_has():
    html = render_to_string("design/base.html", {})
    assert "<main" in html
    assert 'href=""' not in html
    assert "None" not in html


def test_base_leads_to_help_on_every_page():
    html = page()
    assert html.count('href="/ask"') == 2  # header and bottom bar
    assert html.count('href="tel:112"') == 2
    assert 'href="#main"' in html


def test_sensitive_page_is_neutral_and_has_an_exit_first():
    html = page(sensitive=True, exit_url="https://example.org/", site_name="Perhekeskus")
    assert "<title>Perhekeskus</title>" in html
    assert html.index("data-exit") < html.index("<header")
    assert "exit.js" in html


def test_ordinary_page_has_no_exit():
    html = page()
    assert "data-exit" not in html
    assert "exit.js" not in html


def test_language_menu_marks_the_current_one():
    languages = [
        {"code": "fi", "name": "Suomi", "url": "/fi/", "current": True},
        {"code": "ar", "name": "العربية", "url": "/ar/", "current": False},
    ]
    html = page(languages=languages)
    assert html.count('hreflang="ar"') >= 2  # menu and footer, and the head
    assert re.search(r'lang="fi"[^>]*aria-current="true"', html)


def test_search_shows_only_with_an_address():
    assert 'role="search"' not in page()
    assert 'role="search"' in page(search_url="/search")
    assert 'role="search"' not in page(search_url="/search", hide_search=True)


def test_error_pages_help():
    missing = render_to_string("404.html", {"nav": NAV})
    assert "/help_now" in missing
    broken = render_to_string("500.html")
    assert "tel:112" in broken
    assert "<script" not in broken


def test_share_is_silent_on_sensitive_pages():
    shown = {"share_url": "https://x.example/a b", "share_title": "Ero & lapsi"}
    html = render_to_string("design/components/share.html", shown)
    assert "subject=Ero%20%26%20lapsi" in html
    assert not render_to_string("design/components/share.html", {"sensitive": True, **shown}).strip()


class TownForm(forms.Form):
    phone = forms.CharField(label="Phone", help_text="With area code.")
    ways = forms.MultipleChoiceField(
        choices=[("a", "A"), ("b", "B")], widget=forms.CheckboxSelectMultiple, required=False
    )
    agree = forms.BooleanField(required=False)


def field(form, name, **more):
    return render_to_string("design/components/field.html", {"field": form[name], **more})


def test_field_ties_hint_and_error_to_its_control():
    form = TownForm({"phone": ""})
    form.is_valid()
    html = field(form, "phone")
    assert 'aria-describedby="id_phone_hint id_phone_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_phone_hint"' in html
    assert 'id="id_phone_error"' in html


def test_field_draws_choices_as_rows_or_chips():
    form = TownForm()
    assert field(form, "ways").count('class="opt"') == 2
    assert field(form, "ways", looks="chips").count('class="chip"') == 2
    assert 'class="input"' not in field(form, "agree")


def test_number_is_callable_and_unbroken():
    html = Template("{% load design %}{{ n|tel }} {{ n|unbroken }}").render(
        Context({"n": "+358 9 2525 0111"})
    )
    assert html == "+358925250111 +358\u00a09\u00a02525\u00a00111"
