"""The first synonyms and danger words: the general lists beside this file, and the region pack's own.

Sowing again brings what is new in the lists. What an editor has changed or switched off stays as it is.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from familycentre.guidance.models import DangerWord, Synonym
from familycentre.guidance.models.words import WRITTEN
from familycentre.guidance.search.analysis.lists import DATA

LANGUAGES = ("fi", "sv", "en")


class SeedError(Exception):
    """A line of a word list can't be understood; the message names file and line."""


def folders() -> list[tuple[str, Path]]:
    """Return the places of the lists with their origin."""
    return [
        (Synonym.Origin.GENERAL, DATA),
        (Synonym.Origin.REGION, settings.REGION_PACKS / settings.REGION / "search"),
    ]


def synonym_rows() -> Iterator[dict[str, Any]]:
    """Yield the lists' synonyms: ``said <tab> > or = <tab> meant``."""
    for origin, folder in folders():
        for language in LANGUAGES:
            for path in sorted(folder.glob(f"synonyms*.{language}.tsv")):
                for number, cells in cells_of(path):
                    if len(cells) != 3 or cells[1] not in {">", "="}:
                        raise SeedError(f"{path.name}:{number}: expected words, > or =, words")
                    yield {
                        "language": language,
                        "said": cells[0],
                        "meant": cells[2],
                        "both_ways": cells[1] == "=",
                        "origin": origin,
                    }


def danger_rows() -> Iterator[dict[str, Any]]:
    """Yield the lists' danger words: ``kind <tab> phrase, phrase, …``, perhaps ``<tab> search`` (in searches only)."""
    kinds = set(DangerWord.Kind.values)
    for origin, folder in folders():
        for language, _name in WRITTEN:
            for path in sorted(folder.glob(f"danger*.{language}.tsv")):
                for number, cells in cells_of(path):
                    if len(cells) not in {2, 3} or cells[0] not in kinds or cells[2:] not in ([], ["search"]):
                        raise SeedError(
                            f"{path.name}:{number}: expected one of {', '.join(sorted(kinds))}, phrases, "
                            "perhaps the word search"
                        )
                    for phrase in cells[1].split(","):
                        if phrase.strip():
                            yield {
                                "kind": cells[0],
                                "language": language,
                                "phrase": phrase.strip(),
                                "only_search": len(cells) == 3,
                                "origin": origin,
                            }


def cells_of(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield line number and cells of a list; ``#`` begins a remark."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, [cell.strip() for cell in line.split("\t")]


def sow(using: str = "default") -> int:
    """Bring the database's words up to the lists; return how many rows came or went. Raises SeedError."""
    with transaction.atomic(using=using):
        return _sow(Synonym, synonym_rows(), using) + _sow(DangerWord, danger_rows(), using)


def _sow(model: Any, rows: Iterator[dict[str, Any]], using: str) -> int:
    """Lines are known by their digest: a changed line is a new row, a line that is gone takes its row along.

    An editor's change sets the origin to "editor" (see ``wagtail_hooks``), and such rows are left alone.
    """
    told = {hashlib.sha256(repr(sorted(row.items())).encode()).hexdigest(): row for row in rows}
    known = set(model.objects.using(using).exclude(seed="").values_list("seed", flat=True))
    gone = (
        model.objects.using(using)
        .exclude(seed="")
        .exclude(origin=Synonym.Origin.EDITOR)
        .exclude(seed__in=told)
    )
    left = gone.count()
    gone.delete()
    new = [model(seed=seed, **row) for seed, row in told.items() if seed not in known]
    model.objects.using(using).bulk_create(new, batch_size=200)
    return left + len(new)
