"""The index follows the editors: a page is found or gone in the transaction that publishes or withdraws it."""

from typing import Any

from django.db.models.signals import post_delete
from wagtail.models import Page
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from familycentre.content import search_source
from familycentre.guidance.indexing import following
from familycentre.guidance.search import index, sources


def connect() -> None:
    """Register the source and follow the pages' changes."""
    sources.register("pages", search_source.documents)
    page_slug_changed.connect(on_moved, dispatch_uid="index slug changed")
    post_page_move.connect(on_moved, dispatch_uid="index page moved")
    for model, kind in search_source.KINDS.items():
        page_published.connect(on_published, sender=model, dispatch_uid=f"index {kind} published")
        page_unpublished.connect(on_gone, sender=model, dispatch_uid=f"index {kind} unpublished")
        post_delete.connect(on_gone, sender=model, dispatch_uid=f"index {kind} deleted")


@following
def on_published(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Index a page as it is published."""
    index.put([search_source.of_page(sender.objects.get(pk=instance.pk))])


@following
def on_gone(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Take out a page that is withdrawn or deleted, in its language."""
    index.drop(search_source.KINDS[sender], search_source.key_of(instance), instance.locale.language_code)


@following
def on_moved(sender: Any, instance: Any, **kwargs: Any) -> None:
    """A page under another address takes those below it along."""
    moved = Page.objects.live().descendant_of(instance, inclusive=True).specific()
    index.put(search_source.of_page(page) for page in moved if search_source.kind_of(page))
