"""The fixed cast of a demonstration: the same people in the demo, in tests and in pictures. All are invented.

The password is no secret. It is given only on a site that nobody but its own machine can reach; see
``familycentre.content.demo``.
"""

from dataclasses import dataclass

PASSWORD = "valo-palaa-ikkunassa"  # noqa: S105 - printed for everyone who runs the demo
PASSPHRASE = "kolme venetta rannalla yolla"  # noqa: S105 - opens what the invented families wrote


@dataclass(frozen=True)
class Person:
    """Somebody with a login. ``role`` is a key of ``people.roles``; empty for the one who may do everything."""

    username: str
    first_name: str
    last_name: str
    role: str


CAST = (
    Person("main-editor", "Outi", "Ojala", "main-editor"),
    Person("area-editor", "Aleksi", "Aaltonen", "area-editor"),
    Person("provider-editor", "Pirjo", "Paju", "provider-editor"),
    Person("translator", "Tua", "Tallgren", "translator"),
    Person("admin", "Sami", "Salokangas", ""),
    Person("marja", "Marja", "Mäntylä", "professional"),
    Person("oskar", "Oskar", "Öhman", "professional"),
    Person("helena", "Helena", "Hovi", "expert"),
    Person("administrator", "Antti", "Ahola", "administrator"),
    Person("data-protection", "Tiina", "Tammi", "data-protection"),
)
RING = ("marja", "oskar")  # who answers families; the first one leads
