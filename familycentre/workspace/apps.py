from django.apps import AppConfig


class WorkspaceConfig(AppConfig):
    name = "familycentre.workspace"
    label = "workspace"

    def ready(self) -> None:
        from familycentre.workspace import menu  # noqa: PLC0415 - models must be loaded first

        menu.add_all()
