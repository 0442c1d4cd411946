"""Reading amounts of money as people and programs write them, into whole minor units."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

_SYMBOLS = {"€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₺": "TRY", "zł": "PLN"}
_NO_DECIMALS = frozenset(
    ["BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"]
)
_THREE_DECIMALS = frozenset(["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"])
_CODE = re.compile(r"(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])")
_NUMBER = re.compile(r"\d[\d.,'’ ]*")
_TAIL = re.compile(r"[.,](\d+)$")
_PLAIN = re.compile(r"[+-]?\d+(?:\.\d{1,2})?")


def decimals(currency: str) -> int:
    """How many digits a currency's minor unit has."""
    if currency in _NO_DECIMALS:
        return 0
    return 3 if currency in _THREE_DECIMALS else 2


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


def currency_of(text: str) -> str:
    """The ISO code that stands in an amount, "" without one."""
    code = _CODE.search(text)
    if code:
        return code[0]
    return next((code for symbol, code in _SYMBOLS.items() if symbol in text), "")


def read_amount(text: str, currency: str = "", mark: str = "") -> int | None:
    """Minor units of `currency` (or the currency in the text); None where `text` is no amount.

    A single mark before exactly three digits groups thousands, unless `mark`, proven elsewhere in the column, is the
    decimal one. Brackets and a minus on either side mean less than nothing.
    """
    text = text.strip().replace("\u00a0", " ").replace("\u202f", " ").replace("−", "-")
    places = decimals(currency_of(text) or currency)
    if _PLAIN.fullmatch(text):
        return _minor(text, places)
    numbers = _NUMBER.findall(text)
    if len(numbers) != 1:
        return None
    negative = (text.startswith("(") and text.endswith(")")) or "-" in text.replace(numbers[0], "", 1)
    digits = _plain(numbers[0].strip().rstrip(".,'’"), mark)
    amount = _minor(digits, places)
    return -amount if amount is not None and negative else amount


def _plain(number: str, mark: str) -> str:
    """The number with a point as its decimal mark and no grouping."""
    number = re.sub(r"['’ ]", "", number)
    decimal = decimal_mark(number) or mark
    if decimal and number.count(decimal) > 1:
        decimal = ""
    grouping = {",": ".", ".": ","}.get(decimal, ",.")
    for character in grouping:
        number = number.replace(character, "")
    return number.replace(decimal, ".") if decimal else number


def _minor(number: str, places: int) -> int | None:
    try:
        amount = Decimal(number).scaleb(places).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    except InvalidOperation:
        return None
    return int(amount) if abs(amount) < 10**17 else None
