from django.apps import AppConfig


class ContentConfig(AppConfig):
    name = "familycentre.content"
    label = "content"
