"""A list of codes in one column, searchable by the same SQL on SQLite and PostgreSQL.

Stored as ``,parent,child,``: small closed vocabularies (audiences, life stages, forms) need no join table.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    Text = models.TextField[Any, Any]
else:
    Text = models.TextField


class CodesField(Text):
    """A list of codes out of ``vocabulary``; look rows up by ``field__has="code"``."""

    def __init__(self, *args: Any, vocabulary: Iterable[tuple[str, Any]] = (), **kwargs: Any) -> None:
        self.vocabulary = list(vocabulary)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", list)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs  # the vocabulary is code, not schema

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> list[str]:
        return self.to_python(value)

    def to_python(self, value: Any) -> list[str]:
        if value is None:
            return []
        if isinstance(value, str):
            return [code for code in value.split(",") if code]
        return list(value)

    def get_prep_value(self, value: Any) -> str:
        codes = self.to_python(value)
        return f",{','.join(codes)}," if codes else ""

    def value_to_string(self, obj: Any) -> str:
        return self.get_prep_value(self.value_from_object(obj))

    def validate(self, value: Any, model_instance: Any) -> None:
        known = {code for code, _label in self.vocabulary}
        wrong = [code for code in value if known and code not in known]
        if wrong:
            raise ValidationError(_("Not a known choice: %(codes)s"), params={"codes": ", ".join(wrong)})
        if not value and not self.blank:
            raise ValidationError(_("Choose at least one."))

    def formfield(self, **kwargs: Any) -> Any:
        if not self.vocabulary:
            return super().formfield(**kwargs)
        return forms.MultipleChoiceField(
            choices=self.vocabulary,
            required=not self.blank,
            label=capfirst(self.verbose_name),  # said in the language of who reads it
            help_text=self.help_text,
            widget=forms.CheckboxSelectMultiple,
        )

    def labels(self, instance: Any) -> list[Any]:
        """Return the readable names of the codes that an instance holds."""
        names = dict(self.vocabulary)
        return [names.get(code, code) for code in getattr(instance, self.attname)]


@CodesField.register_lookup
class Has(models.Lookup):
    """Rows whose list holds the code."""

    lookup_name = "has"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        left, left_params = self.process_lhs(compiler, connection)
        code = str(self.rhs).replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_").replace(",", "")
        return f"{left} LIKE %s ESCAPE '\\'", [*left_params, f"%,{code},%"]
