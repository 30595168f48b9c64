"""What is not the person's own is not found."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest

from familycentre.people import rules

View = Callable[..., Any]


def me(request: HttpRequest) -> Any:
    """Return the person who asks; the doorkeeper has let her in."""
    return request.user


def only(rule: Callable[[Any], bool]) -> Callable[[View], View]:
    """Return a decorator that answers 404 to everybody whom the rule does not let in."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            if not request.user.is_authenticated or not rule(request.user):
                raise Http404
            return view(request, *args, **kwargs)

        return guarded

    return decorate


keyholders = only(rules.may_hold_keys)
managers = only(rules.may_manage_people)
log_readers = only(rules.may_read_log)
