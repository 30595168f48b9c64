"""What templates draw and write by: icons, pictures, soft hyphens, phone numbers, form controls."""

from django import template
from django.conf import settings
from django.template.defaultfilters import stringfilter
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from familycentre.design import compounds, drawing

register = template.Library()


@register.simple_tag
def icon(name, classes=""):
    """{% icon "phone" %}, {% icon "left" "s" %}: always beside a word.

    A wrong name from content is an error for developers and tests; it never takes a live page down.
    """
    try:
        return mark_safe(drawing.svg_icon(name, escape(classes)))
    except drawing.UnknownDrawingError:
        if settings.DEBUG or getattr(settings, "TESTING", False):
            raise
        return ""


@register.simple_tag
def picture(name, label=""):
    """{% picture "sprout" %}: one of the theme pictures."""
    return mark_safe(drawing.svg_picture(name, escape(label)))


@register.simple_tag
def scene(name, label="", near=False):
    """{% scene "home" %} behind a hero; {% scene "youth" near=True %} in a card or banner."""
    return mark_safe(drawing.svg_scene(name, escape(label), near))


@register.simple_tag
def face(name):
    return mark_safe(drawing.svg_face(name))


@register.simple_tag
def mark():
    """The lit house."""
    return mark_safe(drawing.svg_mark())


@register.simple_tag
def icon_for(key):
    """The icon of a section: {% icon_for "services" %}."""
    return mark_safe(drawing.svg_icon(drawing.KEYS.get(key, "right")))


@register.filter(is_safe=True)
@stringfilter
def shy(text):
    """Soft hyphens into long Finnish compounds; other languages pass through."""
    if not (get_language() or "").startswith("fi"):
        return text
    return compounds.shy(text)


@register.filter
def tel(number):
    """A phone number for an href: digits and a leading plus."""
    number = str(number)
    return ("+" if number.strip().startswith("+") else "") + "".join(
        char for char in number if char.isdigit()
    )


@register.filter
def unbroken(number):
    """A phone number that is never broken over two lines."""
    return str(number).replace(" ", "\u00a0")


@register.simple_tag
def control(field):
    """A bound field's control, tied to its hint and error."""
    described = []
    if field.help_text:
        described.append(f"{field.auto_id}_hint")
    if field.errors:
        described.append(f"{field.auto_id}_error")
    attrs = {"class": "input"} if control_kind(field) == "text" else {}
    if described:
        attrs["aria-describedby"] = " ".join(described)
    if field.errors:
        attrs["aria-invalid"] = "true"
    return field.as_widget(attrs=attrs)


@register.filter
def control_kind(field):
    """text, one (a box), radio or boxes: which markup field.html takes."""
    return {
        "CheckboxInput": "one",
        "RadioSelect": "radio",
        "CheckboxSelectMultiple": "boxes",
    }.get(type(field.field.widget).__name__, "text")
