"""The code of conduct: its present version, and whether a session's person has accepted it.

The text is ``templates/people/conduct_text.html``. Whoever changes what it says gives it a new version here; everybody
is then asked again.
"""

from django.http import HttpRequest

from familycentre.people.models import Acceptance

VERSION = "2026-11"


def is_accepted(request: HttpRequest) -> bool:
    """Say whether the person accepted the present version; one query a session."""
    if request.session.get("conduct") == VERSION:
        return True
    accepted = Acceptance.objects.filter(user_id=request.user.pk or 0, version=VERSION).exists()
    if accepted:
        request.session["conduct"] = VERSION
    return accepted
