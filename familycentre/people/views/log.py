"""The log of looks and acts, for the data-protection role. Looking at it is in it."""

import csv
from collections.abc import Iterator
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from familycentre.people import audit, queries
from familycentre.people.forms import Looking
from familycentre.people.views.gate import log_readers

A_PAGE = 50
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a table program would run these


@require_safe
@log_readers
def log(request: HttpRequest) -> HttpResponse:
    """Show the rows that were asked for."""
    form, wanted = asked(request)
    tell(request, "log.read", wanted)
    page = Paginator(queries.log(**wanted), A_PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "form": form,
        "page": page,
        "query": query.urlencode() + "&" if query else "",
        "asked": bool(wanted),
    }
    return render(request, "people/log.html", context)


@require_safe
@log_readers
def log_csv(request: HttpRequest) -> StreamingHttpResponse:
    """Give the rows that were asked for as a file."""
    _form, wanted = asked(request)
    tell(request, "log.exported", wanted)
    response = StreamingHttpResponse(lines(wanted), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="log.csv"'
    return response


def asked(request: HttpRequest) -> tuple[Looking, dict[str, Any]]:
    """Return the form and what was asked for; what can't be understood asks for nothing."""
    form = Looking(request.GET or None, kinds=queries.kinds())
    data = form.cleaned_data if form.is_bound and form.is_valid() else {}
    return form, {name: value for name, value in data.items() if value}


def tell(request: HttpRequest, did: str, wanted: dict[str, Any]) -> None:
    """Put the look into the log."""
    detail = " ".join(f"{name}={value}" for name, value in wanted.items())
    audit.record(by=request.user, did=did, target="log", now=timezone.now(), detail=detail)


def lines(wanted: dict[str, Any]) -> Iterator[str]:
    """Yield the rows as lines of a table, none of which a table program takes for a formula."""
    writer = csv.writer(Echo())
    yield "\ufeff" + writer.writerow(["id", "when", "who", "who_id", "what", "on_what", "detail", "digest"])
    for row in queries.log(**wanted).iterator():
        cells = [
            row.pk,
            row.at.isoformat(),
            row.by_name,
            row.by_id_then,
            row.did,
            row.target,
            row.detail,
            row.digest,
        ]
        yield writer.writerow([harmless(cell) for cell in cells])


def harmless(cell: Any) -> str:
    """Return a cell's text, quoted when it looks like a formula."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(FORMULA) else text


class Echo:
    """A file that hands back what is written to it."""

    def write(self, value: str) -> str:
        return value
