from typing import Any

from django.apps import AppConfig


class ContentConfig(AppConfig):
    name = "familycentre.content"
    label = "content"

    def ready(self) -> None:
        """Connect what must happen with every publication, from whichever screen or timer it comes."""
        from wagtail.signals import page_published, page_unpublished, published, unpublished  # noqa: PLC0415

        for signal in (page_published, page_unpublished, published, unpublished):
            signal.connect(_seen_by_the_next_reader, dispatch_uid="pagecache")
        from familycentre.content import indexing  # noqa: PLC0415 - models must be ready first

        indexing.connect()


def _seen_by_the_next_reader(**kwargs: Any) -> None:
    from familycentre.core import pagecache  # noqa: PLC0415 - apps are not ready when this file is read

    pagecache.purge()
