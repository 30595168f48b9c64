"""Tells a feedback form which page it stands on, so that only pages of ours can be counted."""

from typing import Any

from django import template

from familycentre.insight import paths

register = template.Library()


@register.simple_tag(takes_context=True)
def signed_here(context: dict[str, Any]) -> str:
    """Return the address of the present page with our signature: ``{% signed_here as here %}``."""
    return paths.sign(context["request"].path, sensitive=bool(context.get("sensitive")))
