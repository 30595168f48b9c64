"""What each filter of the service list means, as a condition."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from familycentre.directory.models import Service, ServiceText

MOST_WORDS = 6


def narrow(services: "QuerySet[Any]", chosen: dict[str, Any]) -> "QuerySet[Any]":
    """Return the services that fit all chosen filters; ``only=open`` is left to ``directory.lists``.

    Within a filter any of its codes will do. A service for anyone, of all ages or in the whole region fits
    every audience, stage of life and municipality.
    """
    if chosen["municipality"]:
        services = services.filter(in_municipality(chosen["municipality"]))
    if chosen["theme"]:
        services = services.filter(of_theme(chosen["theme"]))
    for field, codes, always in (
        ("audiences", chosen["audience"], "anyone"),
        ("life_stages", chosen["age"], "all"),
        ("forms", chosen["form"], ""),
    ):
        if codes:
            services = services.filter(has_any(field, [*codes, *([always] if always else [])]))
    if chosen["tier"]:
        services = services.filter(tier__in=chosen["tier"])
    if chosen["provider"]:
        services = services.filter(provider_kind__in=chosen["provider"])
    if chosen["language"]:
        services = services.filter(in_language(chosen["language"]))
    if "free" in chosen["only"]:
        services = services.filter(fee="free")
    for word in chosen["q"].split()[:MOST_WORDS]:
        services = services.filter(with_word(word))
    return services


def in_municipality(code: str) -> Q:
    """Services of the municipality and those of the whole region."""
    places = Service.municipalities.through.objects.filter(service=OuterRef("pk"))
    return Q(~Exists(places)) | Q(Exists(places.filter(municipality__code=code)))


def of_theme(key: str) -> Q:
    """Services whose main theme or other theme it is."""
    more = Service.more_themes.through.objects.filter(service=OuterRef("pk"), theme__key=key)
    return Q(theme__key=key) | Q(Exists(more))


def has_any(field: str, codes: list[str]) -> Q:
    """Rows whose list of codes holds any of these."""
    found = Q()
    for code in codes:
        found |= Q(**{f"{field}__has": code})
    return found


def in_language(codes: list[str]) -> Q:
    """Services in any of the languages; "interpreter" counts those with an interpreter on request."""
    spoken = has_any("languages", [code for code in codes if code != "interpreter"])
    return spoken | Q(interpreter=True) if "interpreter" in codes else spoken


def with_word(word: str) -> Q:
    """Services with the word in any language's name, summary, description or everyday words."""
    found = Q()
    for form in dict.fromkeys([word, word.lower(), word.capitalize()]):  # SQLite folds the case of a–z only
        for field in ("name", "summary", "search_words", "description"):
            found |= Q(**{f"{field}__icontains": form})
    return Q(pk__in=ServiceText.objects.filter(found).values("record"))
