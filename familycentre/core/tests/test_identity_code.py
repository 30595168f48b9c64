"""Personal identity codes are found in free text; ordinary numbers are not."""

import pytest

from familycentre.core.identity_code import CHECK, holds_code, without_codes


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


@pytest.mark.parametrize("sign", "+-ABCDEFUVWXYabcdefuvwxy")
def test_every_century_sign_counts(sign):
    assert holds_code(f"010102{sign}123{CHECK[10102123 % 31]}")


@pytest.mark.parametrize(
    "text", ["131052-308U", "321052-308T", "131352-308T", "131052G308T", "1131052-308T", "131052-308T5"]
)
def test_a_wrong_check_symbol_or_date_is_no_code(text):
    assert not holds_code(text)


def test_codes_are_taken_out_and_nothing_else():
    text = "Lapseni 131052-308T ja 131052–308t, puh. 040 123 4567."
    assert without_codes(text, "[…]") == "Lapseni […] ja […], puh. 040 123 4567."
    assert without_codes("131052 - 308T") == ""
    assert without_codes("24.11.2026") == "24.11.2026"
