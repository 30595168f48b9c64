from django.apps import AppConfig


class GuidanceConfig(AppConfig):
    name = "familycentre.guidance"
    label = "guidance"

    def ready(self) -> None:
        from familycentre.guidance import indexing  # noqa: PLC0415 - models must be ready first

        indexing.connect()
