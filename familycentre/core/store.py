"""Where uploads lie: on the disk, or in a bucket. What keeps them from being stored is said before it is tried."""

from typing import Any

from django.core.checks import Error, register
from django.core.files.storage import default_storage


class StoreError(OSError):
    """The store of uploads did not do what it was asked; the text says which setting to look at, and names no key."""


def trouble() -> str:
    """Say what keeps uploads from being stored; nothing when all is well or they lie on the disk."""
    ask = getattr(default_storage, "trouble", None)
    return ask() if ask else ""


@register("storage", deploy=True)
def store_answers(app_configs: Any, **kwargs: Any) -> list[Error]:
    """Ask the store once, when the operator checks the deployment."""
    said = trouble()
    hint = "Until then nothing can be uploaded, and a backup fails."
    return [Error(said, hint=hint, id="core.E001")] if said else []
