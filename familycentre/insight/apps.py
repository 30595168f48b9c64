from django.apps import AppConfig


class InsightConfig(AppConfig):
    name = "familycentre.insight"
    label = "insight"
