"""Services: the list with its filters, and the page of one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from familycentre.core import alternates
from familycentre.directory import lists, records, schema_org, vocabulary
from familycentre.directory.forms import ServiceFilters
from familycentre.directory.trail import trail


@require_safe
def services(request: HttpRequest) -> HttpResponse:
    """Show the services that fit the filters of the address."""
    towns, topics = lists.municipalities(), lists.themes()
    form = ServiceFilters(request.GET, **lists.choices(towns, topics))
    number = request.GET.get("page", "1")
    found = lists.services(form.chosen, towns, topics, number=number, now=timezone.localtime())
    sensitive = form.chosen["theme"] in vocabulary.SENSITIVE_THEMES
    context = {
        "found": found,
        "form": form,
        "themes": topics.values(),
        "strays": form.strays or number != str(found.page.number),
        "query": (form.query() + "&").lstrip("&"),
        "sensitive": sensitive,
        "nav_current": "services",
        "page_title": _("Services"),
        "page_description": _("Services for families: from the county, municipalities, NGOs and parishes."),
        "crumbs": trail((_("Services"), "")),
        "structured": [schema_org.item_list(list(found.page.object_list), found.total)],
    }
    response = render(request, "directory/services.html", context)
    response.sensitive = sensitive  # type: ignore[attr-defined]  # core.headers reads it
    return response


@require_safe
def service(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a service."""
    found = records.service(slug, timezone.localtime())
    if found is None:
        raise Http404
    if found.text.slug != slug:
        return redirect(found, permanent=True)
    request.alternates = alternates.of_record(found)  # type: ignore[attr-defined]
    context = {
        "service": found,
        "text": found.text,
        "sensitive": found.sensitive,
        "nav_current": "services",
        "page_title": found.text.name,
        "page_description": found.text.summary,
        "crumbs": trail((_("Services"), reverse("services")), (found.text.name, "")),
        "structured": [schema_org.service(found)],
    }
    response = render(request, "directory/service.html", context)
    response.sensitive = found.sensitive  # type: ignore[attr-defined]
    return response
