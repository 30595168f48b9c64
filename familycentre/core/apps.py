from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "familycentre.core"
    label = "core"

    def ready(self) -> None:
        from familycentre.core import store  # noqa: F401, PLC0415 - its check is registered when apps are ready
