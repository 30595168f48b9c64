from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "familycentre.people"
    label = "people"
