"""A code is understood as people and their keyboards write it."""

import pytest

from familycentre.core import codes

ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
WIDE = str.maketrans({chr(33 + n): chr(0xFF01 + n) for n in range(94)})


def test_keyboards_of_other_languages():
    code = codes.new_code()
    assert codes.normalised(code.translate(ARABIC)) == code
    assert codes.normalised(code.translate(WIDE)) == code
    assert codes.normalised(f" {codes.grouped(code)}.\n".lower()) == code


@pytest.mark.parametrize("typed", ["", "²" * 24, "a" * 10_000, "\x00" * 24, "𝟘" * 23, "ß" * 24])
def test_rubbish_is_no_code(typed):
    with pytest.raises(codes.CodeError):
        codes.normalised(typed)
