"""Editing screens that open only what is one's own.

Fetching is permission checking: every screen of a record (edit, history, compare, revert, preview, unpublish,
delete …) first asks whether the record is in ``editable_by``; what is not yours is a 404.
"""

from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.snippets.views.snippets import SnippetViewSet

from familycentre.core.fresh import ChooserViewSet, Fresh
from familycentre.directory import rules, text_rules


class OwnOnly(Fresh):
    """Put in front of any view of the viewset that takes a ``pk``."""

    model: Any

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        pk = kwargs.get("pk") or (args[0] if args else None)
        if (
            pk is not None
            and not self.model.objects.editable_by(request.user).filter(pk=unquote(str(pk))).exists()
        ):
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class RecordViewSet(SnippetViewSet):
    """A record with drafts and approval, of which limited roles see their own."""

    copy_view_enabled = False
    chooser_viewset_class = ChooserViewSet
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> Any:
        return self.model.objects.editable_by(request.user).prefetch_related("texts")

    def construct_view(self, view_class: Any, **kwargs: Any) -> Any:
        return super().construct_view(type(view_class.__name__, (OwnOnly, view_class), {}), **kwargs)


class ScopedForm(WagtailAdminModelForm):
    """Checks the scope of the person's role and PTV's rules for texts; keeps everything that was typed."""

    checked_texts = ("description", "for_whom", "how_to_get_in", "fee_text")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.may_keep(cleaned):
            raise ValidationError(
                _("With your role you can keep only what belongs to your own area or organisation.")
            )
        for finding in text_rules.check_classes(cleaned.get("ptv_classes") or []):
            self.add_error("ptv_classes", finding.message)
        return cleaned

    def may_keep(self, cleaned: dict[str, Any]) -> bool:
        """Say whether the person may leave the record like this."""
        return True

    def _post_clean(self) -> None:
        super()._post_clean()
        for form in self.formsets["texts"].forms if "texts" in self.formsets else []:
            if form.is_bound and form.is_valid() and not form.cleaned_data.get("DELETE"):
                self.check_words(form)

    def check_words(self, form: Any) -> None:
        """Add what PTV's rules find to the text row's fields."""
        words = form.cleaned_data
        findings = list(text_rules.check_summary(words.get("name", ""), words.get("summary", "")))
        for field in self.checked_texts:
            findings += text_rules.check_free_text(field, words.get(field) or "")
        for finding in findings:
            if finding.stops and finding.field in form.fields:
                form.add_error(finding.field, finding.message)

    def is_valid(self) -> bool:
        return bool(super().is_valid()) and all(form.is_valid() for form in self._text_forms())

    def _text_forms(self) -> list[Any]:
        return list(self.formsets["texts"].forms) if "texts" in self.formsets else []


class ServiceForm(ScopedForm):
    """A service stays with the own organisation."""

    def may_keep(self, cleaned: dict[str, Any]) -> bool:
        return rules.may_keep_service(self.for_user, cleaned.get("provider"))


class PlaceForm(ScopedForm):
    """A place stays in the own area or with the own organisation."""

    def may_keep(self, cleaned: dict[str, Any]) -> bool:
        return rules.may_keep_place(
            self.for_user, cleaned.get("area"), list(cleaned.get("organisations") or [])
        )


class EventForm(ScopedForm):
    """An event stays at an own place or with the own organisation."""

    def may_keep(self, cleaned: dict[str, Any]) -> bool:
        return rules.may_keep_event(
            self.for_user, cleaned.get("place"), list(cleaned.get("organisers") or [])
        )
