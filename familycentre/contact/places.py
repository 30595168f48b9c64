"""What binds each sealed thing to its place. Changing a line here makes what is stored unreadable."""

from familycentre.core.sealing import bound


def message(ref: str, number: int, role: str) -> bytes:
    """The place of a message: its conversation, its number, who wrote it."""
    return bound("message", 1, ref, number, role)


def by_code(ref: str) -> bytes:
    """The place of the family's wrap of the conversation's key."""
    return bound("by-code", 1, ref)


def identity(ref: str) -> bytes:
    """The place of who the family is."""
    return bound("identity", 1, ref)


def consultation(ref: str, number: int, by_expert: bool) -> bytes:
    """The place of a text in a consultation."""
    return bound("consultation", 1, ref, number, int(by_expert))


def notice(ref: str) -> bytes:
    """The place of an address for notices."""
    return bound("notice", 1, ref)
