"""A conversation and what is sealed in it. No address, account, agent or time of day of the family is kept."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from familycentre.contact.models.ring import Ring, RingEpoch
from familycentre.contact.states import State


class Conversation(models.Model):
    """What may be clear: state, ring, days, counts, who took it. All else is in sealed messages."""

    class Channel(models.TextChoices):
        REQUEST = "request", _("help request")
        CHAT = "chat", _("chat")

    ref = models.CharField(max_length=12, unique=True)
    channel = models.CharField(max_length=10, choices=Channel.choices, default=Channel.REQUEST)
    ring = models.ForeignKey(Ring, models.PROTECT, related_name="conversations")
    state = models.CharField(max_length=10, choices=State.choices, default=State.NEW, db_index=True)
    created_on = models.DateField()
    due_on = models.DateField(db_index=True)
    answered_on = models.DateField(null=True)
    """The first answer's day, for the promise."""
    waiting_since = models.DateField(null=True)
    topic = models.CharField(max_length=40, blank=True)
    """Written only when the conversation ends, for the tombstone; empty while it is open."""
    outcome = models.CharField(max_length=20, blank=True)
    closed_on = models.DateField(null=True)
    expires_on = models.DateField(null=True, db_index=True)
    warned = models.BooleanField(default=False)
    messages_count = models.PositiveIntegerField(default=0)
    unread = models.BooleanField(default=True)
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    public = models.BinaryField(max_length=32)
    notes_public = models.BinaryField(max_length=32)
    """Internal notes go under a second pair, which the family's code does not open."""
    selector = models.CharField(max_length=5, unique=True)
    salt = models.BinaryField(max_length=16)
    proof = models.BinaryField(max_length=32)
    by_code = models.BinaryField()
    send_token = models.CharField(max_length=64, unique=True)
    """A digest of the form's random token: a form that is sent twice makes one request."""

    class Meta:
        verbose_name = _("conversation")
        verbose_name_plural = _("conversations")
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return self.ref


class CaseKey(models.Model):
    """The conversation's two private keys (messages, notes), sealed together to its ring's epoch."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="keys")
    epoch = models.ForeignKey(RingEpoch, models.CASCADE, related_name="case_keys")
    sealed = models.BinaryField()

    class Meta:
        unique_together = [("conversation", "epoch")]

    def __str__(self) -> str:
        return f"{self.conversation} for {self.epoch}"


class Message(models.Model):
    """One sealed text in its place. ``form`` is what the family chose beside the text."""

    class Role(models.TextChoices):
        FORM = "form", _("the form")
        FAMILY = "family", _("family")
        WORKER = "worker", _("worker")
        SYSTEM = "system", _("automatic")
        NOTE = "note", _("internal note")

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="messages")
    number = models.PositiveIntegerField()
    role = models.CharField(max_length=8, choices=Role.choices)
    day = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    waits_for_reader = models.BooleanField(default=False)
    key = models.BinaryField()
    text = models.BinaryField()
    signature = models.BinaryField(blank=True, default=b"")

    class Meta:
        unique_together = [("conversation", "number")]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.conversation} {self.number}"


class Identity(models.Model):
    """Who the family is, when it says so: under a key of its own; opening it is logged with a reason."""

    conversation = models.OneToOneField(Conversation, models.CASCADE, related_name="identity")
    epoch = models.ForeignKey(RingEpoch, models.CASCADE, related_name="+")
    public = models.BinaryField(max_length=32)
    by_ring = models.BinaryField()
    by_code = models.BinaryField()
    key = models.BinaryField()
    text = models.BinaryField()

    def __str__(self) -> str:
        return f"identity in {self.conversation}"


class Consultation(models.Model):
    """A question to one named expert under a key of its own: the excerpt is all that the expert can open."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="consultations")
    expert = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="consultations")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    epoch = models.ForeignKey(RingEpoch, models.CASCADE, related_name="+")
    ref = models.CharField(max_length=12, unique=True)
    asked_on = models.DateField()
    answered_on = models.DateField(null=True)
    public = models.BinaryField(max_length=32)
    by_ring = models.BinaryField()
    by_expert = models.BinaryField()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.ref


class ConsultationMessage(models.Model):
    """A sealed text of a consultation."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="messages")
    number = models.PositiveIntegerField()
    by_expert = models.BooleanField()
    day = models.DateField()
    key = models.BinaryField()
    text = models.BinaryField()

    class Meta:
        unique_together = [("consultation", "number")]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.consultation} {self.number}"


class NoticeAddress(models.Model):
    """An address for a notice without content; locked under the server's secret, erased when the case closes."""

    conversation = models.OneToOneField(Conversation, models.CASCADE, related_name="notice")
    locked = models.BinaryField()

    def __str__(self) -> str:
        return f"notice for {self.conversation}"


class Presence(models.Model):
    """Who of the ring has a conversation open or is writing; forgotten in a minute."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="presences")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    typing = models.BooleanField(default=False)
    seen_at = models.DateTimeField()

    class Meta:
        unique_together = [("conversation", "user")]

    def __str__(self) -> str:
        return f"{self.user} at {self.conversation}"


class Tombstone(models.Model):
    """All that is left of an ended conversation: month, channel, topic group, outcome."""

    month = models.DateField()
    channel = models.CharField(max_length=10)
    topic = models.CharField(max_length=40)
    outcome = models.CharField(max_length=20)

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.channel} {self.topic} {self.outcome}"


class CodeTry(models.Model):
    """Wrong codes in an hour, by selector and in all; never by who tried."""

    bucket = models.CharField(max_length=64)
    hour = models.DateTimeField()
    n = models.PositiveIntegerField(default=0)

    class Meta:
        unique_together = [("bucket", "hour")]

    def __str__(self) -> str:
        return f"{self.hour} {self.n}"
