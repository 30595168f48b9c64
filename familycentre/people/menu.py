"""The workspace's menu. Rooms above add their items when the application starts; this room adds its own."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from familycentre.people import rules


@dataclass(frozen=True)
class Item:
    """A line of the menu: words, the name of its address, an icon, who sees it, and perhaps a number."""

    label: Any
    url_name: str
    icon: str
    seen_by: Callable[[Any], bool]
    order: int = 50
    count: Callable[[HttpRequest], int | None] | None = None


ITEMS: dict[str, Item] = {}


def add(item: Item) -> None:
    """Put an item into the menu; one of the same address is replaced. Call it in ``AppConfig.ready``."""
    ITEMS[item.url_name] = item


def of(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the lines that the person sees, the present one marked."""
    lines = []
    for item in sorted(ITEMS.values(), key=lambda item: item.order):
        if item.seen_by(request.user):
            url = reverse(item.url_name)
            current = request.path == url or (url != "/workspace/" and request.path.startswith(url))
            number = item.count(request) if item.count else None
            lines.append(
                {"label": item.label, "url": url, "icon": item.icon, "current": current, "number": number}
            )
    return lines


def add_own() -> None:
    """Add this room's items."""
    add(Item(_("People"), "people_list", "people", rules.may_manage_people, order=80))
    add(Item(pgettext_lazy("of looks and acts", "Log"), "log", "list", rules.may_read_log, order=81))
    add(Item(_("My keys"), "keys", "key", rules.may_hold_keys, order=90))
    add(Item(_("My login"), "account_home", "gear", lambda _user: True, order=91))
