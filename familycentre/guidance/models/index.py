"""The search index: one portable postings table, read by the same SQL on SQLite and PostgreSQL."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from familycentre.core.codes_field import CodesField

LONGEST_TERM = 80


class Document(models.Model):
    """Something that can be found, in one language. Made from its record; never edited by hand."""

    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=120)
    language = models.CharField(max_length=12, choices=settings.LANGUAGES)
    title = models.CharField(max_length=250)
    summary = models.TextField(blank=True)
    path = models.CharField(max_length=400, blank=True)
    facets = CodesField()  # what it can be filtered by: "audience:parent", "theme:health", "municipality:all"
    payload = models.JSONField(default=dict)  # what a row of results shows besides
    boost = models.FloatField(default=1.0)
    sensitive = models.BooleanField(default=False)
    ends_on = models.DateField(null=True)  # an event is not found after its last day
    digest = models.CharField(max_length=64)  # of the words and how they were analysed
    vector = models.BinaryField(null=True)  # with the semantic extra only

    class Meta:
        verbose_name = _("indexed document")
        verbose_name_plural = _("indexed documents")
        constraints = [
            models.UniqueConstraint(fields=["kind", "key", "language"], name="one_document_a_language")
        ]
        indexes = [models.Index(fields=["language", "kind"], name="document_language_kind")]

    def __str__(self) -> str:
        return f"{self.language} {self.kind} {self.title}"


class Term(models.Model):
    """A word of a language's vocabulary, and in how many documents it stands."""

    language = models.CharField(max_length=12)
    text = models.CharField(max_length=LONGEST_TERM)
    folded = models.CharField(max_length=LONGEST_TERM)
    documents = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["language", "text"], name="one_term_a_language")]
        indexes = [models.Index(fields=["language", "folded"], name="term_language_folded")]

    def __str__(self) -> str:
        return self.text


class Posting(models.Model):
    """How much a term weighs in a document: BM25 without the term's rarity, which the query brings."""

    pk = models.CompositePrimaryKey("term_id", "document_id")
    term = models.ForeignKey(Term, models.CASCADE, db_index=False, related_name="+")
    document = models.ForeignKey(Document, models.CASCADE, related_name="postings")
    weight = models.FloatField()

    class Meta:
        indexes = [models.Index(fields=["term", "document", "weight"], name="posting_covering")]

    def __str__(self) -> str:
        return f"{self.term_id} {self.document_id} {self.weight}"


class Trigram(models.Model):
    """A three-letter piece of a term, for words that are spelt like it."""

    pk = models.CompositePrimaryKey("language", "gram", "term_id")
    language = models.CharField(max_length=12)
    gram = models.CharField(max_length=3)
    term = models.ForeignKey(Term, models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return f"{self.gram} {self.term_id}"


class IndexState(models.Model):
    """How a language's index was built. Another analyser than today's means that it is built anew."""

    language = models.CharField(max_length=12, primary_key=True)
    analyser = models.CharField(max_length=80)
    documents = models.PositiveIntegerField(default=0)
    average_length = models.FloatField(default=0)
    built_at = models.DateTimeField(null=True)
    version = models.PositiveBigIntegerField(default=0)  # rises with every change, so that processes know

    class Meta:
        verbose_name = _("state of the search index")
        verbose_name_plural = _("states of the search index")

    def __str__(self) -> str:
        return f"{self.language}: {self.documents}, {self.analyser}"
