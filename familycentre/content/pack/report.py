"""What a load did: added, changed, left as it was, and what an editor has changed since."""

import hashlib
import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from familycentre.content.models import PackEntry

FORMAT = 2
"""Raise when the loader writes the same files in another way, so that everything is loaded anew."""


def digest(*parts: BaseModel | str | None) -> str:
    """Return a digest of what the pack says of a record."""
    told = [part.model_dump(mode="json") if isinstance(part, BaseModel) else part for part in parts]
    return hashlib.sha256(json.dumps([FORMAT, told], sort_keys=True).encode()).hexdigest()


@dataclass
class Report:
    """Keeps the books of one load."""

    overwrite: bool = False
    outcome: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    lines: list[str] = field(default_factory=list)
    known: dict[tuple[str, str], str] = field(default_factory=dict)
    met: set[tuple[str, str]] = field(default_factory=set)
    left: dict[tuple[str, str], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        entries = list(PackEntry.objects.all())
        self.known = {(entry.kind, entry.key): entry.digest for entry in entries}
        self.left = {(entry.kind, entry.key): entry.state for entry in entries if entry.state}

    def wants(self, kind: str, key: str, mark: str, present: Any | None) -> bool:
        """Say whether a record is to be written: new or changed in the pack, and not edited here since."""
        self.met.add((kind, key))
        before = self.known.get((kind, key))
        if present is not None and before == mark:
            self.outcome[kind]["unchanged"] += 1
            return False
        edited = present is not None and (edited_here(present) or self._differs(kind, key, present))
        if edited and before is not None and not self.overwrite:
            self.outcome[kind]["kept"] += 1
            self.lines.append(
                f"kept     {kind} {key}: an editor has changed it since (use --overwrite to take the pack's)"
            )
            return False
        word = "added" if present is None else "changed"
        self.outcome[kind][word] += 1
        self.lines.append(f"{word:8} {kind} {key}")
        PackEntry.objects.update_or_create(kind=kind, key=key, defaults={"digest": mark})
        return True

    def _differs(self, kind: str, key: str, present: Any) -> bool:
        """Say whether a record without history is no longer as the pack's last load left it."""
        state = self.left.get((kind, key))
        return state is not None and state != state_of(present)

    def wrote(self, kind: str, key: str, record: Any) -> None:
        """Remember how a record without history was left, so that an editor's change is seen next time."""
        if not hasattr(record, "latest_revision"):
            PackEntry.objects.filter(kind=kind, key=key).update(state=state_of(record))

    def gone(self) -> None:
        """Note what stood in the pack before and does not any more; it is left on the site."""
        for kind, key in sorted(set(self.known) - self.met):
            self.outcome[kind]["gone"] += 1
            self.lines.append(
                f"gone     {kind} {key}: no longer in the pack; retire it in the admin if need be"
            )

    @property
    def changes(self) -> int:
        """How many records were written."""
        return sum(count["added"] + count["changed"] for count in self.outcome.values())

    def table(self) -> str:
        """Return the counts by kind, a line each."""
        words = ["added", "changed", "unchanged", "kept", "gone"]
        rows = [f"{'':14}" + "".join(f"{word:>11}" for word in words)]
        for kind, count in self.outcome.items():
            rows.append(f"{kind:14}" + "".join(f"{count[word]:>11}" for word in words))
        return "\n".join(rows)


def state_of(record: Any) -> str:
    """Return a digest of a record's fields and its text rows as they are in the database."""
    fields = type(record).objects.filter(pk=record.pk).values().get()
    rows = sorted(record.texts.values(), key=lambda row: row["language"])
    told = [fields, [{name: value for name, value in row.items() if name != "id"} for row in rows]]
    return hashlib.sha256(json.dumps(told, sort_keys=True, default=str).encode()).hexdigest()


def edited_here(record: Any) -> bool:
    """Say whether a person has saved a version of the record in the admin."""
    revision = getattr(record, "latest_revision", None)
    return revision is not None and revision.user_id is not None
