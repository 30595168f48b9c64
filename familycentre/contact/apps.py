from django.apps import AppConfig


class ContactConfig(AppConfig):
    name = "familycentre.contact"
    label = "contact"
