from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "familycentre.directory"
    label = "directory"
