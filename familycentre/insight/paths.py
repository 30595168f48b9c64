"""Addresses that we know to be our own: a page signs its address, and what comes back is checked.

So a count or a word of feedback can only be about a page that was really shown, without asking the rooms above
which pages there are. The signature says nothing about the reader: it is the same for everyone.
"""

from django.core.signing import BadSignature, Signer

LONGEST = 300
_signer = Signer(salt="familycentre.insight.paths")


def sign(path: str) -> str:
    """Return an address with our signature."""
    return _signer.sign(path)


def known(signed: str) -> str:
    """Return the address when the signature is ours, else nothing."""
    if len(signed) > LONGEST + 60:
        return ""
    try:
        return _signer.unsign(signed)
    except BadSignature:
        return ""
