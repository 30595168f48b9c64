"""Sealing and opening: the only file that knows cryptography. libsodium through PyNaCl.

Scheme (docs/adr, SECURITY.md): every case has a key pair; a message has a key of its own, sealed to the case's public
key, so writing needs no private key. The case's private key is wrapped for the family (by its reading code), for each
ring (by the ring's key of the present epoch) and for nobody else. What binds a text to its place (version, case,
number, writer) is authenticated with it, so a stored message can't be moved, reordered or replayed elsewhere.

Protects: database, disk, backups. Does not protect: a running server that somebody has taken over.
"""

import secrets
from dataclasses import dataclass

from nacl import pwhash
from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
    crypto_aead_xchacha20poly1305_ietf_KEYBYTES,
    crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
)
from nacl.encoding import RawEncoder
from nacl.exceptions import CryptoError
from nacl.hash import blake2b
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.signing import SigningKey, VerifyKey

KEY_BYTES = crypto_aead_xchacha20poly1305_ietf_KEYBYTES
NONCE_BYTES = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
VERSION = b"\x01"
PASSPHRASE_OPS = 3
PASSPHRASE_MEMORY = 64 * 1024 * 1024  # bytes; 88 ms on the slow machine it was measured on
SMALLEST_PAD = 256
PAD_STEP = 4096


class SealError(Exception):
    """It can't be opened: wrong key, changed bytes, or a text that was moved from its place. Says no more."""


@dataclass(frozen=True)
class KeyPair:
    """An X25519 key pair; 32 bytes each."""

    public: bytes
    private: bytes


@dataclass(frozen=True)
class Sealed:
    """A text under its own key, and that key sealed to a case's public key."""

    key: bytes
    text: bytes


def new_key() -> bytes:
    """Return 32 random bytes."""
    return secrets.token_bytes(KEY_BYTES)


def new_pair() -> KeyPair:
    """Return a new key pair."""
    private = PrivateKey.generate()
    return KeyPair(bytes(private.public_key), bytes(private))


def seal_to(public: bytes, data: bytes) -> bytes:
    """Seal data so that only the holder of the private key opens it. Adds 48 bytes."""
    return bytes(SealedBox(PublicKey(public)).encrypt(data))


def open_with(private: bytes, sealed: bytes) -> bytes:
    """Open what was sealed to a public key; raise SealError."""
    try:
        return bytes(SealedBox(PrivateKey(private)).decrypt(sealed))
    except (CryptoError, ValueError, TypeError) as error:
        raise SealError from error


def bound(*parts: str | int) -> bytes:
    """Return what binds a ciphertext to its place: each part with its length, so that none can slide."""
    coded = [str(part).encode() for part in parts]
    return b"".join(len(part).to_bytes(4, "big") + part for part in coded)


def lock(key: bytes, data: bytes, place: bytes) -> bytes:
    """Encrypt under a symmetric key; ``place`` must be the same to unlock."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return VERSION + nonce + crypto_aead_xchacha20poly1305_ietf_encrypt(data, VERSION + place, nonce, key)


def unlock(key: bytes, locked: bytes, place: bytes) -> bytes:
    """Decrypt; raise SealError when the key, the bytes or the place are wrong."""
    if locked[:1] != VERSION:
        raise SealError
    nonce, ciphertext = locked[1 : 1 + NONCE_BYTES], locked[1 + NONCE_BYTES :]
    try:
        return bytes(crypto_aead_xchacha20poly1305_ietf_decrypt(ciphertext, VERSION + place, nonce, key))
    except (CryptoError, ValueError, TypeError) as error:
        raise SealError from error


def pad(data: bytes) -> bytes:
    """Return the data with its length in front, filled to a size that tells little of it.

    256 bytes, doubled up to 4 KiB, then in steps of 4 KiB.
    """
    needed = len(data) + 4
    size = SMALLEST_PAD
    while size < needed and size < PAD_STEP:
        size *= 2
    if needed > size:
        size = -(-needed // PAD_STEP) * PAD_STEP
    return len(data).to_bytes(4, "big") + data + bytes(size - needed)


def unpad(padded: bytes) -> bytes:
    """Return the data that was padded; raise SealError when the length does not fit."""
    length = int.from_bytes(padded[:4], "big")
    if len(padded) < 4 or length > len(padded) - 4:
        raise SealError
    return padded[4 : 4 + length]


def seal_text(public: bytes, text: str, place: bytes) -> Sealed:
    """Seal a text to a case's public key, bound to its place in the case."""
    key = new_key()
    return Sealed(seal_to(public, key), lock(key, pad(text.encode()), place))


def open_text(private: bytes, sealed: Sealed, place: bytes) -> str:
    """Open a sealed text with the case's private key; raise SealError."""
    return unpad(unlock(open_with(private, sealed.key), sealed.text, place)).decode()


def derive(secret: bytes, *, purpose: str, salt: bytes = b"", pepper: bytes = b"") -> bytes:
    """Return 32 bytes for one purpose out of a secret that is already strong (≥ 80 random bits). About 5 µs."""
    return bytes(
        blake2b(
            secret,
            digest_size=32,
            key=pepper[:64],
            salt=salt[:16],
            person=purpose.encode()[:16],
            encoder=RawEncoder,
        )
    )


def wrap_by_passphrase(private: bytes, passphrase: str, place: bytes) -> bytes:
    """Lock a private key under a passphrase that a person chose (Argon2id, 3 passes, 64 MiB)."""
    salt = secrets.token_bytes(pwhash.argon2id.SALTBYTES)
    return salt + lock(_from_passphrase(passphrase, salt), private, place)


def open_by_passphrase(wrapped: bytes, passphrase: str, place: bytes) -> bytes:
    """Return the private key; raise SealError when the passphrase is wrong."""
    salt, locked = wrapped[: pwhash.argon2id.SALTBYTES], wrapped[pwhash.argon2id.SALTBYTES :]
    return unlock(_from_passphrase(passphrase, salt), locked, place)


def _from_passphrase(passphrase: str, salt: bytes) -> bytes:
    return bytes(
        pwhash.argon2id.kdf(
            KEY_BYTES, passphrase.encode(), salt, opslimit=PASSPHRASE_OPS, memlimit=PASSPHRASE_MEMORY
        )
    )


def new_signing_key() -> bytes:
    """Return an Ed25519 seed, 32 bytes."""
    return bytes(SigningKey.generate())


def verify_key_of(signing_key: bytes) -> bytes:
    """Return the public half of a signing key."""
    return bytes(SigningKey(signing_key).verify_key)


def sign(signing_key: bytes, data: bytes) -> bytes:
    """Return a 64-byte signature."""
    return bytes(SigningKey(signing_key).sign(data).signature)


def is_signed(verify_key: bytes, data: bytes, signature: bytes) -> bool:
    """Say whether the signature over the data was made with the key's other half."""
    try:
        VerifyKey(verify_key).verify(data, signature)
    except (CryptoError, ValueError, TypeError):
        return False
    return True
