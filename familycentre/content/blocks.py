"""The blocks of a page. Every block says to the editor what it is for."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock
from wagtail.snippets.blocks import SnippetChooserBlock

FEATURES = ["h2", "h3", "bold", "ol", "ul", "link", "document-link"]


class NoteBlock(blocks.StructBlock):
    """A box that stands out: good to know, take care, danger."""

    kind = blocks.ChoiceBlock(
        choices=[
            ("info", _("Good to know")),
            ("care", _("Take care")),
            ("danger", _("Danger")),
            ("ok", _("Comfort")),
        ],
        default="info",
        label=_("kind"),
    )
    text = blocks.RichTextBlock(features=["bold", "ul", "link"], label=_("text"))

    class Meta:
        icon = "warning"
        label = _("Box")
        template = "content/blocks/note.html"
        description = _("One thing that must not be missed. At most one or two on a page.")
        preview_value = {"kind": "info", "text": "<p>Neuvolaan voit soittaa myös tarkastusten välillä.</p>"}


class QuoteBlock(blocks.StructBlock):
    """Somebody's own words, with leave."""

    text = blocks.TextBlock(label=_("words"))
    who = blocks.CharBlock(required=False, label=_("who"), help_text=_("Never a name that tells who it is."))

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "content/blocks/quote.html"
        description = _("A family's or an expert by experience's own words. Ask for leave first.")
        preview_value = {"text": "Yksi puhelu riitti.", "who": "Kahden lapsen äiti"}


class VideoBlock(blocks.StructBlock):
    """A video: nothing is loaded before the reader asks for it."""

    title = blocks.CharBlock(label=_("title"))
    link = blocks.URLBlock(required=False, label=_("link to the video"))
    document = blocks.CharBlock(
        required=False,
        label=_("own file"),
        help_text=_("Address of an uploaded video, when there is no link."),
    )
    length = blocks.CharBlock(required=False, label=_("length"))
    transcript = blocks.TextBlock(
        label=_("the video in writing"), help_text=_("Needed by those who can't hear or see it.")
    )

    class Meta:
        icon = "media"
        label = _("Video")
        template = "content/blocks/video.html"
        description = _(
            "A link or an own file, always with its words in writing. Nothing is loaded before a click."
        )
        preview_value = {"title": "Ensimmäinen käynti", "length": "2 min", "transcript": "Tervetuloa."}


class PublicationBlock(blocks.StructBlock):
    """A publication: title, author, year, and one line on why to read it."""

    title = blocks.CharBlock(label=_("title"))
    author = blocks.CharBlock(required=False, label=_("author"))
    year = blocks.CharBlock(required=False, label=_("year"))
    kind = blocks.CharBlock(required=False, label=_("kind"))
    note = blocks.TextBlock(required=False, label=_("note"))
    url = blocks.URLBlock(required=False, label=_("web address"))

    class Meta:
        icon = "doc-full"
        label = _("Publication")
        template = "content/blocks/publication.html"
        description = _("A book, guide or report, with a line on what it is good for.")
        preview_value = {"title": "Perhekeskusopas", "author": "LAPE", "year": "2018"}


class ServicesBlock(blocks.StructBlock):
    """Services of the directory, chosen by hand."""

    title = blocks.CharBlock(label=_("heading"))
    services = blocks.ListBlock(SnippetChooserBlock("directory.Service"), label=_("services"))

    class Meta:
        icon = "list-ul"
        label = _("Services")
        template = "content/blocks/services.html"
        description = _(
            "A short list of services in the middle of a text. Their facts stay in the directory."
        )


class BodyBlock(blocks.StreamBlock):
    """What a page may be made of."""

    text = blocks.RichTextBlock(
        features=FEATURES,
        label=_("Text"),
        icon="pilcrow",
        template="content/blocks/text.html",
        description=_("Short sentences, at most about twelve words. A heading every few paragraphs."),
        preview_value="<h2>Väliotsikko</h2><p>Kappale tavallista tekstiä.</p>",
    )
    note = NoteBlock()
    quote = QuoteBlock()
    image = ImageBlock(
        label=_("Picture"),
        template="content/blocks/image.html",
        description=_("A picture with a description for those who can't see it."),
    )
    video = VideoBlock()
    services = ServicesBlock()
    publication = PublicationBlock()


NAMED_DOORS = [
    ("ask", _("Ask for help")),
    ("help-now", _("Help now")),
    ("calendar", _("Events")),
    ("places", _("Meeting places")),
    ("safety", _("Traces on your device")),
]


class DoorsBlock(blocks.StreamBlock):
    """The next doors: where to go from here. The first one is named first and drawn large."""

    service = SnippetChooserBlock("directory.Service", label=_("Service"), icon="list-ul")
    article = blocks.PageChooserBlock(label=_("Page"), icon="doc-full")
    helpline = SnippetChooserBlock("directory.Helpline", label=_("Helpline"), icon="mail")
    named = blocks.ChoiceBlock(choices=NAMED_DOORS, label=_("Page of the site"), icon="link")

    class Meta:
        block_counts = {"helpline": {"max_num": 3}}


class SourceBlock(blocks.StructBlock):
    """Where a fact comes from."""

    name = blocks.CharBlock(label=_("name"))
    url = blocks.URLBlock(required=False, label=_("web address"))
    seen = blocks.CharBlock(required=False, label=_("seen"), help_text=_("Year and month."))

    class Meta:
        icon = "link"
        label = _("Source")
