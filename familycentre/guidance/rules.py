"""Who may, in guidance: pure questions about one person."""

from typing import Any


def may_see_gaps(user: Any) -> bool:
    """Say whether the page of what is missing opens to the person: those who coordinate the services."""
    return user.has_role("main-editor", "area-editor")


def may_mend_searches(user: Any) -> bool:
    """Say whether the person sees what was searched for in vain: those who own the words of the search."""
    return bool(user.is_active and user.has_perm("guidance.add_synonym"))
