"""The index follows the directory and the guides: what is published or withdrawn is found or gone at once."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.signals import published, unpublished

from familycentre.directory import models as directory
from familycentre.guidance.models import Flow, Path
from familycentre.guidance.search import directory_source, guide_source, index, sources
from familycentre.guidance.search.document import Doc

Maker = Callable[[Any], Iterable[Doc]]
RECORDS: dict[Any, tuple[str, Maker]] = {
    directory.Service: ("service", directory_source.of_service),
    directory.Place: ("place", directory_source.of_place),
    directory.Event: ("event", directory_source.of_event),
    Flow: ("flow", guide_source.of_flow),
    Path: ("path", guide_source.of_path),
}
LISTS: dict[Any, tuple[str, Maker, Any]] = {
    directory.Helpline: ("helpline", directory_source.of_helpline, directory.HelplineText),
    directory.NationalService: ("national", directory_source.of_national, directory.NationalServiceText),
}


def following(receiver: Callable[..., None]) -> Callable[..., None]:
    """Let a receiver rest while a load holds the index."""

    @wraps(receiver)
    def when_followed(sender: Any, instance: Any, **kwargs: Any) -> None:
        if index.follows():
            receiver(sender, instance)

    return when_followed


def connect() -> None:
    """Register the sources and follow the changes of the directory, of flows and of paths."""
    sources.register("directory", directory_source.documents)
    sources.register("guides", guide_source.documents)
    for model, (kind, _maker) in RECORDS.items():
        published.connect(on_published, sender=model, dispatch_uid=f"index {kind} published")
        unpublished.connect(on_gone, sender=model, dispatch_uid=f"index {kind} unpublished")
        post_delete.connect(on_gone, sender=model, dispatch_uid=f"index {kind} deleted")
    for model, (kind, _maker, texts) in LISTS.items():
        post_save.connect(on_saved, sender=model, dispatch_uid=f"index {kind} saved")
        post_save.connect(on_text_saved, sender=texts, dispatch_uid=f"index {kind} text saved")
        post_delete.connect(on_text_saved, sender=texts, dispatch_uid=f"index {kind} text deleted")
        post_delete.connect(on_gone, sender=model, dispatch_uid=f"index {kind} deleted")


def refresh(kind: str, record: Any, maker: Maker, shown: bool) -> None:
    """Index a record as it is in the database now; a language that it no longer has goes."""
    docs = list(maker(record)) if shown else []
    index.put(docs)
    index.drop_others(kind, record.key, [doc.language for doc in docs])


@following
def on_published(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Index a record as it is published, or take it out when it may not be seen."""
    kind, maker = RECORDS[sender]
    fresh = sender.objects.published().filter(pk=instance.pk).first()
    if fresh is not None:
        refresh(kind, fresh, maker, not getattr(fresh, "cancelled", False))
    else:
        index.drop(kind, instance.key)


@following
def on_saved(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Index a row of a list, or take it out when it is not shown."""
    kind, maker, _texts = LISTS[sender]
    fresh = sender.objects.get(pk=instance.pk)
    refresh(kind, fresh, maker, getattr(fresh, "shown", True))


@following
def on_text_saved(sender: Any, instance: Any, **kwargs: Any) -> None:
    """A text row changed: index the record that it belongs to."""
    model = sender._meta.get_field("record").related_model
    if model.objects.filter(pk=instance.record_id).exists():
        on_saved(model, model(pk=instance.record_id))


@following
def on_gone(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Take out what is withdrawn or deleted."""
    kind = RECORDS[sender][0] if sender in RECORDS else LISTS[sender][0]
    index.drop(kind, instance.key)
