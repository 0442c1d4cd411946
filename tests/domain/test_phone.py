"""The same phone number however it was written."""

from __future__ import annotations

import pytest

from app.domain.phone import is_mangled, is_phone, phone_key


@pytest.mark.parametrize(
    "text",
    ["+358 40 555 0142", "00358405550142", "040 555 0142", "(040) 555-0142", "+358 (0)40 5550142", "040 555 0142 x12"],
)
def test_one_number_has_one_key(text: str) -> None:
    assert phone_key(text, "FI") == "+358405550142"


def test_countries_without_a_trunk_zero_keep_theirs() -> None:
    assert phone_key("06 1234 5678", "IT") == "+390612345678"
    assert phone_key("(415) 555-2671", "US") == "+14155552671"
    assert phone_key("1 415 555 2671", "US") == "+14155552671"


def test_without_a_country_the_digits_are_the_key() -> None:
    assert phone_key("040 555 0142") == "0405550142"
    assert phone_key("040 555 0142", "nowhere") == "0405550142"


def test_short_and_mangled_numbers_have_no_key() -> None:
    assert phone_key("112") == ""
    assert phone_key("4.9E+11") == ""


def test_a_number_shortened_by_a_spreadsheet_is_known() -> None:
    assert is_mangled("4.9E+11")
    assert is_mangled("4,91512E+11")
    assert not is_mangled("+49 151 2")


def test_letters_are_no_phone_number_but_an_extension_is() -> None:
    assert is_phone("+358 40 555 0142")
    assert is_phone("555-0142 ext. 12")
    assert not is_phone("ask Ben")
    assert not is_phone("040 home")
