"""The home of the workspace: what is mine to do, by role. Opens nothing that is sealed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from familycentre.contact import desk, queries
from familycentre.contact.models import Ring
from familycentre.people import roles, rules
from familycentre.people.models import PersonalKey
from familycentre.people.views.gate import me

MOST = 8


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show what waits for the person."""
    user, now = me(request), timezone.localtime()
    rings = desk.mine(user) if rules.may_hold_keys(user) else []
    context = {
        "hour": now.hour,
        "rings": rings,
        "leads": [one for one in rings if one.lead],
        "load": desk.load(user, now.date()) if rings else None,
        "own": own(user, now.date()) if rings else [],
        "asked": desk.consultations_of(user).filter(answered_on=None)[:MOST]
        if rules.may_hold_keys(user)
        else [],
        "replied": desk.replied(user)[:MOST] if rings else [],
        "without_keys": rules.may_hold_keys(user) and not PersonalKey.objects.filter(user=user).exists(),
        "watched": Ring.objects.prefetch_related("texts") if user.has_role(roles.ADMINISTRATOR.key) else [],
        "reads_log": rules.may_read_log(user),
        "manages": rules.may_manage_people(user),
    }
    return render(request, "workspace/home.html", context)


def own(user: Any, today: Any) -> list[tuple[Any, str]]:
    """Return the person's own open conversations by due day, each with its band; only what is clear."""
    soon = desk.next_working_day(today)
    found = queries.mine(user).filter(taken_by=user, state__in=desk.OPEN).order_by("due_on", "pk")[:MOST]
    return [(one, queries.Row(one).band(today, soon)) for one in found]
