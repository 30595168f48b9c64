"""Read a region pack's files; every mistake is named by file, line and field, and all are named at once."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from yaml.nodes import MappingNode, Node, SequenceNode

Shape = TypeVar("Shape", bound=BaseModel)
LOADER: Any = getattr(
    yaml, "CSafeLoader", yaml.SafeLoader
)  # libyaml's, ten times as fast, where PyYAML has it


def parsed(text: str) -> tuple[Any, Node | None]:
    """Return what a YAML text says, and its tree of nodes, which know their lines; raises ``yaml.YAMLError``."""
    loader = LOADER(text)
    try:
        node = loader.get_single_node()
        return (None if node is None else loader.construct_document(node)), node
    finally:
        loader.dispose()


@dataclass(frozen=True)
class Mistake:
    """What is wrong, and exactly where."""

    file: str
    line: int
    field: str
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.field}: {self.reason}"


class PackError(Exception):
    """A region pack that can't be loaded; ``mistakes`` says why. Nothing has been written."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        super().__init__("\n".join(str(mistake) for mistake in mistakes))
        self.mistakes = mistakes


@dataclass
class Located:
    """A parsed record with the place it came from, so that later checks can point at it too."""

    value: Any
    file: str
    node: Node | None = None

    def line(self, *path: str | int) -> int:
        """Return the line of a field, or of its nearest parent that is there."""
        return _line_of(self.node, path)


@dataclass
class Reader:
    """Reads files below ``root`` and gathers mistakes."""

    root: Path
    mistakes: list[Mistake] = field(default_factory=list)

    def wrong(self, file: str, line: int, where: str, reason: str) -> None:
        """Note a mistake and go on, so that one run shows them all."""
        self.mistakes.append(Mistake(file, line, where, reason))

    def parse(self, path: Path) -> tuple[Any, Node | None]:
        """Return the parsed file and its node tree; (None, None) when it can't be read."""
        name = str(path.relative_to(self.root))
        try:
            text = path.read_text(encoding="utf-8")
            return parsed(text)
        except FileNotFoundError:
            self.wrong(name, 0, "file", "is missing")
        except UnicodeDecodeError:
            self.wrong(name, 0, "file", "is not UTF-8 text")
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            self.wrong(name, mark.line + 1 if mark else 0, "yaml", str(getattr(error, "problem", error)))
        return None, None

    def records(self, filename: str, shape: type[Shape], required: bool = True) -> list[Located]:
        """Return the records of a list file; ids are unique in it."""
        path = self.root / filename
        if not required and not path.exists():
            return []
        data, node = self.parse(path)
        if data is None:
            return []
        if not isinstance(data, list):
            self.wrong(filename, 1, "file", "must be a list of records")
            return []
        found, seen = [], set()
        for number, item in enumerate(data):
            child = node.value[number] if isinstance(node, SequenceNode) else None
            record = self.shaped(shape, item, filename, child)
            if record is None:
                continue
            key = getattr(record.value, "id", None)
            if key in seen:
                self.wrong(filename, record.line("id"), "id", f"{key!r} stands here twice")
            seen.add(key)
            found.append(record)
        return found

    def shaped(self, shape: type[Shape], item: Any, filename: str, node: Node | None) -> Located | None:
        """Check an item against its shape; None after noting what is wrong."""
        try:
            return Located(shape.model_validate(item), filename, node)
        except ValidationError as error:
            for detail in error.errors():
                path = [part for part in detail["loc"] if isinstance(part, str | int)]
                where = ".".join(str(part) for part in path) or "record"
                self.wrong(filename, _line_of(node, path), where, detail["msg"])
            return None

    def one(self, filename: str, shape: type[Shape]) -> Located | None:
        """Return the single record of a file."""
        data, node = self.parse(self.root / filename)
        return None if data is None else self.shaped(shape, data, filename, node)

    def markdown(self, path: Path, shape: type[Shape]) -> Located | None:
        """Return a Markdown file's front matter; its ``body`` field holds the text."""
        name = str(path.relative_to(self.root))
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            self.wrong(name, 0, "file", "is not UTF-8 text")
            return None
        if not text.startswith("---\n") or "\n---\n" not in text:
            self.wrong(name, 1, "front matter", "must stand between two lines of ---")
            return None
        head, _sep, body = text[4:].partition("\n---\n")
        try:
            data, node = parsed("\n" + head)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            self.wrong(
                name, mark.line + 1 if mark else 1, "front matter", str(getattr(error, "problem", error))
            )
            return None
        return self.shaped(shape, {**(data or {}), "body": body.strip()}, name, node)


def _line_of(node: Node | None, path: Any) -> int:
    """Walk down a node tree as far as the path goes; return that line, from 1."""
    if node is None:
        return 0
    for part in path:
        below = None
        if isinstance(node, MappingNode):
            below = next((value for key, value in node.value if key.value == str(part)), None)
        elif isinstance(node, SequenceNode) and isinstance(part, int) and part < len(node.value):
            below = node.value[part]
        if below is None:
            break
        node = below
    return int(node.start_mark.line) + 1
