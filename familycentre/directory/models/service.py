"""Services in the terms of Open Referral HSDS 3 and PTV."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField

from familycentre.core.codes_field import CodesField
from familycentre.core.texts import TextRow
from familycentre.directory import vocabulary
from familycentre.directory.models.helpline import Helpline
from familycentre.directory.models.place import Place
from familycentre.directory.models.record import Record
from familycentre.directory.models.theme import Task, Theme
from familycentre.people.models import Municipality, Organisation, User


class Service(Record):
    """Something that helps a family: what, for whom, how to get in, what it costs, where."""

    provider = models.ForeignKey(
        Organisation,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="services",
        verbose_name=_("provider"),
    )
    provider_kind = models.CharField(_("kind of provider"), max_length=20, choices=vocabulary.PROVIDER_KINDS)
    tier = models.CharField(_("level of support"), max_length=20, choices=vocabulary.TIERS)
    theme = models.ForeignKey(Theme, models.PROTECT, related_name="services", verbose_name=_("main theme"))
    more_themes = ParentalManyToManyField(
        Theme, blank=True, related_name="more_services", verbose_name=_("other themes")
    )
    tasks = ParentalManyToManyField(
        Task, blank=True, related_name="services", verbose_name=_("national tasks")
    )
    forms = CodesField(_("forms"), vocabulary=vocabulary.FORMS)
    audiences = CodesField(_("for whom"), vocabulary=vocabulary.AUDIENCES)
    life_stages = CodesField(_("life stages"), vocabulary=vocabulary.LIFE_STAGES)
    access = models.CharField(_("way in"), max_length=20, choices=vocabulary.ACCESS, default="self")
    fee = models.CharField(_("fee"), max_length=10, choices=vocabulary.FEES, default="unknown")
    languages = CodesField(_("languages"), vocabulary=vocabulary.SERVICE_LANGUAGES)
    interpreter = models.BooleanField(_("interpreter on request"), null=True)
    municipalities = ParentalManyToManyField(
        Municipality,
        blank=True,
        related_name="services",
        verbose_name=_("only in"),
        help_text=_("Empty: the whole region."),
    )
    places = ParentalManyToManyField(Place, blank=True, related_name="services", verbose_name=_("places"))
    helplines = ParentalManyToManyField(
        Helpline, blank=True, related_name="services", verbose_name=_("numbers to call")
    )
    related = ParentalManyToManyField(
        "self", blank=True, symmetrical=False, verbose_name=_("related services")
    )
    ptv_classes = CodesField(_("PTV service classes"))
    ptv_target_groups = CodesField(_("PTV target groups"))
    ptv_life_events = CodesField(_("PTV life events"))
    legal_basis = models.CharField(_("legal basis"), max_length=300, blank=True)
    legal_basis_verified = models.BooleanField(_("legal basis seen in a source"), default=False)
    region_seen = models.PositiveSmallIntegerField(_("seen in the region in"), null=True, blank=True)

    class Meta:
        verbose_name = _("service")
        verbose_name_plural = _("services")
        ordering = ["key"]

    def get_absolute_url(self) -> str:
        return reverse("service", args=[self.text.slug if self.text else self.key])

    @property
    def sensitive(self) -> bool:
        """Say whether the page must leave no traces; looks at the main theme."""
        return self.theme.key in vocabulary.SENSITIVE_THEMES

    @classmethod
    def edit_scope(cls, user: User) -> models.Q:
        return models.Q(provider__in=user.scopes("provider-editor", "organisation"))


class ServiceText(TextRow):
    """A service's words in a language."""

    record = ParentalKey(Service, on_delete=models.CASCADE, related_name="texts")
    name = models.CharField(_("name"), max_length=160)
    slug = models.SlugField(_("address"), max_length=160)
    summary = models.CharField(_("summary"), max_length=300)
    description = models.TextField(_("what happens here"), blank=True)
    for_whom = models.TextField(_("for whom"), blank=True)
    how_to_get_in = models.TextField(_("how to get in"), blank=True)
    fee_text = models.TextField(_("what it costs"), blank=True)
    provider_note = models.TextField(_("who arranges it where"), blank=True)
    search_words = models.TextField(
        _("everyday search words"), blank=True, help_text=_("What families say, one a line.")
    )

    class Meta:
        unique_together = [("record", "language"), ("language", "slug")]

    def __str__(self) -> str:
        return self.name


class Channel(models.Model):
    """A way to reach a service: phone, e-service, web page or form. Only what a source gives."""

    class Kind(models.TextChoices):
        PHONE = "phone", _("phone")
        E_SERVICE = "e-service", _("e-service")
        WEB = "web", _("web page")
        FORM = "form", _("form")

    record = ParentalKey(Service, on_delete=models.CASCADE, related_name="channels")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    label = models.CharField(_("label"), max_length=160)
    value = models.CharField(_("number or web address"), max_length=300)
    needs_login = models.BooleanField(_("needs strong identification"), null=True)

    def __str__(self) -> str:
        return f"{self.label}: {self.value}"
