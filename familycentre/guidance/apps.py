from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from familycentre.guidance.rules import may_see_gaps
from familycentre.people import menu


class GuidanceConfig(AppConfig):
    name = "familycentre.guidance"
    label = "guidance"

    def ready(self) -> None:
        from familycentre.guidance import indexing  # noqa: PLC0415 - models must be ready first

        indexing.connect()
        add_to_menu()


def add_to_menu() -> None:
    """Put this room's page for coordinators into the workspace's menu."""
    menu.add(menu.Item(_("Gaps in the services"), "gaps", "warn", may_see_gaps, order=70))
