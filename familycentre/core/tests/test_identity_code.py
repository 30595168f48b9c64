"""Personal identity codes are found in free text; ordinary numbers are not."""

import pytest

from familycentre.core.identity_code import holds_code


@pytest.mark.parametrize(
    "text",
    [
        "131052-308T",
        "lapsi on 010203A1230 ok",
        "HETU:311299-9872",
        "(010594Y9021)",
        "131052-308t",
        "010100+123D.",
    ],
)
def test_found(text):
    assert holds_code(text)


@pytest.mark.parametrize(
    "text", ["040 123 4567", "24.11.2026", "991399-123A", "FI21 1234 5600 0007 85", "", "2013-2015A"]
)
def test_not_found(text):
    assert not holds_code(text)
