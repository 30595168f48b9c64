"""The application that granian serves."""

import os

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application
from django.urls import reverse
from django.utils.translation import override


def ready() -> WSGIHandler:
    """Return the application with its addresses read: the first visitor of a worker would wait two seconds for them."""
    found = get_wsgi_application()
    for language in settings.FULL_LANGUAGES:
        with override(language):
            reverse("wagtail_serve", args=[""])
    return found


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "familycentre.config.settings")
application = ready()
