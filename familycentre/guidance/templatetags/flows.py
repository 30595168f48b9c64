"""Flows and paths in templates: the drawing, and stored texts in the reader's language."""

from collections.abc import Mapping

from django import template
from django.utils.safestring import SafeString

from familycentre.guidance import flow_drawing
from familycentre.guidance.engine import Flow
from familycentre.guidance.saying import Said, said

register = template.Library()


@register.simple_tag
def draw_flow(flow: Flow) -> SafeString:
    """{% draw_flow graph %}: the whole flow as a picture."""
    return flow_drawing.flow_svg(flow)


@register.filter
def in_words(texts: Mapping[str, str]) -> Said:
    """{{ node.text|in_words }}: a stored text in the reader's language or the nearest one."""
    return said(texts)
