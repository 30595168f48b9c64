"""A search index that lives in memory and is gone afterwards: for measuring, never for readers."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections

from familycentre.guidance import models
from familycentre.guidance.search import lexicons, seeds

TABLES = [
    models.Document,
    models.Term,
    models.Posting,
    models.Trigram,
    models.IndexState,
    models.Synonym,
    models.DangerWord,
]


@contextmanager
def throwaway(database: dict[str, object] | None = None) -> Iterator[str]:
    """Give the name of a database with an empty index and the product's synonyms; drop it afterwards.

    ``database`` is a Django database setting; without one it is SQLite in memory.
    """
    name = f"throwaway-{uuid.uuid4().hex[:8]}"
    connections.databases[name] = connections.configure_settings(
        {"default": {}, name: database or {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
    )[name]
    connection = connections[name]
    try:
        with connection.schema_editor() as editor:
            for model in TABLES:
                editor.create_model(model)
        seeds.sow(using=name)
        lexicons.learn_meanings(using=name)
        yield name
    finally:
        if database is not None:
            with connection.schema_editor() as editor:
                for model in reversed(TABLES):
                    editor.delete_model(model)
        lexicons.forget(name)
        connection.close()
        del connections[name]
        del connections.databases[name]
