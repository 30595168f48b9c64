"""What a family types and where it goes, for the tests of its pages."""

import re
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils.translation import override

TEXT = "Vauva valvoo ja minä itken. Kaikki on raskasta."
FIELDS = {
    "text": TEXT,
    "writer": "parent",
    "about": "me",
    "topic": "everyday",
    "municipality": "901",
    "language": "fi",
    "reply": "code",
}
CALL = {"reply": "call", "phone": "040 555 0101", "call_safe": "unsure", "call_times": "iltapäivällä"}
WHO = {"tell_who": "on", "name": "Anna Aalto", "contact": "Rantatie 5"}
HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')


def at(name: str, language: str = "fi") -> str:
    """Return the address of a view in a language."""
    with override(language):
        return reverse(name)


def post(client: Client, view: str, tongue: str = "fi", /, **fields: Any) -> Any:
    """Post to a view."""
    return client.post(at(view, tongue), fields)


def check(client: Client, /, **more: Any) -> Any:
    """Fill in the form and go on to the check."""
    return post(client, "ask_confirm", **{**FIELDS, **more})


def hidden(response: Any) -> dict[str, str]:
    """Return the hidden fields of the check page, as a browser would send them."""
    return {
        name: value.replace("&quot;", '"').replace("&#x27;", "'").replace("&amp;", "&")
        for name, value in HIDDEN.findall(response.content.decode())
    }


def send(client: Client, /, **more: Any) -> Any:
    """Fill in, check and send; return the code page."""
    return post(client, "ask_code", **hidden(check(client, **more)))


def code_in(response: Any) -> str:
    """Return the code that a code page shows."""
    return str(response.context["code"])
