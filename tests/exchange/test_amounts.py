"""Amounts in a column."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.amounts import decimal_mark, read_amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("12", (1200, "")),
        ("AUD1,234.00", (123400, "AUD")),
        ("1.000.000,50", (100000050, "")),
        ("(1,200.00)", (-120000, "")),
        ("1 234,50 €", (123450, "EUR")),
        ("$0.5", (50, "USD")),
        ("1.234,50 EUR", (123450, "EUR")),
        ("12 EUR EUR", (1200, "EUR")),
        ("12 EUR SEK", None),
        ("free", None),
        ("", None),
    ],
)
def test_amounts_are_read_with_the_currency_they_name(text: str, amount: tuple[int, str] | None) -> None:
    assert read_amount(text) == amount


def test_the_owners_currency_counts_where_none_is_named() -> None:
    assert read_amount("12", "SEK") == (1200, "SEK")
    assert read_amount("12 €", "SEK") == (1200, "EUR")
    assert read_amount("1,200", "JPY") == (1200, "JPY")


def test_a_decimal_mark_proven_in_the_column_decides_three_digits() -> None:
    assert read_amount("1,250") == (125000, "")
    assert read_amount("1.250", mark=",") == (125000, "")
    assert read_amount("1,25", mark=",") == (125, "")


def test_a_value_proves_its_decimal_mark_or_nothing() -> None:
    assert [decimal_mark(text) for text in ("1,25", "1.234,5", "1,234", "1.234.567", "7")] == [",", ",", "", ",", ""]


@given(st.text(max_size=40))
def test_no_text_breaks_the_reader(text: str) -> None:
    assert isinstance(read_amount(text), tuple | None)
    assert decimal_mark(text) in ("", ".", ",")
