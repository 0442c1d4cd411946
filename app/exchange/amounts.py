"""Amounts in a column: what its values prove about the decimal mark, and one amount in minor units."""

from __future__ import annotations

import re

from app.domain.errors import KeepwarmError
from app.domain.money import parse

_NUMBER = re.compile(r"\d[\d.,'’ ]*")
_TAIL = re.compile(r"[.,](\d+)$")
_ANY, _OTHER = "EUR", "USD"
"""Two currencies to find out whether a text names one of its own."""


def decimal_mark(text: str) -> str:
    """The mark ("." or ",") that one value proves to be the decimal one, "" where it proves nothing."""
    number = _NUMBER.search(text)
    tail = _TAIL.search(number[0].strip()) if number else None
    if number is None or tail is None:
        return ""
    other = "," if tail[0][0] == "." else "."
    if len(tail[1]) != 3 or (other in number[0] and number[0].count(tail[0][0]) == 1):
        return tail[0][0]
    return other if number[0].count(tail[0][0]) > 1 else ""


def read_amount(text: str, currency: str = "", mark: str = "") -> tuple[int, str] | None:
    """Minor units and currency; None where `text` is no amount.

    `currency` counts where the text names none; where nobody names one it is "". `mark` is the decimal mark that the
    column proves.
    """
    try:
        money = parse(text, currency or _ANY, decimal=mark or None)
        is_named = bool(currency) or money.currency == parse(text, _OTHER, decimal=mark or None).currency
    except KeepwarmError:
        return None
    return money.minor, money.currency if is_named else ""
