"""Tells a feedback form which page it stands on, so that only pages of ours can be counted."""

from django import template

from familycentre.insight import paths

register = template.Library()


@register.filter
def signed(path: str) -> str:
    """Return the address with our signature."""
    return paths.sign(path)
