"""Feedback without a name: a page to write on, and the two buttons under every page."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from familycentre.core.same_site import own_pages_only
from familycentre.insight import actions, paths
from familycentre.insight.forms import FeedbackForm, HelpfulForm
from familycentre.insight.models import Feedback

KINDS = {
    Feedback.Kind.SITE.value: _lazy("The site"),
    Feedback.Kind.WRONG.value: _lazy("Something is wrong on a page"),
    Feedback.Kind.ACCESSIBILITY.value: _lazy("Accessibility"),
}


@own_pages_only
@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request: HttpRequest) -> HttpResponse:
    """Show the form and take the words: about the site, a page (``?page=``), or accessibility."""
    signed = request.GET.get("page", "") if paths.known(request.GET.get("page", "")) else ""
    asked = request.POST.get("kind") or request.GET.get("kind", "")
    kind = asked if asked in KINDS else Feedback.Kind.WRONG if paths.known(signed) else Feedback.Kind.SITE
    form = FeedbackForm(request.POST or None, kind=kind, initial={"kind": kind, "page": signed})
    if request.method == "POST" and form.is_valid():
        if not form.by_program:
            actions.give_feedback(
                kind,
                day=timezone.localdate(),
                path=form.cleaned_data["page"],
                text=form.cleaned_data["text"],
                reply_to=form.cleaned_data.get("reply_to", ""),
            )
        return thanked(kind=kind)
    context = {"form": form, **shown(request, kind, request.POST.get("page", signed))}
    return quietly(request, "insight/feedback.html", context, status=422 if form.errors else 200)


def shown(request: HttpRequest, kind: str, signed: str) -> dict[str, Any]:
    """Return what the feedback page shows around its form."""
    title = _("Give feedback")
    kept = f"&{urlencode({'page': signed})}" if paths.known(signed) else ""
    return {
        "kind": kind,
        "about": paths.known(signed),
        "sensitive": paths.is_sensitive(signed),
        "days": actions.ACCESSIBILITY_DAYS,
        "page_title": title,
        "crumbs": [
            {"label": pgettext("breadcrumb", "Front page"), "url": f"/{get_language()}/"},
            {"label": title, "url": ""},
        ],
        "tabs": [
            {"label": label, "url": f"?kind={code}{kept}", "current": code == kind}
            for code, label in KINDS.items()
        ],
        "nav_current": "feedback",
    }


@own_pages_only
@require_POST
def helpful(request: HttpRequest) -> HttpResponse:
    """Count a yes or a no for a page of ours; keep the words, when there are some."""
    form = HelpfulForm(request.POST)
    if not form.is_valid() and "text" in form.errors:
        context = {"form": form, "sensitive": paths.is_sensitive(form.data.get("page", ""))}
        return quietly(request, "insight/thanks.html", context, status=422)
    path, text = form.cleaned_data.get("page", ""), form.cleaned_data.get("text", "")
    if form.errors or not path:
        return HttpResponseBadRequest("This form can be sent from our own pages only.")
    if not form.by_program:
        actions.was_helpful(
            form.cleaned_data["helpful"] == "yes", path=path, text=text, day=timezone.localdate()
        )
    return thanked(helpful=form.cleaned_data["helpful"], page=form.data["page"], said="1" if text else "")


@require_GET
def thanks(request: HttpRequest) -> HttpResponse:
    """Thank, and offer room for a few more words after a yes or a no."""
    answer, signed = request.GET.get("helpful", ""), request.GET.get("page", "")
    path = paths.known(signed)
    more = bool(path and answer in {"yes", "no"} and not request.GET.get("said"))
    context = {
        "form": HelpfulForm(initial={"helpful": answer, "page": signed}) if more else None,
        "answer": answer,
        "back": path,
        "kind": request.GET.get("kind", ""),
        "days": actions.ACCESSIBILITY_DAYS,
        "page_robots": "noindex",
        "sensitive": paths.is_sensitive(signed),
    }
    return quietly(request, "insight/thanks.html", context)


def quietly(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """Render; about a sensitive page nothing is kept, and quick exit stays at hand."""
    response = render(request, template, context, status=status)
    response.sensitive = bool(context["sensitive"])  # type: ignore[attr-defined]  # core.headers reads it
    return response


def thanked(**words: str) -> HttpResponse:
    """Lead to the page that thanks, so that loading it again sends nothing again."""
    query = urlencode({name: value for name, value in words.items() if value})
    return redirect(f"{reverse('thanks')}?{query}")
