from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "familycentre.people"
    label = "people"

    def ready(self) -> None:
        from familycentre.people import checks, menu  # noqa: F401, PLC0415 - models must be loaded first

        menu.add_own()
