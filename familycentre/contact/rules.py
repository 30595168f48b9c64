"""Who may: small and without a say about state. What is not yours does not exist (the views answer 404)."""

from typing import Any

from familycentre.people.rules import may_join_ring


class NotMineError(Exception):
    """The person is not in the ring, or not the one who may do this."""


def require_member(ring: Any, user: Any) -> None:
    """Raise NotMineError unless the person is in the ring now, and still a professional."""
    if (
        not may_join_ring(user)
        or not ring.members.filter(user=user, left_on=None, user__is_active=True).exists()
    ):
        raise NotMineError


def require_second_reader(message: Any, user: Any) -> None:
    """Raise NotMineError when the person wrote the waiting answer, or it does not wait."""
    if not message.waits_for_reader or message.by_id == user.pk:
        raise NotMineError


def require_lead(ring: Any, user: Any) -> None:
    """Raise NotMineError unless the person leads the ring."""
    if not ring.members.filter(user=user, left_on=None, lead=True, user__is_active=True).exists():
        raise NotMineError
