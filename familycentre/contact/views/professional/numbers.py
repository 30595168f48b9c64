"""The numbers page, and the same as files. Whoever is in a ring, or manages people, sees them."""

import csv
from io import StringIO
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from familycentre.contact import desk, numbers
from familycentre.people import roles
from familycentre.people.views.gate import me


def asked(request: HttpRequest) -> tuple[numbers.Quarter, bool]:
    """Return the quarter and whether it is over; raise Http404 for those who have nothing to do with it."""
    user = me(request)
    if not (desk.in_ring(user) or user.has_role(roles.ADMINISTRATOR.key)):
        raise Http404
    today = timezone.localdate()
    quarter = numbers.chosen(request.GET.get("quarter", ""), today)
    return quarter, quarter.last < today


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Show a quarter."""
    quarter, over = asked(request)
    context: dict[str, Any] = {
        "quarter": quarter,
        "over": over,
        "quarters": numbers.quarters(timezone.localdate()),
        "speed": numbers.speed(quarter),
        "consultations": numbers.consultations(quarter),
        "tables": numbers.tables(quarter) if over else [],
        "enough": numbers.ENOUGH,
    }
    return render(request, "contact/professional/numbers.html", context)


@require_safe
def as_json(request: HttpRequest) -> HttpResponse:
    """Give a quarter as JSON."""
    quarter, over = asked(request)
    return JsonResponse(
        numbers.as_data(quarter, over=over), json_dumps_params={"ensure_ascii": False, "indent": 1}
    )


@require_safe
def as_csv(request: HttpRequest) -> HttpResponse:
    """Give a quarter as a table: what, code, name, number; an empty number is hidden."""
    quarter, over = asked(request)
    data, file = numbers.as_data(quarter, over=over), StringIO()
    writer = csv.writer(file)
    writer.writerow(["table", "code", "name", "n"])
    for name, n in data["first_answer"].items():
        writer.writerow(["first_answer", name, "", n])
    writer.writerow(["consultations", "", "", data["consultations"]])
    for key, one in data["tables"].items():
        writer.writerows([key, row["code"], row["name"], row["n"]] for row in one["rows"])
        writer.writerow([key, "total", "", one["total"]])
    response = HttpResponse("\ufeff" + file.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="numbers-{quarter.key}.csv"'
    return response
