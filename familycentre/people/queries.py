"""Lists of people and of the log, as the one who asks may see them."""

from datetime import date, datetime, time
from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from familycentre.people import roles
from familycentre.people.models import AuditEvent, Membership, PersonalKey, User


def people(viewer: Any) -> QuerySet[User]:
    """Return the people whom the viewer manages, with what a list shows of them; four queries in all."""
    held = Membership.objects.filter(user=OuterRef("pk"))
    main_factor = Authenticator.objects.filter(user=OuterRef("pk")).exclude(
        type=Authenticator.Type.RECOVERY_CODES
    )
    found = User.objects.annotate(
        has_second_factor=Exists(main_factor),
        has_keys=Exists(PersonalKey.objects.filter(user=OuterRef("pk"))),
    )
    if not viewer.has_role(roles.ADMINISTRATOR.key):
        found = found.filter(
            Exists(held.filter(role__in=roles.EDITORS)) & ~Exists(held.filter(role__in=roles.WORKERS))
        )
    related = ["invitations", "memberships__area__texts", "memberships__organisation__texts"]
    return found.prefetch_related(*related).order_by("last_name", "first_name", "username")


def log(
    *,
    who: str = "",
    did: str = "",
    target: str = "",
    since: date | None = None,
    until: date | None = None,
) -> QuerySet[AuditEvent]:
    """Return the rows of the log, newest first, that fit all that was asked for."""
    found = AuditEvent.objects.all()
    if who:
        found = found.filter(by_name__icontains=who)
    if did:
        found = found.filter(Q(did=did) | Q(did__startswith=f"{did}."))
    if target:
        found = found.filter(target__startswith=target)
    if since:
        found = found.filter(at__gte=_begin(since))
    if until:
        found = found.filter(at__lt=_begin(date.fromordinal(until.toordinal() + 1)))
    return found


def _begin(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def kinds() -> list[str]:
    """Return the names of all acts that the log holds."""
    return list(AuditEvent.objects.order_by("did").values_list("did", flat=True).distinct())
