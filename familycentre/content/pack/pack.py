"""A whole region pack in memory, checked: shapes first, then that every reference leads somewhere."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings

from familycentre.content.pack import guide_schema, guides, schema
from familycentre.content.pack.reading import Located, PackError, Reader


@dataclass
class PageFiles:
    """A page: its facts and its words by language."""

    key: str
    meta: Located
    words: dict[str, Located]
    article: bool


@dataclass
class Pack:
    """Everything that a region's folder says."""

    root: Path
    region: Located
    municipalities: list[Located]
    areas: list[Located]
    organisations: list[Located]
    places: list[Located]
    helplines: list[Located]
    national: list[Located]
    themes: list[Located]
    tasks: list[Located]
    groups: list[Located]
    publications: list[Located]
    services: list[Located]
    pages: list[PageFiles] = field(default_factory=list)
    flows: list[Located] = field(default_factory=list)
    paths: list[Located] = field(default_factory=list)


def read(root: Path) -> Pack:
    """Read and check a pack; raise PackError with every mistake when there is one."""
    reader = Reader(root)
    if not root.is_dir():
        reader.wrong(root.name, 0, "folder", "there is no region pack here")
        raise PackError(reader.mistakes)
    region = reader.one("region.yaml", schema.RegionFile)
    services = []
    for path in sorted((root / "services").glob("*.yaml")):
        record = reader.one(f"services/{path.name}", schema.Service)
        if record:
            services.append(record)
    pack = Pack(
        root=root,
        region=region or Located(None, "region.yaml"),
        municipalities=reader.records("municipalities.yaml", schema.Municipality),
        areas=reader.records("areas.yaml", schema.Area),
        organisations=reader.records("organisations.yaml", schema.Organisation),
        places=reader.records("places.yaml", schema.Place),
        helplines=reader.records("helplines.yaml", schema.Helpline),
        national=reader.records("national.yaml", schema.National),
        themes=reader.records("themes.yaml", schema.Theme),
        tasks=reader.records("tasks.yaml", schema.Task),
        groups=reader.records("groups.yaml", schema.Group, required=False),
        publications=reader.records("publications.yaml", schema.Publication, required=False),
        services=services,
    )
    for folder, article in (("pages", False), ("articles", True)):
        for path in sorted(p for p in (root / folder).glob("*") if p.is_dir()):
            page = read_page(reader, path, article)
            if page:
                pack.pages.append(page)
    pack.flows = guides.read(reader, "flows", guide_schema.FlowFile)
    pack.paths = guides.read(reader, "paths", guide_schema.PathFile)
    if region:
        check_references(reader, pack)
        check_slugs(reader, pack)
        guides.check(reader, pack)
    if reader.mistakes:
        raise PackError(sorted(reader.mistakes, key=lambda m: (m.file, m.line)))
    return pack


def read_page(reader: Reader, path: Path, article: bool) -> PageFiles | None:
    """Read a page's folder: meta.yaml and a Markdown file a language."""
    meta = reader.one(str((path / "meta.yaml").relative_to(reader.root)), schema.Meta)
    words = {}
    for file in sorted(path.glob("*.md")):
        if file.stem not in schema.LANGUAGES:
            reader.wrong(
                str(file.relative_to(reader.root)), 0, "file", f"{file.stem!r} is not a language of ours"
            )
            continue
        found = reader.markdown(file, schema.Words)
        if found:
            words[file.stem] = found
            if article and found.value.summary in ("", found.value.title):
                reader.wrong(
                    found.file, found.line("summary"), "summary", "must be there and differ from the title"
                )
    for code in settings.FULL_LANGUAGES:
        if not (path / f"{code}.md").exists():
            reader.wrong(str((path / f"{code}.md").relative_to(reader.root)), 0, "file", "is missing")
    return PageFiles(path.name, meta, words, article) if meta else None


class References:
    """Knows every id of the pack and notes those that lead nowhere."""

    def __init__(self, reader: Reader, pack: Pack) -> None:
        self.reader = reader
        kinds = ("municipalities", "areas", "organisations", "helplines", "themes", "tasks", "services")
        self.ids: dict[str, set[str]] = {
            kind: {located.value.id for located in getattr(pack, kind)} for kind in kinds
        }
        self.ids["articles"] = {page.key for page in pack.pages if page.article}

    def must(self, located: Located, kind: str, *path: str | int, value: Any) -> None:
        """Note the value unless it is empty or a known id of the kind."""
        if value and value not in self.ids[kind]:
            where = ".".join(str(part) for part in path)
            self.reader.wrong(located.file, located.line(*path), where, f"{value!r} is not in {kind}")

    def must_all(self, located: Located, kind: str, name: str) -> None:
        """The same for each value of a list field."""
        for number, key in enumerate(getattr(located.value, name)):
            self.must(located, kind, name, number, value=key)


def check_references(reader: Reader, pack: Pack) -> None:
    """Note every id that leads nowhere."""
    refs = References(reader, pack)
    check_postcodes(reader, pack)
    refs.must(pack.region, "organisations", "county", value=pack.region.value.county)
    for area in pack.areas:
        refs.must(area, "areas", "parent", value=area.value.parent)
        refs.must_all(area, "municipalities", "municipalities")
    for place in pack.places:
        refs.must(place, "areas", "area", value=place.value.area)
        refs.must(place, "municipalities", "municipality", value=place.value.municipality)
        refs.must_all(place, "organisations", "organisations")
        refs.must_all(place, "organisations", "partners")
    for service in pack.services:
        check_service(refs, service)
    for page in pack.pages:
        check_page(refs, page)


def check_postcodes(reader: Reader, pack: Pack) -> None:
    """Note every beginning of postcodes that two municipalities claim."""
    taken: dict[str, str] = {}
    for town in pack.municipalities:
        for number, start in enumerate(town.value.postcodes):
            other = taken.setdefault(start, town.value.id)
            if other != town.value.id:
                where = town.line("postcodes", number)
                reader.wrong(town.file, where, f"postcodes.{number}", f"{start!r} is already {other}'s")


def check_service(refs: References, service: Located) -> None:
    """Note what a service names that is not there, and a missing equal language."""
    refs.must(service, "organisations", "provider", value=service.value.provider)
    for name, kind in (
        ("themes", "themes"),
        ("tasks", "tasks"),
        ("areas", "municipalities"),
        ("related", "services"),
        ("helplines", "helplines"),
    ):
        refs.must_all(service, kind, name)
    for code in settings.FULL_LANGUAGES:
        if code not in service.value.texts:
            refs.reader.wrong(service.file, service.line("texts"), f"texts.{code}", "is missing")


def check_page(refs: References, page: PageFiles) -> None:
    """Note what a page names that is not there."""
    meta = page.meta.value
    refs.must(page.meta, "themes", "theme", value=meta.theme)
    if page.article and not meta.theme:
        refs.reader.wrong(page.meta.file, 1, "theme", "an article needs a theme")
    refs.must_all(page.meta, "tasks", "tasks")
    for number, door in enumerate(meta.doors):
        refs.must(page.meta, "services", "doors", number, "service", value=door.service)
        refs.must(page.meta, "articles", "doors", number, "article", value=door.article)
        refs.must(page.meta, "helplines", "doors", number, "helpline", value=door.helpline)


def check_slugs(reader: Reader, pack: Pack) -> None:
    """Note every address that two records of a kind would share."""
    taken: dict[tuple[str, str, str], str] = {}

    def take(kind: str, language: str, slug: str, file: str, line: int) -> None:
        other = taken.setdefault((kind, language, slug), file)
        if other != file:
            reader.wrong(file, line, f"slug.{language}", f"{slug!r} is already used in {other}")

    for service in pack.services:
        for code, words in service.value.texts.items():
            take("service", code, words.slug, service.file, service.line("texts", code, "slug"))
    for page in pack.pages:
        for code, located in page.words.items():
            take(
                f"page:{page.meta.value.theme}", code, located.value.slug, located.file, located.line("slug")
            )
