"""Write a checked pack's flows and client paths: last, when all that they lead to is there."""

from typing import Any

from django.conf import settings

from familycentre.content.models import ArticlePage
from familycentre.content.pack import guide_schema, guides
from familycentre.content.pack.pack import Pack
from familycentre.content.pack.records import upkeep, write, write_texts
from familycentre.content.pack.report import Report
from familycentre.directory import models as directory
from familycentre.guidance import models as guidance


def load_guides(pack: Pack, report: Report) -> None:
    """Write the paths and then the flows, which lead to them."""
    if not pack.paths and not pack.flows:
        return
    finder = Finder()
    write(report, "path", pack.paths, guidance.Path, lambda value, row: path(value, row, finder))
    finder.keys["path"] = dict(guidance.Path.objects.values_list("key", "pk"))
    write(report, "flow", pack.flows, guidance.Flow, lambda value, row: flow(value, row, finder))


class Finder:
    """Finds what a door's key names on the site. Five queries, whatever is asked for."""

    def __init__(self) -> None:
        articles = ArticlePage.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
        self.keys: dict[str, dict[str, int]] = {
            "service": dict(directory.Service.objects.values_list("key", "pk")),
            "helpline": dict(directory.Helpline.objects.values_list("key", "pk")),
            "national": dict(directory.NationalService.objects.values_list("key", "pk")),
            "article": dict(articles.values_list("key", "pk")),
            "path": dict(guidance.Path.objects.values_list("key", "pk")),
        }

    def __call__(self, kind: str, key: str) -> int | None:
        return self.keys[kind].get(key)


def guide(value: guide_schema.Guide, row: Any) -> None:
    """Write what flows and paths share."""
    row.live = value.status == "published"
    row.theme = directory.Theme.objects.filter(key=value.theme).first()
    row.order, row.private = value.order, value.private
    for name, content in upkeep(value).items():
        setattr(row, name, content)
    row.save()
    row.more_themes.set(directory.Theme.objects.filter(key__in=value.more_themes))
    row.save()


def flow(value: guide_schema.FlowFile, row: guidance.Flow, finder: Finder) -> None:
    """Write a flow, its nodes as the blocks that editors edit."""
    row.nodes, row.first = guides.nodes(value, finder), value.first
    guide(value, row)
    rows = {
        language: {"name": said.name, "slug": said.slug, "summary": said.summary, "reviewed": said.reviewed}
        for language, said in value.texts.items()
    }
    write_texts(row, guidance.FlowText, rows)


def path(value: guide_schema.PathFile, row: guidance.Path, finder: Finder) -> None:
    """Write a path, its stages as the blocks that editors edit."""
    row.stages, row.unfinished = guides.stages(value, finder), value.unfinished
    guide(value, row)
    rows = {
        language: {
            "name": said.name,
            "slug": said.slug,
            "summary": said.summary,
            "unfinished_note": said.unfinished_note,
            "search_words": "\n".join(said.search_words),
            "reviewed": said.reviewed,
        }
        for language, said in value.texts.items()
    }
    write_texts(row, guidance.PathText, rows)
