"""Money: exact sums and amounts as people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import KeepwarmError
from app.domain.money import Money, minor_digits, parse, total

CURRENCIES = st.sampled_from(["EUR", "SEK", "JPY", "KWD", "USD", "CHF"])
AMOUNTS = st.builds(Money, st.integers(-(10**11), 10**11), CURRENCIES)


@pytest.mark.parametrize(
    ("text", "minor", "currency"),
    [
        ("1.234,50 €", 123450, "EUR"),
        ("AUD1,234.00", 123400, "AUD"),
        ("(1,200.00)", -120000, "EUR"),
        ("1.000.000,50", 100000050, "EUR"),
        ("1,000,000.50", 100000050, "EUR"),
        ("12,5", 1250, "EUR"),
        ("12.50", 1250, "EUR"),
        ("12", 1200, "EUR"),
        ("0", 0, "EUR"),
        (".5", 50, "EUR"),
        ("5.", 500, "EUR"),
        ("1.234", 123400, "EUR"),
        ("1,234", 123400, "EUR"),
        ("0.125", 12, "EUR"),
        ("0,135", 14, "EUR"),
        ("12.3456", 1235, "EUR"),
        ("1234.567", 123457, "EUR"),
        ("1,00,000.00", 10000000, "EUR"),
        ("₹1,23,456", 12345600, "INR"),
        ("1 234,50 kr", 123450, "SEK"),
        ("1\u00a0234,50\u00a0€", 123450, "EUR"),
        ("1\u202f234,50 EUR", 123450, "EUR"),
        ("1'234.50 CHF", 123450, "CHF"),
        ("CHF 1’234.50", 123450, "CHF"),
        ("Fr. 12.-", 1200, "CHF"),
        ("12,- €", 1200, "EUR"),
        ("12,– €", 1200, "EUR"),
        ("-12,50 €", -1250, "EUR"),
        ("€ -12.50", -1250, "EUR"),
        ("−12.50", -1250, "EUR"),
        ("12.50-", -1250, "EUR"),
        ("+12.50", 1250, "EUR"),
        ("$1,234.00", 123400, "USD"),
        ("US$ 12", 1200, "USD"),
        ("$12.00 CAD", 1200, "CAD"),
        ("eur 12", 1200, "EUR"),
        ("12 Euro", 1200, "EUR"),
        ("¥1,234", 1234, "JPY"),
        ("JPY 12.5", 12, "JPY"),
        ("KWD 1.234", 1234, "KWD"),
        ("KWD 1,234.567", 1234567, "KWD"),
        ("12 zł", 1200, "PLN"),
        ("£0.99", 99, "GBP"),
        ("１２．５０", 1250, "EUR"),
        ("٣", 300, "EUR"),
    ],
)
def test_amounts_are_read_as_people_write_them(text: str, minor: int, currency: str) -> None:
    assert parse(text, "EUR") == Money(minor, currency)


@pytest.mark.parametrize(("sign", "own"), [("$", "AUD"), ("kr", "DKK"), ("¥", "CNY")])
def test_a_shared_sign_means_the_owners_currency(sign: str, own: str) -> None:
    assert parse(f"12 {sign}", own) == Money(1200, own)


@pytest.mark.parametrize(
    ("text", "mark", "minor"),
    [("1.234", ".", 123), ("1.234", ",", 123400), ("1,234", ",", 123), ("12,345.6", ".", 1234560)],
)
def test_the_decimal_mark_of_the_column_settles_what_one_amount_cannot(text: str, mark: str, minor: int) -> None:
    assert parse(text, "EUR", decimal=mark) == Money(minor, "EUR")


@pytest.mark.parametrize(
    "text",
    ["", " ", "abc", "12 apples", "1.2.3", "1,2345.00", "12 34", "1.234,5,6", "1.234,567.00", "--5", "(5", "5)",
     "-", "()", "€", "1e5", "nan", "inf", "€5 $5", "5 EUR USD", "9" * 30, "5-3", "12/5", "1..5.0", "=1+1", "\x00",
     "½", "'"],
)  # fmt: skip
def test_what_is_not_one_amount_is_refused_kindly(text: str) -> None:
    with pytest.raises(KeepwarmError, match="is not an amount of money") as caught:
        parse(text, "EUR")
    assert caught.value.hint


@given(st.text())
def test_any_text_is_an_amount_or_a_kind_refusal(text: str) -> None:
    try:
        money = parse(text, "EUR")
    except KeepwarmError:
        return
    assert any(letter.isdecimal() for letter in text) or any(letter.isnumeric() for letter in text)
    assert isinstance(money.minor, int)


@given(AMOUNTS)
def test_a_plain_amount_is_read_back_as_it_was(money: Money) -> None:
    assert parse(money.plain, money.currency, decimal=".") == money


@given(AMOUNTS)
def test_a_plain_amount_with_its_code_is_read_back_without_help(money: Money) -> None:
    if minor_digits(money.currency) == 2:
        assert parse(f"{money.currency} {money.plain}", "EUR") == money


@given(st.lists(st.integers(-(10**11), 10**11)))
def test_a_total_is_exact(minors: list[int]) -> None:
    assert total((Money(minor, "SEK") for minor in minors), "SEK") == Money(sum(minors), "SEK")


def test_amounts_of_two_currencies_do_not_add_up() -> None:
    with pytest.raises(KeepwarmError, match="EUR and SEK cannot be added up"):
        Money(1, "EUR") + Money(1, "SEK")
    with pytest.raises(KeepwarmError, match="cannot be added up"):
        Money(1, "EUR") - Money(1, "SEK")


def test_amounts_subtract_and_change_sign() -> None:
    assert Money(500, "EUR") - Money(120, "EUR") == -Money(-380, "EUR")


@pytest.mark.parametrize("code", ["", "eur", "EURO", "XXX", "€"])
def test_only_real_codes_are_currencies(code: str) -> None:
    with pytest.raises(KeepwarmError, match="is not a currency"):
        Money(1, code)


@pytest.mark.parametrize(("code", "digits"), [("EUR", 2), ("JPY", 0), ("ISK", 0), ("KWD", 3)])
def test_a_currency_has_its_own_minor_digits(code: str, digits: int) -> None:
    assert minor_digits(code) == digits
    assert Money.of(7, code).amount == 7


@pytest.mark.parametrize(("amount", "minor"), [("0.125", 12), ("0.135", 14), ("-0.125", -12), ("0.1251", 13)])
def test_only_what_is_finer_than_a_cent_is_rounded_half_to_even(amount: str, minor: int) -> None:
    assert Money.of(Decimal(amount), "EUR").minor == minor


@pytest.mark.parametrize(("factor", "minor"), [("0.5", 2), ("0.3", 2), ("0.1", 0), ("-1", -5)])
def test_a_share_of_an_amount_is_rounded_half_to_even(factor: str, minor: int) -> None:
    assert Money(5, "EUR").times(Decimal(factor)).minor == minor


def test_plain_amounts_have_the_decimals_of_the_currency() -> None:
    assert [Money(-123450, "EUR").plain, Money(5, "JPY").plain, Money(5, "KWD").plain] == ["-1234.50", "5", "0.005"]
