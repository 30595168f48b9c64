"""Addresses that we know to be our own: a page signs its address, and what comes back is checked.

So a count or a word of feedback can only be about a page that was really shown, without asking the rooms above
which pages there are. The signature says nothing about the reader: it is the same for everyone.
"""

from django.core.signing import BadSignature, Signer

LONGEST = 300
QUIET = "#quiet"  # no address of ours has a fragment
_signer = Signer(salt="familycentre.insight.paths")


def sign(path: str, *, sensitive: bool = False) -> str:
    """Return an address with our signature; a sensitive page's carries a mark, so that thanks keep quiet too."""
    return _signer.sign(f"{path}{QUIET if sensitive else ''}")


def known(signed: str) -> str:
    """Return the address when the signature is ours, else nothing."""
    if len(signed) > LONGEST + 60:
        return ""
    try:
        return _signer.unsign(signed).removesuffix(QUIET)
    except BadSignature:
        return ""


def is_sensitive(signed: str) -> bool:
    """Say whether the address is ours and its page is about violence or crisis."""
    return bool(known(signed)) and _signer.unsign(signed).endswith(QUIET)
