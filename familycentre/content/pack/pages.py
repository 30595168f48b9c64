"""Write a checked pack's pages: one tree a language, tied together as translations."""

from typing import Any

from django.conf import settings
from markdown_it import MarkdownIt
from wagtail.models import Locale, Page, Site

from familycentre.content.models import ArticlePage, HomePage, InfoPage, PublicPage, SectionPage, ThemePage
from familycentre.content.pack import schema
from familycentre.content.pack.pack import Pack, PageFiles
from familycentre.content.pack.report import Report, digest
from familycentre.directory.models import Helpline, Service, Task, Theme

SECTIONS = {"youth", "special", "stories", "professionals", "professional"}
INFO = {"info": "plain", "feedback": "plain", "ask": "ask", "news": "news"}
MARKDOWN = MarkdownIt("commonmark", {"html": False})


def load_pages(pack: Pack, report: Report) -> None:
    """Write home pages first, then fronts, then what stands under them, then the doors between them."""
    trees = Trees(pack)
    for home in (page for page in pack.pages if page.meta.value.kind == "home"):
        for language in ordered(home.words):
            trees.write(report, home, language, None)
    for front in (p for p in pack.pages if not p.article and p.meta.value.kind != "home"):
        for language in ordered(front.words):
            trees.write(report, front, language, trees.home.get(language))
    for article in (page for page in pack.pages if page.article):
        for language in ordered(article.words):
            trees.write(report, article, language, trees.parent_of(article, language))
    trees.write_doors(pack)


def ordered(words: dict[str, Any]) -> list[str]:
    """Return the languages with the site's first: translations share its translation key."""
    return sorted(words, key=lambda code: [c for c, _n in settings.LANGUAGES].index(code))


class Trees:
    """The page trees as they stand, and how to add to them."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.locales = {locale.language_code: locale for locale in Locale.objects.all()}
        self.themes = {theme.key: theme for theme in Theme.objects.all()}
        self.tasks = {task.code: task for task in Task.objects.all()}
        self.present: dict[tuple[str, str], Any] = {}
        for model in (HomePage, ThemePage, SectionPage, InfoPage, ArticlePage):
            for page in model.objects.select_related("locale", "latest_revision"):
                if page.key:
                    self.present[page.key, page.locale.language_code] = page
        self.home = {code: page for (_key, code), page in self.present.items() if isinstance(page, HomePage)}
        self.written: set[str] = set()

    def locale(self, language: str) -> Locale:
        """Return the locale, made when it is missing."""
        if language not in self.locales:
            self.locales[language] = Locale.objects.create(language_code=language)
        return self.locales[language]

    def parent_of(self, article: PageFiles, language: str) -> Any:
        """Return the front under which an article stands: its theme's or section's, else the home page."""
        key = article.meta.value.theme
        for (_page_key, code), page in self.present.items():
            if code == language and (
                (isinstance(page, ThemePage) and page.theme.key == key)
                or (isinstance(page, SectionPage) and page.kind == key)
            ):
                return page
        return self.home.get(language)

    def write(self, report: Report, files: PageFiles, language: str, parent: Any | None) -> None:
        """Write one page in one language when it is new or changed."""
        meta, words = files.meta.value, files.words[language].value
        present = self.present.get((files.key, language))
        extra = str(self._publications(language)) if files.key == "publications" else ""
        if not report.wants(f"page {language}", files.key, digest(meta, words, extra), present):
            return
        page = present or self._new(meta)
        page.key, page.locale = files.key, self.locale(language)
        self._fill(page, meta, words, language)
        if present is None:
            original = next((p for (key, _code), p in self.present.items() if key == files.key), None)
            if original is not None:
                page.translation_key = original.translation_key
            self._place(page, parent, language)
        if not files.article:  # an article is published once its doors are known
            page.save_revision(clean=False).publish()
            page.refresh_from_db()
        self.present[files.key, language] = page
        self.written.add(files.key)

    def _new(self, meta: schema.Meta) -> PublicPage:
        if meta.kind == "home":
            return HomePage()
        if meta.kind == "theme":
            return ThemePage(theme=self.themes[str(meta.theme)])
        if meta.kind in SECTIONS:
            return SectionPage(kind="professionals" if meta.kind == "professional" else meta.kind)
        if meta.kind == "article":
            return ArticlePage(theme=self.themes[str(meta.theme)])
        return InfoPage()

    def _fill(self, page: Any, meta: schema.Meta, words: schema.Words, language: str) -> None:
        page.title, page.slug, page.summary = words.title, words.slug, words.summary
        page.search_words = "\n".join(words.search_words)
        page.reviewed, page.sensitive, page.zone = words.reviewed, meta.sensitive, meta.zone
        page.search_description = words.summary
        page.keeper, page.assured_at, page.review_due = meta.owner, meta.verified_at, meta.review_due
        page.assured_by = "region pack" if meta.verified_at else ""
        page.sources = [
            ("source", {"name": s.name, "url": s.url or "", "seen": s.seen or ""}) for s in meta.sources
        ]
        page.body = body_blocks(words.body)
        if page.key == "publications":
            page.body = [*body_blocks(words.body), *self._publications(language)]
        for name, content in (
            ("lead", words.lead),
            ("tagline", words.tagline),
            ("chips", "\n".join(words.chips)),
            ("in_footer", meta.in_footer),
        ):
            if hasattr(page, name):
                setattr(page, name, content)
        if isinstance(page, InfoPage):
            page.kind = page.key if page.key in InfoPage.Kind.values else INFO.get(meta.kind, "plain")
            if meta.kind == "publications":
                page.kind = "publications"
        if isinstance(page, ArticlePage):
            page.theme = self.themes[str(meta.theme)]
            page.tier, page.audiences, page.life_stages = meta.tier, meta.audiences, meta.life_stages
            page.safety, page.starred = meta.safety, meta.starred
            page.tasks = [self.tasks[code] for code in meta.tasks]

    def _place(self, page: Any, parent: Any | None, language: str) -> None:
        if parent is not None:
            parent.add_child(instance=page)
            parent.refresh_from_db()
            return
        root = Page.get_first_root_node()
        root.add_child(instance=page)
        self.home[language] = page
        if language == settings.LANGUAGE_CODE:
            Site.objects.update_or_create(
                is_default_site=True,
                defaults={
                    "hostname": "localhost",
                    "root_page": page,
                    "site_name": settings.WAGTAIL_SITE_NAME,
                },
            )
            for welcome in Page.objects.filter(depth=2, slug="home").exclude(pk=page.pk):
                if type(welcome.specific) is Page:
                    welcome.delete()

    def _publications(self, language: str) -> list[tuple[str, dict[str, str]]]:
        return [
            (
                "publication",
                {
                    "title": said(item.title, language),
                    "author": said(item.author, language) or said(item.publisher, language),
                    "year": item.year or "",
                    "kind": said(item.kind, language),
                    "note": said(item.note, language),
                    "url": item.url or "",
                },
            )
            for item in (located.value for located in self.pack.publications)
        ]

    def write_doors(self, pack: Pack) -> None:
        """Set the doors of the articles that were written and publish them; all that they lead to is there now."""
        services = dict(Service.objects.values_list("key", "pk"))
        helplines = dict(Helpline.objects.values_list("key", "pk"))
        for files in pack.pages:
            if files.key not in self.written or not files.article:
                continue
            for language in files.words:
                page = self.present[files.key, language]
                page.doors = [
                    {"type": kind, "value": value}
                    for kind, value in self._doors(files.meta.value, language, services, helplines)
                ]
                page.save_revision(clean=False).publish()

    def _doors(
        self, meta: schema.Meta, language: str, services: dict[str, int], helplines: dict[str, int]
    ) -> Any:
        for door in meta.doors:
            if door.service:
                yield "service", services[door.service]
            elif door.helpline:
                yield "helpline", helplines[door.helpline]
            elif door.article and (door.article, language) in self.present:
                yield "article", self.present[door.article, language].pk
            elif door.page:
                yield "named", door.page


def said(text: str | list[str] | dict[str, str] | None, language: str) -> str:
    """Return a text that may be one for all languages, one for each, or a list of names."""
    if isinstance(text, list):
        return ", ".join(text)
    if isinstance(text, dict):
        return text.get(language) or text.get(settings.LANGUAGE_CODE, "")
    return text or ""


def body_blocks(body: str) -> list[tuple[str, str]]:
    """Turn a Markdown body into the page's text block."""
    html = MARKDOWN.render(body).strip()
    html = html.replace("<strong>", "<b>").replace("</strong>", "</b>")
    return [("text", html)] if html else []
