"""What every edited record of the directory shares: drafts, history, approval, upkeep."""

from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin, LockableMixin, PreviewableMixin, RevisionMixin, WorkflowMixin

from familycentre.core.texts import Texted
from familycentre.core.upkeep import Upkeep

if TYPE_CHECKING:
    from familycentre.people.models import User


class RecordQuerySet(models.QuerySet[Any]):
    """Reads that hold for services, places and events alike."""

    def published(self) -> "RecordQuerySet":
        """Only what the public may see: live and not retired."""
        return self.filter(live=True).exclude(state="retired")

    def editable_by(self, user: "User") -> "RecordQuerySet":
        """Only what this person may edit; see ``directory.rules``."""
        if user.has_role("main-editor"):
            return self
        return self.filter(self.model.edit_scope(user)).distinct()


class Record(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    Upkeep,
    Texted,
    ClusterableModel,
):
    """A published version that stays up while a draft waits for approval; every version is kept."""

    class State(models.TextChoices):
        OPEN = "open", _("in use")
        PAUSED = "paused", _("temporarily closed")
        RETIRED = "retired", _("no longer offered")

    key = models.SlugField(_("key"), max_length=80, unique=True)
    state = models.CharField(
        pgettext_lazy("of a record", "state"), max_length=10, choices=State.choices, default=State.OPEN
    )
    modified_at = models.DateTimeField(_("last edited"), auto_now=True)
    _revisions = GenericRelation(
        "wagtailcore.Revision", content_type_field="base_content_type", object_id_field="object_id"
    )
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState", content_type_field="base_content_type", object_id_field="object_id"
    )

    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def revisions(self) -> Any:
        return self._revisions

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        return "directory/preview.html"

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        """Return what the preview shows: every language's words beside each other, as they are typed."""
        return {"record": self, "rows": [(row, _words(row)) for row in self.texts.all()]}

    @classmethod
    def edit_scope(cls, user: "User") -> models.Q:
        """Return the condition under which a person with a limited role may edit a row."""
        raise TypeError(f"{cls.__name__} must say who may edit it")


def _words(row: Any) -> list[tuple[str, str]]:
    """Return the filled long texts of a row with their labels."""
    fields = [field for field in row._meta.get_fields() if isinstance(field, models.TextField)]
    return [
        (str(field.verbose_name), getattr(row, field.name)) for field in fields if getattr(row, field.name)
    ]
