"""Who gets to a worker's page: what is not yours is not found; what is yours and locked leads to the unlocking."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from familycentre.contact import desk, queries, rings
from familycentre.contact.models import Consultation, Ring
from familycentre.contact.sealed import Act
from familycentre.people import keyring, roles
from familycentre.people.views.gate import me

View = Callable[..., HttpResponse]


def act_of(request: HttpRequest) -> Act:
    """Return who does it with which keys now; behind ``keyring.unlocked`` only."""
    return Act(request.user, request.keys, timezone.localtime())  # type: ignore[attr-defined]


def ring_members(view: View) -> View:
    """Let present members of some ring in, with opened keys: view(request, act)."""
    opened = keyring.unlocked(lambda request, *args, **more: view(request, act_of(request), *args, **more))

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **more: Any) -> HttpResponse:
        if not desk.in_ring(request.user):
            raise Http404
        return opened(request, *args, **more)

    return guarded


def of_conversation(view: View) -> View:
    """Let members of the conversation's ring in, with opened keys: view(request, conversation, act)."""
    opened = keyring.unlocked(lambda request, found, **more: view(request, found, act_of(request), **more))

    @wraps(view)
    def guarded(request: HttpRequest, ref: str, **more: Any) -> HttpResponse:
        found = queries.conversation_for(request.user, ref)
        if found is None:
            raise Http404
        return opened(request, found, **more)

    return guarded


def of_consultation(view: View) -> View:
    """Let the expert and the members of the ring in, with opened keys: view(request, consultation, act)."""
    opened = keyring.unlocked(lambda request, found, **more: view(request, found, act_of(request), **more))

    @wraps(view)
    def guarded(request: HttpRequest, ref: str, **more: Any) -> HttpResponse:
        known = Consultation.objects.select_related("conversation__ring", "expert", "asked_by", "epoch__ring")
        found = known.filter(ref=ref).first()
        if found is None or not (
            found.expert_id == request.user.pk or rings.is_member(found.conversation.ring, request.user)
        ):
            raise Http404
        return opened(request, found, **more)

    return guarded


def of_ring(view: View) -> View:
    """Let members and administrators in; no keys are needed: view(request, ring)."""

    @wraps(view)
    def guarded(request: HttpRequest, key: str, **more: Any) -> HttpResponse:
        found = Ring.objects.select_related("responsible_body").filter(key=key).first()
        user = me(request)
        if found is None or not (rings.is_member(found, user) or user.has_role(roles.ADMINISTRATOR.key)):
            raise Http404
        return view(request, found, **more)

    return guarded


def of_led_ring(view: View) -> View:
    """Let the ring's lead and administrators in: view(request, ring)."""

    @wraps(view)
    @of_ring
    def guarded(request: HttpRequest, ring: Ring, **more: Any) -> HttpResponse:
        if not leads(request.user, ring):
            raise Http404
        return view(request, ring, **more)

    return guarded


def leads(user: Any, ring: Ring) -> bool:
    """Say whether the person may change the ring: its lead, or an administrator (who never gets its key)."""
    leading = ring.members.filter(user=user, left_on=None, lead=True).exists()
    return leading or user.has_role(roles.ADMINISTRATOR.key)
