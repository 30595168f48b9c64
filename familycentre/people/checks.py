"""What the operator must see at every start."""

from typing import Any

from django.conf import settings
from django.core.checks import Warning as Loud
from django.core.checks import register


@register()
def second_factor_is_on(app_configs: Any, **kwargs: Any) -> list[Loud]:
    """Say loudly when this developer's machine lets people in by password alone."""
    if not settings.WITHOUT_SECOND_FACTOR:
        return []
    return [
        Loud(
            "DEMO_WITHOUT_SECOND_FACTOR is set: a password alone opens /admin/ and /workspace/.",
            hint="Only for looking around on one's own machine. It can't be set without DEBUG.",
            id="people.W001",
        )
    ]
