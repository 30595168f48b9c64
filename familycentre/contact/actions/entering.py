"""Coming back with a code: opens a conversation, or says why not, and counts what was wrong."""

from datetime import datetime

from familycentre.contact import throttle
from familycentre.contact.actions.asking import open_by_code
from familycentre.contact.sealed import Family


class WrongCodeError(Exception):
    """No conversation opens with this code: it never did, or it has ended. Nobody learns which."""


class TooManyError(Exception):
    """So many wrong codes came in this hour that this one was not tried."""


def enter(typed: str, now: datetime) -> Family:
    """Return the conversation that a code opens.

    Raise CodeError when it can't be a code (a slip of the pen), WrongCodeError, TooManyError. Unknown and wrong
    codes take the same steps.
    """
    where = throttle.bucket(typed)
    shut = throttle.is_shut(where, now)
    family = open_by_code(typed)
    if shut:
        raise TooManyError
    if family is None:
        raise TooManyError if throttle.count_wrong(where, now) else WrongCodeError
    return family
