"""The strip of houses over the inbox."""

from django import template

from familycentre.contact import village as drawing

register = template.Library()


@register.simple_tag
def village(taken: list[bool]) -> str:
    """{% village taken %}: one house a waiting family, lit when somebody is at it."""
    return drawing.drawn(taken)
