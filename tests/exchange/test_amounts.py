"""Amounts of money as people and programs write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.amounts import currency_of, decimal_mark, read_amount


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("12", 1200),
        ("12.5", 1250),
        ("AUD1,234.00", 123400),
        ("1.000.000,50", 100000050),
        ("(1,200.00)", -120000),
        ("1 234,50 €", 123450),
        ("€ 1.234", 123400),
        ("1'234.50", 123450),
        ("-12,30", -1230),
        ("12.30-", -1230),
        ("1,234,567", 123456700),
        ("$0.5", 50),
        ("JPY 1,200", 1200),
        ("KWD 1.250", 1250000),
        ("−7,00", -700),
        ("0,995", 99500),
    ],
)
def test_amounts_seen_in_the_wild_are_read(text: str, minor: int) -> None:
    assert read_amount(text) == minor


@pytest.mark.parametrize("text", ["", "free", "12 and 13.5 or", "1-2", "--", "Infinity", "1e9999"])
def test_other_words_are_no_amount(text: str) -> None:
    assert read_amount(text) is None


def test_a_decimal_mark_proven_in_the_column_decides_three_digits() -> None:
    assert read_amount("1,250") == 125000
    assert read_amount("1,250", mark=",") == 125
    assert read_amount("1.250", mark=",") == 125000


def test_a_value_proves_its_decimal_mark_or_nothing() -> None:
    assert [decimal_mark(text) for text in ("1,25", "1.234,5", "1,234", "1.234.567", "7")] == [",", ",", "", ",", ""]


def test_the_currency_is_found_as_code_or_sign() -> None:
    assert [currency_of(text) for text in ("AUD1,234.00", "12 €", "12", "Dollars 12")] == ["AUD", "EUR", "", ""]


@given(st.integers(-(10**12), 10**12))
def test_every_plain_amount_is_read_as_itself(minor: int) -> None:
    sign = "-" if minor < 0 else ""
    text = f"{sign}{abs(minor) // 100}.{abs(minor) % 100:02}"
    assert read_amount(text) == minor
    assert read_amount(f"{sign}{abs(minor) // 100:,}".replace(",", " ") + f",{abs(minor) % 100:02}") == minor


@given(st.text(max_size=40))
def test_no_text_breaks_the_reader(text: str) -> None:
    assert isinstance(read_amount(text), int | None)
