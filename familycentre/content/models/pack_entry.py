"""What has been loaded from the region pack, so that loading again changes only what changed."""

from django.db import models


class PackEntry(models.Model):
    """A record of the pack and the digest of what was last loaded of it."""

    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=120)
    digest = models.CharField(max_length=64)
    state = models.CharField(max_length=64, blank=True)
    """How a record without a history was left by the load; empty for those that have revisions."""
    loaded_at = models.DateTimeField(auto_now=True)

    class Meta:
        unique_together = [("kind", "key")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
