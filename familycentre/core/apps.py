from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "familycentre.core"
    label = "core"
