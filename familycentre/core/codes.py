"""Reading codes: 24 symbols that a family writes down; they find the case and open it, and are stored nowhere.

5 symbols find the row (they are no secret), 18 are the secret (90 random bits), 1 catches a slip of the pen.
Crockford's alphabet: no I, L, O, U; what a reader takes for them is put right.
"""

import hashlib
import hmac
import secrets
import unicodedata
from dataclasses import dataclass

from familycentre.core import sealing

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LOOKALIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
SELECTOR, SECRET = 5, 18
LENGTH = SELECTOR + SECRET + 1
GROUP = 4
LONGEST_TYPED = 200


class CodeError(ValueError):
    """What was typed is not a code: too short, a strange sign, or a slip that the check symbol caught."""


@dataclass(frozen=True)
class Keys:
    """What a code and its case's salt give: a proof to compare and a key to unwrap with."""

    proof: bytes
    wrap: bytes


def new_code() -> str:
    """Return a new code, 24 symbols without gaps."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(SELECTOR + SECRET))
    return body + check_symbol(body)


def check_symbol(body: str) -> str:
    """Return the symbol that catches any one wrong symbol and any swap of two neighbours in 31 of 32 cases."""
    total = 0
    for symbol in body:
        total = (total * 3 + ALPHABET.index(symbol) + 1) % 1021
    return ALPHABET[total % 31]


def grouped(code: str) -> str:
    """Return the code as it is shown: six groups of four."""
    return " ".join(code[i : i + GROUP] for i in range(0, len(code), GROUP))


def normalised(typed: str) -> str:
    """Return the code that was meant; raise CodeError when it can't be one.

    Spaces, dashes and small letters don't matter, nor do a phone's wide letters or the digits of an Arabic keyboard.
    """
    if len(typed) > LONGEST_TYPED:
        raise CodeError
    plain = unicodedata.normalize("NFKC", typed).upper()
    signs = (str(unicodedata.decimal(sign, sign)) for sign in plain if sign.isalnum())
    code = "".join(signs).translate(LOOKALIKE)
    if len(code) != LENGTH or any(symbol not in ALPHABET for symbol in code):
        raise CodeError
    if check_symbol(code[:-1]) != code[-1]:
        raise CodeError
    return code


def selector_of(code: str) -> str:
    """Return the part that finds the row."""
    return code[:SELECTOR]


def keys_of(code: str, *, salt: bytes, pepper: bytes) -> Keys:
    """Return the proof and the wrapping key of a code; the pepper is not in the database."""
    seed = sealing.derive(code[SELECTOR:-1].encode(), purpose="fc-receipt-v1", salt=salt, pepper=pepper)
    proof = sealing.derive(seed, purpose="fc-auth")
    return Keys(hashlib.sha256(proof).digest(), sealing.derive(seed, purpose="fc-wrap"))


def same(one: bytes, other: bytes) -> bool:
    """Compare in a time that does not tell where they differ."""
    return hmac.compare_digest(one, other)
