"""Money: whole minor units of one currency, and amounts as people and programs write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal, localcontext

from app.domain.errors import KeepwarmError

MOST_MINOR = 10**15
"""Larger amounts are taken for a mistake."""

_ISO_4217 = """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF
    CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK
    HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL
    MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON
    RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH
    UGX USD UYU UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG
"""
_CODES = frozenset(_ISO_4217.split())
_WITHOUT_MINOR_UNIT = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"
_WITH_THREE_DIGITS = "BHD IQD JOD KWD LYD OMR TND"
_SIGNS = {
    "€": "EUR", "£": "GBP", "₹": "INR", "₽": "RUB", "₺": "TRY", "₩": "KRW", "₪": "ILS", "₫": "VND", "₴": "UAH",
    "zł": "PLN", "kč": "CZK", "ft": "HUF", "lei": "RON", "fr": "CHF", "sfr": "CHF", "rs": "INR", "us$": "USD",
    "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "nz$": "NZD", "r$": "BRL", "hk$": "HKD", "s$": "SGD",
    "euro": "EUR",
}  # fmt: skip
_SHARED_SIGNS = {
    "$": ("USD", "AUD", "CAD", "NZD", "SGD", "HKD", "MXN", "ARS", "CLP", "COP", "TWD"),
    "¥": ("JPY", "CNY"),
    "kr": ("SEK", "DKK", "NOK", "ISK"),
}
"""Signs that several currencies use: the owner's own if it is among them, else the first."""

_WORD = re.compile(r"([^\W\d_]+\$?|[$€£¥₹₽₺₩₪₫₴])\.?")
_NUMBER = re.compile(r"[\d.,']+")
_GROUPED = re.compile(r"\d{1,3}([.,'])\d{3}(?:\1\d{3})*|\d{1,2}([.,'])\d{2}(?:\2\d{2})*\2\d{3}")


@dataclass(frozen=True, slots=True)
class Money:
    """So many minor units ("cents") of a currency by its ISO 4217 code; raises `KeepwarmError` for any other code."""

    minor: int
    currency: str

    def __post_init__(self) -> None:
        if self.currency not in _CODES:
            raise KeepwarmError(
                f"“{self.currency}” is not a currency.", "Use the code of three letters, for example EUR, SEK or USD."
            )

    @classmethod
    def of(cls, amount: Decimal | int, currency: str) -> Money:
        """`amount` in whole units of the currency; what is finer than a minor unit is rounded half to even."""
        with localcontext() as context:
            context.prec = 60
            scaled = Decimal(amount).scaleb(minor_digits(currency))
            return cls(int(scaled.to_integral_value(ROUND_HALF_EVEN)), currency)

    @property
    def amount(self) -> Decimal:
        """The exact amount in whole units, with as many decimals as the currency has."""
        return Decimal(self.minor).scaleb(-minor_digits(self.currency))

    @property
    def plain(self) -> str:
        """The amount for files that other programs read: "-1234.50"; no sign of the currency, no grouping."""
        return f"{self.amount:f}"

    def __add__(self, other: Money) -> Money:
        return Money(self.minor + self._same(other).minor, self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.minor - self._same(other).minor, self.currency)

    def __neg__(self) -> Money:
        return Money(-self.minor, self.currency)

    def times(self, factor: Decimal | int) -> Money:
        """So many times this amount, rounded half to even."""
        with localcontext() as context:
            context.prec = 60
            return Money(int((self.minor * Decimal(factor)).to_integral_value(ROUND_HALF_EVEN)), self.currency)

    def _same(self, other: Money) -> Money:
        if other.currency != self.currency:
            raise KeepwarmError(
                f"{self.currency} and {other.currency} cannot be added up.", "Keep amounts of one currency together."
            )
        return other


def minor_digits(currency: str) -> int:
    """Decimals of a currency: 2, 0 for yen and the like, 3 for some dinars."""
    if currency in _WITHOUT_MINOR_UNIT:
        return 0
    return 3 if currency in _WITH_THREE_DIGITS else 2


def total(amounts: Iterable[Money], currency: str) -> Money:
    """The sum of amounts of one currency; nothing at all is zero."""
    return sum(amounts, Money(0, currency))


def parse(text: str, currency: str, *, decimal: str | None = None) -> Money:
    """The amount that `text` says: "1.234,50 €", "AUD1,234.00", "(1,200.00)", "12,-", "1'234.50 CHF", "250 kr".

    `currency` counts where the text names none. `decimal` ("." or ",") is the decimal mark of the whole column where
    that is known; without it "1.234" is read as a thousand and more, unless the currency has three decimals and the
    mark is a point. Raises `KeepwarmError` for anything that is not one amount.
    """
    plain = unicodedata.normalize("NFKC", text).strip().translate({0x2212: "-", 0x2013: "-", 0x2014: "-", 0x2019: "'"})
    named = [word.casefold() for word in _WORD.findall(plain)]
    rest = re.sub(r"(?<=\d)\s+(?=\d)", "'", _WORD.sub(" ", plain))
    rest = re.sub(r"[.,]-$", "", re.sub(r"\s+", "", rest))
    code = _currency(named, currency.upper())
    is_negative = rest.startswith(("-", "(")) or rest.endswith("-")
    if rest.startswith("(") != rest.endswith(")") or rest.count("-") > 1:
        raise _not_an_amount(text)
    digits = rest.strip("-()+")
    if code is None or not _NUMBER.fullmatch(digits):
        raise _not_an_amount(text)
    number = _number(digits.strip("'"), minor_digits(code), decimal)
    if number is None or abs(number) > MOST_MINOR // 1000:
        raise _not_an_amount(text)
    return Money.of(-number if is_negative else number, code)


def _currency(named: list[str], own: str) -> str | None:
    """The one currency that the words of an amount name; None when a word is no currency or two disagree."""
    codes = {word.upper() for word in named if word.upper() in _CODES}
    for word in named:
        if word.upper() in _CODES:
            continue
        shared = _SHARED_SIGNS.get(word)
        if shared is None and word not in _SIGNS:
            return None
        if shared is None:
            codes.add(_SIGNS[word])
        elif not codes & set(shared):
            codes.add(own if own in shared else shared[0])
    return codes.pop() if len(codes) == 1 else (None if codes else own)


def _number(digits: str, decimals: int, decimal: str | None) -> Decimal | None:
    """The number that digits with points, commas and apostrophes stand for; None when they stand for none."""
    mark = decimal or _decimal_mark(digits, decimals)
    whole, _, fraction = digits.rpartition(mark) if mark and mark in digits else (digits, "", "")
    if re.search(r"\D", fraction) or (re.search(r"\D", whole) and not _GROUPED.fullmatch(whole)):
        return None
    joined = re.sub(r"\D", "", whole)
    return Decimal(f"{joined or 0}.{fraction or 0}") if joined or fraction else None


def _decimal_mark(digits: str, decimals: int) -> str | None:
    """Which of point and comma is the decimal mark of this one number; None when it has none."""
    if "." in digits and "," in digits:
        return max(".,", key=digits.rfind)
    mark = "." if "." in digits else ","
    if digits.count(mark) != 1:
        return None
    if "'" in digits:
        return mark
    whole, _, fraction = digits.partition(mark)
    is_thousands = len(fraction) == 3 and 1 <= len(whole) <= 3 and not whole.startswith("0")
    return None if is_thousands and not (decimals == 3 and mark == ".") else mark


def _not_an_amount(text: str) -> KeepwarmError:
    shown = text.strip()[:40]
    return KeepwarmError(f"“{shown}” is not an amount of money.", "Write it like 1,234.50 or 1.234,50 €.")
