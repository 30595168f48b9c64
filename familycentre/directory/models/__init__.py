"""The directory: what there is, for whom, where and when."""

from familycentre.directory.models.event import Event, EventException, EventText
from familycentre.directory.models.group import ExampleGroup, ExampleGroupText
from familycentre.directory.models.helpline import (
    Helpline,
    HelplineText,
    NationalService,
    NationalServiceText,
)
from familycentre.directory.models.hours import HoursException, OpeningHours
from familycentre.directory.models.place import Place, PlaceLink, PlaceText
from familycentre.directory.models.service import Channel, Service, ServiceText
from familycentre.directory.models.theme import Task, TaskText, Theme, ThemeText

__all__ = [
    "Channel",
    "Event",
    "EventException",
    "EventText",
    "ExampleGroup",
    "ExampleGroupText",
    "Helpline",
    "HelplineText",
    "HoursException",
    "NationalService",
    "NationalServiceText",
    "OpeningHours",
    "Place",
    "PlaceLink",
    "PlaceText",
    "Service",
    "ServiceText",
    "Task",
    "TaskText",
    "Theme",
    "ThemeText",
]
