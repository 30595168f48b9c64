"""Pages that are not in the editors' tree, and the files that every site has."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from familycentre.contact import rings
from familycentre.content import head, queries
from familycentre.people.models import Region

ICONS = [("192", "any"), ("512", "any"), ("maskable", "maskable")]
NEWS_IN_A_FEED = 20


@require_safe
def themes(request: HttpRequest) -> HttpResponse:
    """Show all themes and sections with the first articles of each."""
    found, sections = queries.branches()
    context = {"themes": found, "sections": sections, "nav_current": "themes", **placed(_("Themes"))}
    return render(request, "content/themes.html", context)


@require_safe
def site_map(request: HttpRequest) -> HttpResponse:
    """Show everything that has an address."""
    return render(request, "content/site_map.html", {**queries.site_map(), **placed(_("Site map"))})


def placed(title: str) -> dict[str, Any]:
    """Return the title of a page right under the front page, and the way to it."""
    return {"page_title": title, "crumbs": [head.home_crumb(), {"label": title, "url": ""}]}


@require_safe
def ask(request: HttpRequest) -> HttpResponse:
    """Lead to the form while families may write; else to the page that tells the other doors."""
    return redirect("ask_form") if rings.open_rings() else of_kind(request, "ask")


@require_safe
def safety(request: HttpRequest) -> HttpResponse:
    """Lead to the page on traces that a visit leaves."""
    return of_kind(request, "safety")


def of_kind(request: HttpRequest, kind: str) -> HttpResponse:
    """Serve the page when this is its address, else lead to it; Http404 when no language has one."""
    page = queries.page_of_kind(kind)
    if page is None:
        raise Http404
    return page.serve(request) if page.url == request.path else redirect(page.url)


@require_safe
def news_feed(request: HttpRequest) -> HttpResponse:
    """Return the news as RSS in the language of the address."""
    feed = Rss201rev2Feed(
        title=f"{pgettext('name of the site', 'Family centre')}: {_('News')}",
        link=f"{settings.BASE_URL}{reverse('wagtail_serve', args=[''])}",
        description=_("What is new in the electronic family centre."),
        language=(get_language() or settings.LANGUAGE_CODE).split("-x-")[0],
        feed_url=f"{settings.BASE_URL}{request.path}",
    )
    for item in queries.news()[:NEWS_IN_A_FEED]:
        link = f"{settings.BASE_URL}{item.url}"
        feed.add_item(item.title, link, item.summary, pubdate=item.first_published_at, unique_id=link)
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


@require_safe
def robots_txt(request: HttpRequest) -> HttpResponse:
    """Tell crawlers what is not for them, and where the list of pages is."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /documents/",
        "",
        f"Sitemap: {settings.BASE_URL}/sitemap.xml",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """Describe the site to phones that keep it on their first screen."""
    region: Any = Region.objects.prefetch_related("texts").first()
    name = region.text.site_name if region and region.text else settings.WAGTAIL_SITE_NAME
    described = {
        "name": name,
        "short_name": pgettext("name of the site", "Family centre"),
        "lang": settings.LANGUAGE_CODE,
        "start_url": "/",
        "scope": "/",
        "display": "browser",
        "background_color": "#f5f4ee",
        "theme_color": "#17605a",
        "icons": [
            {
                "src": static(f"content/icons/{file}.png"),
                "sizes": "192x192" if file == "192" else "512x512",
                "type": "image/png",
                "purpose": purpose,
            }
            for file, purpose in ICONS
        ],
    }
    return JsonResponse(described, content_type="application/manifest+json")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Lead programs that ask for the old address to the icon; its own name changes with its content."""
    response = redirect(static("content/icons/favicon.ico"))
    response["Cache-Control"] = "public, max-age=86400"
    return response
