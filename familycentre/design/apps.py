from django.apps import AppConfig


class DesignConfig(AppConfig):
    name = "familycentre.design"
    label = "design"
