"""Texts in many languages: rows beside their record, and a fallback that is always visible.

A record has ``texts`` rows, one a language. ``record.text`` is the row of the reader's language or the
nearest other one; the row's ``is_fallback`` says that it is not what was asked for.
"""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

ORDER = ["fi", "sv", "en"]
FOREIGN_ORDER = ["en", "fi", "sv"]
"""A reader of Russian, Arabic or Somali more often knows English than Finnish."""


class TextRow(models.Model):
    """One language's words of a record. Subclasses add the words and a ``record`` key."""

    language = models.CharField(_("language"), max_length=12, choices=settings.LANGUAGES)
    reviewed = models.BooleanField(
        _("checked"),
        default=False,
        help_text=_("Somebody who knows the language has read this text and found it right."),
    )
    is_fallback = False

    class Meta:
        abstract = True


def nearest(rows: list[Any], language: str) -> Any:
    """Return the row of the language, or of the nearest one: easy Finnish → Finnish → Swedish → English."""
    by_language = {row.language: row for row in rows}
    plain = language.split("-")[0]
    order = ORDER if plain in ORDER else FOREIGN_ORDER
    for code in [language, plain, *order, *by_language]:
        row = by_language.get(code)
        if row is not None:
            row.is_fallback = code != language
            return row
    return None


class Texted:
    """What a record with text rows can say of itself. The rows' related name is ``texts``."""

    texts: Any

    def text_in(self, language: str) -> Any:
        """Return the text row for a language, by fallback if need be; None when there is none at all."""
        return nearest(list(self.texts.all()), language)

    @property
    def text(self) -> Any:
        """Return the text row for the language that is active now."""
        return self.text_in(get_language() or settings.LANGUAGE_CODE)

    def __str__(self) -> str:
        row = self.text
        return row.name if row else f"({getattr(self, 'key', None) or getattr(self, 'pk', '?')})"
