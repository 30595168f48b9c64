"""Nothing opens but with the right key, unchanged, in its own place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from familycentre.core import codes, sealing
from familycentre.core.sealing import Sealed, SealError, bound

PEPPER = b"p" * 32


@given(st.text(max_size=9000))
@settings(max_examples=40, deadline=None)
def test_a_text_comes_back(text):
    pair = sealing.new_pair()
    place = bound("case", 1, "family", 1)
    assert sealing.open_text(pair.private, sealing.seal_text(pair.public, text, place), place) == text


def test_a_moved_text_does_not_open():
    pair = sealing.new_pair()
    sealed = sealing.seal_text(pair.public, "salaisuus", bound("case", 1, "family", 1))
    for place in (
        bound("case", 1, "family", 2),
        bound("case", 2, "family", 1),
        bound("case", 1, "worker", 1),
        bound("case", "1f", "amily", 1),
    ):
        with pytest.raises(SealError):
            sealing.open_text(pair.private, sealed, place)


def test_changed_bytes_do_not_open():
    pair = sealing.new_pair()
    place = bound("x")
    sealed = sealing.seal_text(pair.public, "salaisuus", place)
    for i in range(0, len(sealed.text), 7):
        changed = bytearray(sealed.text)
        changed[i] ^= 1
        with pytest.raises(SealError):
            sealing.open_text(pair.private, Sealed(sealed.key, bytes(changed)), place)
    with pytest.raises(SealError):
        sealing.open_text(sealing.new_pair().private, sealed, place)
    with pytest.raises(SealError):
        sealing.open_text(pair.private, Sealed(sealed.key[:-1], sealed.text), place)


def test_parts_can_not_slide():
    assert bound("ab", "c") != bound("a", "bc")


@pytest.mark.parametrize(
    ("length", "size"), [(0, 256), (252, 256), (253, 512), (4092, 4096), (4093, 8192), (9000, 12288)]
)
def test_padding_tells_little(length, size):
    padded = sealing.pad(b"x" * length)
    assert len(padded) == size
    assert sealing.unpad(padded) == b"x" * length


def test_bad_padding_is_an_error():
    for bad in (b"", b"\x00\x00", b"\xff\xff\xff\xffabc"):
        with pytest.raises(SealError):
            sealing.unpad(bad)


def test_passphrase():
    pair = sealing.new_pair()
    wrapped = sealing.wrap_by_passphrase(pair.private, "neljä sanaa ilman järkeä", b"me")
    assert sealing.open_by_passphrase(wrapped, "neljä sanaa ilman järkeä", b"me") == pair.private
    for passphrase, place in (("väärä", b"me"), ("neljä sanaa ilman järkeä", b"you")):
        with pytest.raises(SealError):
            sealing.open_by_passphrase(wrapped, passphrase, place)


def test_signatures():
    key = sealing.new_signing_key()
    signature = sealing.sign(key, b"text")
    assert sealing.is_signed(sealing.verify_key_of(key), b"text", signature)
    assert not sealing.is_signed(sealing.verify_key_of(key), b"texts", signature)
    assert not sealing.is_signed(sealing.verify_key_of(sealing.new_signing_key()), b"text", signature)
    assert not sealing.is_signed(b"short", b"text", signature)


def test_codes_survive_a_human_hand():
    code = codes.new_code()
    typed = codes.grouped(code).lower().replace("0", "o").replace("1", "l").replace(" ", "-")
    assert codes.normalised(typed) == code


def test_one_wrong_symbol_is_caught():
    missed = tried = 0
    for _ in range(20):
        code = codes.new_code()
        for i in range(codes.LENGTH):
            for symbol in codes.ALPHABET:
                if symbol != code[i]:
                    tried += 1
                    try:
                        codes.normalised(code[:i] + symbol + code[i + 1 :])
                        missed += 1
                    except codes.CodeError:
                        pass
    assert missed / tried < 0.05


@pytest.mark.parametrize("typed", ["", "A", "x" * 24 + "!", "ÄÖÅ" * 8, "0" * 10_000, "\x00" * 24])
def test_what_is_no_code(typed):
    with pytest.raises(codes.CodeError):
        codes.normalised(typed)


def test_keys_need_code_salt_and_pepper():
    code = codes.new_code()
    keys = codes.keys_of(code, salt=b"s" * 16, pepper=PEPPER)
    assert codes.keys_of(code, salt=b"s" * 16, pepper=PEPPER) == keys
    others = [
        codes.keys_of(codes.new_code(), salt=b"s" * 16, pepper=PEPPER),
        codes.keys_of(code, salt=b"t" * 16, pepper=PEPPER),
        codes.keys_of(code, salt=b"s" * 16, pepper=b"q" * 32),
    ]
    assert all(other.proof != keys.proof and other.wrap != keys.wrap for other in others)
    assert keys.proof != keys.wrap
