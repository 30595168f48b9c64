"""Invented events around today and a cast of editors, for a demonstration.

The events are marked as examples on every page. Loading them again lays them around the present week and changes
nothing else: what somebody has edited since stays.
"""

from dataclasses import dataclass, field
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml
from django.conf import settings
from django.db import transaction
from django.utils.text import slugify

from demo.cast import CAST, PASSWORD, Person
from familycentre.core import pagecache
from familycentre.directory.models import Event, EventException, EventText, Place
from familycentre.directory.recurrence import first_time
from familycentre.people import demo_factor
from familycentre.people.actions import assign_role
from familycentre.people.models import Area, Organisation, Region, User
from familycentre.people.roles import ROLES

EVENTS = settings.ROOT / "demo" / "events.yaml"
WEEKDAYS = ["mo", "tu", "we", "th", "fr", "sa", "su"]
OWN_MACHINE = {"127.0.0.1", "localhost", "::1"}


@dataclass
class Loaded:
    """What a load did, by event key."""

    added: list[str] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        told = [("added", self.added), ("moved to this week", self.moved), ("unchanged", self.unchanged)]
        line = "Example events: " + ", ".join(f"{len(keys)} {word}" for word, keys in told)
        if self.left_out:
            line += f"; left out because their place is not here: {', '.join(self.left_out)}"
        return line


@dataclass(frozen=True)
class Login:
    """A login of the demonstration; ``password`` is empty when it was given before and is known to nobody here."""

    person: Person
    where: str
    password: str

    def __str__(self) -> str:
        role = ROLES[self.person.role].name if self.person.role else "Superuser"
        who = f"{self.person.first_name} {self.person.last_name}, {str(role).lower()}"
        return (
            f"  {self.person.username:16} {self.password:22} {who}{f', {self.where}' if self.where else ''}"
        )


def on_own_machine() -> bool:
    """Say whether this site's address leads to the machine that it runs on and nowhere else."""
    return urlsplit(settings.BASE_URL).hostname in OWN_MACHINE


@transaction.atomic
def load_events(*, today: date, path: Path = EVENTS) -> Loaded:
    """Add the example events, or move those that are here to the present week."""
    told = Loaded()
    monday = today - timedelta(days=today.weekday())
    present = {event.key: event for event in Event.objects.all()}
    places = {place.key: place for place in Place.objects.published()}
    for row in yaml.safe_load(path.read_text(encoding="utf-8")):
        key, day = row["id"], first_day(row, monday)
        if row["place"] and row["place"] not in places:
            told.left_out.append(key)
        elif key not in present:
            add(row, day, monday, places.get(row["place"]))
            told.added.append(key)
        elif not movable(present[key]) or present[key].first_day == day:
            told.unchanged.append(key)
        else:
            move(present[key], row, day, monday)
            told.moved.append(key)
    if told.added or told.moved:
        pagecache.purge()
    return told


def movable(event: Event) -> bool:
    """Say whether an event is an example, and no draft of it waits for approval."""
    return event.example and not event.has_unpublished_changes


def first_day(row: dict[str, Any], monday: date) -> date:
    """Return the first day of an event: its weekday, so many weeks from the present one."""
    wanted = monday + timedelta(weeks=row["weeks_from_now"], days=WEEKDAYS.index(row["weekday"]))
    return first_time(wanted, row["rrule"] or "") or wanted


def cancelled_days(row: dict[str, Any], monday: date) -> list[date]:
    """Return the days on which an event does not take place."""
    weekday = timedelta(days=WEEKDAYS.index(row["weekday"]))
    return [monday + timedelta(weeks=week) + weekday for week in row["cancelled_weeks"]]


def add(row: dict[str, Any], day: date, monday: date, place: Place | None) -> Event:
    """Write an event of the file with its words, organisers and cancelled days."""
    event = Event(
        key=row["id"],
        kind=row["kind"],
        place=place,
        online=row["place"] is None,
        first_day=day,
        starts=time.fromisoformat(row["start"]),
        ends=time.fromisoformat(row["end"]),
        rule=row["rrule"] or "",
        series=row["series"],
        audiences=row["audiences"],
        life_stages=row["life_stages"],
        languages=row["languages"],
        fee=row["price"],
        signup=Event.Signup.NONE if row["signup"] == "none" else Event.Signup.ASK,
        capacity=row["capacity"],
        example=True,
        live=True,
        source="\n".join(row["source"]),
        confidence=row["confidence"],
        assured_at=row["verified_at"],
        review_due=row["review_due"],
        keeper="main-editor",
    )
    event.full_clean()
    event.save()
    event.organisers.set(Organisation.objects.filter(key__in=row["organisers"]))
    event.exceptions.set([EventException(day=each) for each in cancelled_days(row, monday)])
    event.texts.set(
        [
            EventText(
                language=language,
                name=name,
                slug=free_slug(name, language, row["id"]),
                summary=row["summary"].get(language, ""),
                reviewed=language == settings.LANGUAGE_CODE,
            )
            for language, name in row["name"].items()
        ]
    )
    event.save()
    return event


def free_slug(name: str, language: str, key: str) -> str:
    """Return the part of the address that a name gives; with the key behind it when another event has it."""
    slug = slugify(name.partition(": ")[2] or name)[:120]
    taken = EventText.objects.filter(language=language, slug=slug).exists()
    return f"{slug}-{key}"[:160] if taken else slug


def move(event: Event, row: dict[str, Any], day: date, monday: date) -> None:
    """Lay an event around the present week; its words and all else stay."""
    event.first_day = day
    event.exceptions.set([EventException(day=each) for each in cancelled_days(row, monday)])
    event.save()
    if event.latest_revision_id:
        event.save_revision().publish()  # the editing screen opens the newest version


@transaction.atomic
def load_cast(*, password: str) -> list[Login]:
    """Give every one of the cast a login and a role; who has a login already keeps it as it is."""
    told = []
    for person in CAST:
        user, created = User.objects.get_or_create(
            username=person.username,
            defaults={
                "first_name": person.first_name,
                "last_name": person.last_name,
                "email": f"{person.username}@example.org",
                "is_staff": not person.role or ROLES[person.role].place == "admin",
                "is_superuser": not person.role,
            },
        )
        if created:
            user.set_password(password)
            user.save()
            demo_factor.give(user)
        scope = scope_of(person.role)
        if person.role and all(scope.values()):
            assign_role(user=user, role=person.role, **scope)
        known = password if created or user.check_password(password) else ""
        told.append(Login(person, ", ".join(str(record) for record in scope.values()), known))
    return told


def scope_of(role: str) -> dict[str, Any]:
    """Return where the cast has a role: at the county, in the first small area, or at an NGO that provides something.

    Where no NGO provides anything, the first NGO will do.
    """
    if role == "professional":
        return {"organisation": Region.objects.select_related("county").get().county}
    if role == "area-editor":
        return {"area": Area.objects.filter(kind=Area.Kind.SMALL, published=True).order_by("pk").first()}
    if role == "provider-editor":
        bodies = Organisation.objects.filter(kind=Organisation.Kind.NGO, published=True).order_by("pk")
        return {"organisation": bodies.filter(services__live=True).first() or bodies.first()}
    return {}


def logins() -> list[Login]:
    """Return the demonstration's logins as they are now; none when it was not loaded."""
    users = {user.username: user for user in User.objects.filter(username__in=[p.username for p in CAST])}
    return [
        Login(person, "", PASSWORD)
        for person in CAST
        if person.username in users and users[person.username].check_password(PASSWORD)
    ]
