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
            reader.wrong(str(file.relative_to(reader.root)), 0, "file", f"{file.stem!r} is not a language of ours")
            continue
        found = reader.markdown(file, schema.Words)
        if found:
            words[file.stem] = found
            if article and found.value.summary in ("", found.value.title):
                reader.wrong(found.file, found.line("summary"), "summary", "must be there and differ from the title")
    for code in settings.FULL_LANGUAGES:
        if not (path / f"{code}.md").exists():
            reader.wrong(str((path / f"{code}.md").relative_to(reader.root)), 0, "file", "is missing")
    return PageFiles(path.name, meta, words, article) if meta else None


def check_references(reader: Reader, pack: Pack) -> None:
    """Note every id that leads nowhere."""
    ids: dict[str, set[str]] = {
        kind: {located.value.id for located in getattr(pack, kind)}
        for kind in ("municipalities", "areas", "organisations", "helplines", "themes", "tasks", "services")
    }
    ids["articles"] = {page.key for page in pack.pages if page.article}

    def must(located: Located, kind: str, *path: str | int, value: Any) -> None:
        if value and value not in ids[kind]:
            where = ".".join(str(part) for part in path)
            reader.wrong(located.file, located.line(*path), where, f"{value!r} is not in {kind}")

    must(pack.region, "organisations", "county", value=pack.region.value.county)
    for area in pack.areas:
        must(area, "areas", "parent", value=area.value.parent)
        for number, code in enumerate(area.value.municipalities):
            must(area, "municipalities", "municipalities", number, value=code)
    for place in pack.places:
        must(place, "areas", "area", value=place.value.area)
        must(place, "municipalities", "municipality", value=place.value.municipality)
        for name in ("organisations", "partners"):
            for number, key in enumerate(getattr(place.value, name)):
                must(place, "organisations", name, number, value=key)
    for service in pack.services:
        must(service, "organisations", "provider", value=service.value.provider)
        for name, kind in (
            ("themes", "themes"),
            ("tasks", "tasks"),
            ("areas", "municipalities"),
            ("related", "services"),
            ("helplines", "helplines"),
        ):
            for number, key in enumerate(getattr(service.value, name)):
                must(service, kind, name, number, value=key)
        for code in settings.FULL_LANGUAGES:
            if code not in service.value.texts:
                reader.wrong(service.file, service.line("texts"), f"texts.{code}", "is missing")
    for page in pack.pages:
        meta = page.meta.value
        must(page.meta, "themes", "theme", value=meta.theme)
        if page.article and not meta.theme:
            reader.wrong(page.meta.file, 1, "theme", "an article needs a theme")
        for number, code in enumerate(meta.tasks):
            must(page.meta, "tasks", "tasks", number, value=code)
        for number, door in enumerate(meta.doors):
            must(page.meta, "services", "doors", number, "service", value=door.service)
            must(page.meta, "articles", "doors", number, "article", value=door.article)
            must(page.meta, "helplines", "doors", number, "helpline", value=door.helpline)


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
            take(f"page:{page.meta.value.theme}", code, located.value.slug, located.file, located.line("slug"))
