"""What the frames of professionals' pages show: the menu, the messages' kinds."""

from typing import Any
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.urls import reverse

from familycentre.people import keyring, menu, signin

register = template.Library()
KINDS = {"success": "ok", "warning": "care", "error": "danger"}


@register.simple_tag(takes_context=True)
def desk_menu(context: Any) -> list[dict[str, Any]]:
    """{% desk_menu as lines %}: the lines of the workspace's menu that the person sees."""
    return menu.of(context["request"])


@register.simple_tag(takes_context=True)
def keys_open(context: Any) -> bool:
    """{% keys_open as open %}: whether both halves of the session's keys are there; opens nothing."""
    request = context["request"]
    return "keys" in request.session and keyring.COOKIE in request.COOKIES


@register.simple_tag(takes_context=True)
def work_url(context: Any) -> str:
    """{% work_url as url %}: where the person's work begins."""
    return signin.home_of(context["request"].user)


@register.simple_tag(takes_context=True)
def single_sign_on(context: Any) -> dict[str, str] | None:
    """{% single_sign_on as other %}: name and address of the organisation's own login, if there is one."""
    if not settings.OIDC_NAME:
        return None
    going_on = context["request"].GET.get("next", "")
    query = f"?{urlencode({'next': going_on})}" if going_on else ""
    return {"name": settings.OIDC_NAME, "url": reverse("openid_connect_login", args=["staff"]) + query}


@register.filter
def note_kind(message: Any) -> str:
    """{{ message|note_kind }}: which notice a message is."""
    return KINDS.get(message.level_tag, "info")
