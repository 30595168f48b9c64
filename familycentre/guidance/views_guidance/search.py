"""The search page, its suggestions while somebody types, and the count of what was opened."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from familycentre.core.same_site import own_pages_only
from familycentre.directory.trail import trail
from familycentre.guidance import found, guides
from familycentre.guidance.forms_search import SearchFilters, Typed
from familycentre.guidance.on_map import on_map
from familycentre.guidance.search import counting, marks, near
from familycentre.guidance.search.dangers import dangers
from familycentre.guidance.search.find import corrected_text
from familycentre.guidance.search.suggesting import suggest

SUGGESTIONS_SECONDS = 60


class Counted(HttpResponse):
    """A page of results; the search is counted when the page has gone out, so that nobody waits for it."""

    search: tuple[str, str, bool, date] | None = None

    def close(self) -> None:
        super().close()
        if self.search is not None:
            text, language, some, day = self.search
            self.search = None
            counting.count_search(text, language, found=some, day=day)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show what was found; never a dead end. What somebody typed is kept in no cache."""
    now, language, known = timezone.localtime(), get_language() or "", marks.now()
    towns = near.towns(language)
    form = SearchFilters(request.GET, towns)
    text, chosen, number = form.chosen["q"], form.chosen, request.GET.get("page", "1")
    place, kinds = near.near(text, towns, language), dangers(text, known) if text else set()
    choice = {"group": chosen["group"], "number": number, "open_only": "open" in chosen["only"]}
    hits = found.search(place.text, language, form.filters(place.code), now=now, known=known, **choice)
    context = {
        "form": form,
        "text": text,
        "did_you_mean": corrected_text(text, hits.results.corrected),
        "found": hits,
        "mapped": on_map(hits.page.paginator.object_list, now) if chosen["view"] else None,
        "at_once": found.at_once(kinds, now),
        "ways": None if hits.total else found.ways_on(language, now),
        "flow": None if hits.total else guides.first_flow(),
        "sensitive": bool(kinds) or touches(hits),
        "bar_sos": bool(kinds),
        "hide_lamp": bool(kinds),
        **frame_of(form, place),
    }
    return answer(request, context, form.bare and number == "1")


def frame_of(form: SearchFilters, place: near.Near) -> dict[str, Any]:
    """Return what the frame of the page needs; its title never tells what was typed."""
    return {
        "wish": place.town if place.town and not form.chosen["municipality"] else None,
        "only_there": form.query(municipality=place.code),
        "no_such_place": bool(form.unknown_place or place.unknown),
        "query": (form.query() + "&").lstrip("&"),
        "no_group": form.query(group=""),
        "as_list": form.query(("view", "map")),
        "as_map": form.query(view="map"),
        "hide_search": True,
        "page_title": _("Search"),
        "page_robots": "noindex",
        "crumbs": trail((_("Search"), "")),
    }


def touches(hits: found.Found) -> bool:
    """Say whether the best hit is a page about violence or crisis."""
    return bool(hits.results.hits) and hits.results.hits[0].document.sensitive


def answer(request: HttpRequest, context: dict[str, Any], count: bool) -> HttpResponse:
    """Return the page, to be counted after it has gone out."""
    response = Counted(render_to_string("guidance/search.html", context, request))
    if context["text"]:
        response["Cache-Control"] = "private, no-store"
        if count:
            some = bool(context["found"].total)
            response.search = (context["text"], get_language() or "", some, timezone.localdate())
    response.sensitive = context["sensitive"]  # type: ignore[attr-defined]  # core.headers reads it
    return response


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """Tell as JSON where somebody may be typing towards; words of danger lead to immediate help first."""
    text, language = Typed(required=False).clean(request.GET.get("q", "")), get_language() or ""
    urgent = bool(dangers(text)) if text else False
    near = suggest(text, language) or (suggest(text, language.split("-")[0]) if "-" in language else [])
    items = [
        {"title": one.title, "url": one.path, "kind": str(word_of(one.kind))} for one in near if one.path
    ]
    if urgent:
        items.insert(0, {"title": _("Help now"), "url": reverse("help_now"), "kind": _("Somebody answers")})
    response = JsonResponse({"items": items})
    response["Cache-Control"] = "no-store" if urgent else f"public, max-age={SUGGESTIONS_SECONDS}"
    response["X-Robots-Tag"] = "noindex"
    return response


def word_of(kind: str) -> Any:
    """Return the readable name of a kind of document."""
    return found.GROUP_OF[kind].one if kind in found.GROUP_OF else ""


@own_pages_only
@require_POST
def opened(request: HttpRequest) -> HttpResponse:
    """Count that a result was opened: the words only, not which result; only of terms that many have searched for."""
    text = Typed(required=False).clean(request.POST.get("q", ""))
    if text and not dangers(text):
        counting.count_opened(text, get_language() or "", day=timezone.localdate())
    return HttpResponse(status=204)
