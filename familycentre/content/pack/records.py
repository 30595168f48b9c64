"""Write a checked pack's records to the database."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.db.models import Model

from familycentre.content.pack import schema
from familycentre.content.pack.pack import Pack
from familycentre.content.pack.report import Report, digest
from familycentre.core.upkeep import FROM_PACK
from familycentre.directory import models as directory
from familycentre.people import models as people


def upkeep(value: schema.Kept) -> dict[str, Any]:
    """Return the fields that say where the facts come from."""
    source = value.source if isinstance(value.source, str) else "\n".join(value.source)
    return {
        "source": source,
        "confidence": value.confidence,
        "assured_at": value.verified_at,
        "assured_by": FROM_PACK if value.verified_at else "",
        "review_due": value.review_due,
        "keeper": "main-editor",
    }


def write_texts(
    record: Any, model: type[Model], rows: dict[str, dict[str, Any]], reviewed: Iterable[str] = ("fi",)
) -> None:
    """Replace a record's text rows; rows of languages that the pack no longer has are removed."""
    model._default_manager.filter(record=record).exclude(language__in=rows).delete()
    for language, fields in rows.items():
        fields.setdefault("reviewed", language in reviewed)
        model._default_manager.update_or_create(record=record, language=language, defaults=fields)


def by_language(**maps: dict[str, str] | None) -> dict[str, dict[str, Any]]:
    """Turn {field: {language: text}} into {language: {field: text}}; a language needs the first field."""
    first = next(iter(maps.values())) or {}
    return {
        language: {name: (texts or {}).get(language, "") for name, texts in maps.items()}
        for language in first
    }


def write(
    report: Report,
    kind: str,
    records: list[Any],
    model: Any,
    writer: Callable[[Any, Any], None],
    key: str = "key",
) -> None:
    """Write the records of a kind that are new or changed."""
    present = {getattr(row, key): row for row in model.objects.all()}
    for located in records:
        value = located.value
        row = present.get(value.id)
        if report.wants(kind, value.id, digest(value), row):
            row = row or model(**{key: value.id})
            writer(value, row)
            report.wrote(kind, value.id, row)


def load_records(pack: Pack, report: Report) -> None:
    """Write everything but pages, in the order in which things stand on each other."""
    write(report, "municipality", pack.municipalities, people.Municipality, municipality, key="code")
    large_first = sorted(pack.areas, key=lambda located: located.value.kind != "large")
    write(report, "area", large_first, people.Area, area)
    write(report, "organisation", pack.organisations, people.Organisation, organisation)
    write(report, "region", [pack.region], people.Region, region)
    write(report, "theme", pack.themes, directory.Theme, theme)
    write(report, "task", pack.tasks, directory.Task, task, key="code")
    write(report, "helpline", pack.helplines, directory.Helpline, helpline)
    write(report, "national", pack.national, directory.NationalService, national)
    write(report, "place", pack.places, directory.Place, place)
    write(report, "group", pack.groups, directory.ExampleGroup, group)
    before = report.changes
    write(report, "service", pack.services, directory.Service, service)
    if report.changes != before:
        relate_services(pack)


def municipality(value: schema.Municipality, row: people.Municipality) -> None:
    """Write a municipality and its names."""
    row.latitude = value.centroid["lat"] if value.centroid else None
    row.longitude = value.centroid["lon"] if value.centroid else None
    row.postcodes = ", ".join(value.postcodes)
    row.save()
    write_texts(row, people.MunicipalityText, by_language(slug=value.slug, name=value.name))


def area(value: schema.Area, row: people.Area) -> None:
    """Write an area; its parent is there already."""
    row.kind, row.published = value.kind, value.status == "published"
    row.parent = people.Area.objects.filter(key=value.parent).first() if value.parent else None
    row.save()
    row.municipalities.set(people.Municipality.objects.filter(code__in=value.municipalities))
    row.save()
    texts = by_language(
        slug=value.slug,
        name=value.name,
        summary=value.summary,
        network_name=value.network.get("name"),
        network_text=value.network.get("text"),
        coordinator=value.coordinator_role,
    )
    write_texts(row, people.AreaText, texts)


def organisation(value: schema.Organisation, row: people.Organisation) -> None:
    """Write an organisation."""
    row.kind, row.url, row.published = value.kind, value.url or "", value.status == "published"
    row.save()
    write_texts(
        row, people.OrganisationText, by_language(slug=value.slug, name=value.name, summary=value.summary)
    )


def region(value: schema.RegionFile, row: people.Region) -> None:
    """Write the region: names, promises, retention."""
    row.county = people.Organisation.objects.get(key=value.county)
    row.neutral_exit_url = value.neutral_exit_url
    row.promise_working_days = value.promise.working_days
    row.midsummer_eve_closed = "midsummer-eve" in value.promise.eves
    row.christmas_eve_closed = "christmas-eve" in value.promise.eves
    row.closed_days = "\n".join(str(day) for day in value.promise.closed_days)
    row.help_request_days = value.retention["help_request_days"]
    row.chat_days = value.retention["chat_days"]
    row.save()
    texts = by_language(
        site_name=value.site_name,
        name=value.name,
        supervisor=value.accessibility_supervisor.get("name"),
        credits=value.credits,
    )
    write_texts(row, people.RegionText, texts)


def theme(value: schema.Theme, row: directory.Theme) -> None:
    """Write a theme."""
    row.order, row.picture, row.ground, row.section = (
        value.order,
        value.picture or "",
        value.ground,
        value.section,
    )
    row.save()
    write_texts(row, directory.ThemeText, by_language(name=value.name, short=value.short))


def task(value: schema.Task, row: directory.Task) -> None:
    """Write a national task."""
    row.save()
    write_texts(row, directory.TaskText, by_language(name=value.name))


def month(value: str | None) -> date | None:
    """Return the first day of a month that is written as 2026-02."""
    return date.fromisoformat(f"{value}-01") if value else None


def helpline(value: schema.Helpline, row: directory.Helpline) -> None:
    """Write a helpline; its hours are shown only while they are fresh."""
    row.order, row.shown, row.needs = value.order, value.show, value.needs
    row.number, row.tel, row.url = value.number or "", value.tel or "", value.url or ""
    row.chat_url = (value.chat.url if value.chat else "") or ""
    row.languages, row.free = value.languages, value.free
    row.always_open = bool(value.hours and value.hours.always)
    row.hours_seen = month(value.hours.seen) if value.hours else None
    for name, content in upkeep(value).items():
        setattr(row, name, content)
    row.save()
    names = {language: value.name.get(language) or value.name["fi"] for language in value.text}
    texts = by_language(name=names, summary=value.text, hours=value.hours.text if value.hours else {})
    write_texts(row, directory.HelplineText, texts)


def national(value: schema.National, row: directory.NationalService) -> None:
    """Write a national service."""
    row.group, row.url, row.needs_login = value.group, value.url or "", value.login
    for name, content in upkeep(value).items():
        setattr(row, name, content)
    row.save()
    names = {language: value.name.get(language) or value.name["fi"] for language in value.text}
    write_texts(row, directory.NationalServiceText, by_language(name=names, summary=value.text))


def place(value: schema.Place, row: directory.Place) -> None:
    """Write a place, its partners, links and programme."""
    row.kind, row.live, row.address, row.criteria = (
        value.kind,
        value.status == "published",
        value.address or "",
        value.criteria,
    )
    row.area = people.Area.objects.filter(key=value.area).first()
    row.municipality = people.Municipality.objects.filter(code=value.municipality).first()
    if value.position:
        row.latitude, row.longitude = value.position.lat, value.position.lon
        row.precision = value.position.precision
    for name, content in upkeep(value).items():
        setattr(row, name, content)
    row.save()
    row.organisations.set(people.Organisation.objects.filter(key__in=value.organisations))
    row.partners.set(people.Organisation.objects.filter(key__in=value.partners))
    row.links.set(
        [
            directory.PlaceLink(
                label=link.label if isinstance(link.label, str) else link.label["fi"], url=link.url
            )
            for link in value.links
        ]
    )
    row.save()
    programme = {
        language: "\n".join(
            line[language] for item in value.programme for line in item.values() if language in line
        )
        for language in value.name
    }
    texts = by_language(
        slug=value.slug,
        name=value.name,
        summary=value.summary,
        description=value.description,
        programme=programme,
        accessibility=value.accessibility,
    )
    write_texts(row, directory.PlaceText, texts)


def group(value: schema.Group, row: directory.ExampleGroup) -> None:
    """Write an example group."""
    row.municipality = people.Municipality.objects.filter(code=value.municipality).first()
    row.town, row.year = value.town or "", value.year
    row.partners = value.partners  # organisations by key: their names are in the reader's language
    for name, content in upkeep(value).items():
        setattr(row, name, content)
    row.save()
    write_texts(
        row,
        directory.ExampleGroupText,
        by_language(name=value.name, audience=value.audience, summary=value.text),
    )


def service(value: schema.Service, row: directory.Service) -> None:
    """Write a service; related services are tied afterwards."""
    row.live = value.status == "published"
    row.provider = people.Organisation.objects.filter(key=value.provider).first()
    row.theme = directory.Theme.objects.get(key=value.themes[0])
    for name in ("provider_kind", "tier", "forms", "audiences", "life_stages", "access", "fee", "languages"):
        setattr(row, name, getattr(value, name))
    row.interpreter, row.region_seen = value.interpreter, value.region_seen
    row.ptv_classes = value.ptv.get("service_classes", [])
    row.ptv_target_groups = value.ptv.get("target_groups", [])
    row.ptv_life_events = value.ptv.get("life_events", [])
    basis = value.legal_basis or {}
    row.legal_basis, row.legal_basis_verified = str(basis.get("name") or ""), basis.get("verified") is True
    for name, content in upkeep(value).items():
        setattr(row, name, content)
    row.save()
    row.more_themes.set(directory.Theme.objects.filter(key__in=value.themes[1:]))
    row.tasks.set(directory.Task.objects.filter(code__in=value.tasks))
    row.municipalities.set(people.Municipality.objects.filter(code__in=value.areas))
    row.helplines.set(directory.Helpline.objects.filter(key__in=value.helplines))
    row.save()
    rows = {}
    for language, words in value.texts.items():
        rows[language] = {
            "name": words.name,
            "slug": words.slug,
            "summary": words.summary,
            "description": words.description.strip(),
            "for_whom": words.for_whom.strip(),
            "how_to_get_in": words.how_to_get_in.strip(),
            "fee_text": words.fee.strip(),
            "provider_note": value.provider_note.get(language, ""),
            "search_words": "\n".join(words.search_words),
            "reviewed": words.reviewed,
        }
    write_texts(row, directory.ServiceText, rows)


def relate_services(pack: Pack) -> None:
    """Tie related services together, once all of them are there."""
    rows = {row.key: row for row in directory.Service.objects.all()}
    for located in pack.services:
        row = rows[located.value.id]
        row.related.set([rows[key] for key in located.value.related])
        row.save()
