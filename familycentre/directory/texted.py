"""Records read through their text rows: the row and its record come in one query instead of two."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Case, CharField, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import get_language

from familycentre.core.texts import ORDER


def records_of(rows: Iterable[Any]) -> list[Any]:
    """Return the records of text rows, each once and with its texts attached, in the order they come in.

    The rows must come with ``select_related("record")``; then there is no further query.
    """
    records: dict[int, Any] = {}
    texts: dict[int, list[Any]] = {}
    for row in rows:
        record = records.setdefault(row.record_id, row.record)
        row.record = record
        texts.setdefault(row.record_id, []).append(row)
    for pk, record in records.items():
        attach(record, "texts", texts[pk])
    return list(records.values())


def attach(record: Any, relation: str, rows: list[Any]) -> None:
    """Let ``record.<relation>.all()`` answer with these rows, as after a prefetch."""
    known = getattr(record, relation).model._default_manager.none()
    known._result_cache, known._prefetch_done = rows, True
    record.__dict__.setdefault("_prefetched_objects_cache", {})[relation] = known


def public(prefix: str = "record") -> Q:
    """Return the condition under which a record (of a text row) may be seen; the twin of ``published()``."""
    return Q(**{f"{prefix}__live": True}) & ~Q(**{f"{prefix}__state": "retired"})


def find(text_model: Any, slug: str, seen: Q, *related: str) -> Any | None:
    """Return the record that has this slug in some language, the reader's own before others. One query."""
    rows = text_model.objects.filter(seen, record__in=text_model.objects.filter(slug=slug).values("record"))
    records = records_of(rows.select_related("record", *related))
    shown = [record for record in records if record.text.slug == slug]
    own = [record for record in shown if not record.text.is_fallback]
    return next(iter(own or shown or records), None)


def by_name(records: "QuerySet[Any]", text_model: Any, *before: Any) -> "QuerySet[Any]":
    """Order records by ``before`` and then by the name that the reader sees."""
    language = get_language() or ORDER[0]
    own = text_model.objects.filter(record=OuterRef("pk"))
    names = [
        Subquery(own.filter(language=code).values("name")[:1])
        for code in dict.fromkeys([language, language.split("-")[0], *ORDER])
    ]
    return records.annotate(shown_name=Coalesce(*names, F("key"), output_field=CharField())).order_by(
        *before, "shown_name", "pk"
    )


def in_order_of(field: str, codes: Iterable[str]) -> Case:
    """Return an ordering of a coded field by its word list."""
    return Case(*[When(**{field: code}, then=Value(n)) for n, code in enumerate(codes)], default=Value(99))


def alphabetical(records: Iterable[Any]) -> list[Any]:
    """Return the records that have a name, by name."""
    return sorted((r for r in records if r.text), key=lambda r: r.text.name.casefold())
