"""Reading days as people and programs write them, and telling day-month from month-day by a whole column."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.domain.mapping import DateOrder, DateQuestion

OMITTED_YEAR = 1604
"""Apple writes this leap year where the year is not known."""

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:$|[T ,].*)", re.DOTALL)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T.*)?")
_YEARLESS = re.compile(r"--(\d\d)-?(\d\d)")
_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})(?:[./-](\d{4}|\d\d))?\.?(?:$|[T ,].*)", re.DOTALL)
_NOTHING = re.compile(r"[0/.\-\s:]*")
_SERIAL = re.compile(r"[2-6]\d{4}(?:\.0+)?")
_TIME = re.compile(r"[T ,]+\d{1,2}[:.]\d\d(?:[:.]\d\d)?.*$", re.DOTALL)
_WORDS = re.compile(r"\d+|[^\W\d_]+")
_SERIAL_START = date(1899, 12, 30)
_NO_DAY = frozenset({date(1, 1, 1), date(1601, 1, 1), date(4501, 1, 1), date(1899, 12, 30)})
"""Days that programs write for "none": the first of all, Windows' zero, Outlook's and Excel's."""

_MONTH_NAMES = (
    "jan january januar janvier enero tammikuu januari gennaio janeiro",
    "feb february februar février fevrier fév febrero helmikuu februari febbraio fevereiro",
    "mar march märz mär mrz mars marzo maaliskuu março",
    "apr april avril avr abril abr huhtikuu aprile",
    "may mai mayo toukokuu maj maggio maio",
    "jun june juni juin junio kesäkuu giugno junho",
    "jul july juli juillet juil julio heinäkuu luglio julho",
    "aug august août aout agosto ago elokuu augusti",
    "sep sept september septembre septiembre syyskuu settembre setembro",
    "oct october oktober okt octobre octubre lokakuu ottobre outubro",
    "nov november novembre noviembre marraskuu novembro",
    "dec december dezember dez décembre decembre déc diciembre dic joulukuu dicembre dezembro",
)
_MONTHS = {word: number for number, words in enumerate(_MONTH_NAMES, 1) for word in words.split()}


class Trouble(StrEnum):
    """Why a text is no day."""

    EMPTY = "empty"
    IMPOSSIBLE = "impossible"
    AMBIGUOUS = "ambiguous"
    UNREADABLE = "unreadable"
    SERIAL = "serial"


@dataclass(frozen=True, slots=True)
class PartialDay:
    """A day whose year may be missing."""

    month: int
    day: int
    year: int | None = None

    def as_date(self) -> date | None:
        """The whole date, None without a year."""
        return date(self.year, self.month, self.day) if self.year else None


def read_day(text: str, order: DateOrder | None = None) -> PartialDay | Trouble:
    """The day that `text` names; where two readings are possible and `order` is None, Trouble.AMBIGUOUS."""
    text = text.strip()
    if _NOTHING.fullmatch(text):
        return Trouble.EMPTY
    if match := _ISO.fullmatch(text) or _COMPACT.fullmatch(text):
        year, month, day = (int(part) for part in match.groups())
        return _checked(year, month, day)
    if match := _YEARLESS.fullmatch(text):
        return _checked(None, int(match[1]), int(match[2]))
    if match := _NUMBERS.fullmatch(text):
        return _from_numbers(match, order)
    if _SERIAL.fullmatch(text):
        return Trouble.SERIAL
    return _from_words(text)


def from_serial(text: str) -> date:
    """The day behind a spreadsheet's day number (1900 system)."""
    return _SERIAL_START + timedelta(days=int(float(text)))


def _checked(year: int | None, month: int, day: int) -> PartialDay | Trouble:
    if year in (0, OMITTED_YEAR):
        year = None
    try:
        whole = date(year or 2000, month, day)
    except ValueError:
        return Trouble.IMPOSSIBLE
    return Trouble.EMPTY if year and whole in _NO_DAY else PartialDay(month, day, year)


def _full_year(text: str | None) -> int | None:
    """Two digits from 30 on mean the last century."""
    if text is None:
        return None
    if len(text) == 4:
        return int(text)
    return int(text) + (1900 if int(text) >= 30 else 2000)


def _from_numbers(match: re.Match[str], order: DateOrder | None) -> PartialDay | Trouble:
    """Day and month by `order`; a value with one possible reading needs none, and dots put the day first."""
    first, second, year = int(match[1]), int(match[3]), _full_year(match[4])
    day_first, month_first = _checked(year, second, first), _checked(year, first, second)
    if Trouble.EMPTY in (day_first, month_first):
        return Trouble.EMPTY
    if match[2] == "." and order is None:
        order = DateOrder.DAY_FIRST
    possible = [reading for reading in (day_first, month_first) if isinstance(reading, PartialDay)]
    if len(possible) == 2 and first != second:
        if order is None:
            return Trouble.AMBIGUOUS
        return day_first if order is DateOrder.DAY_FIRST else month_first
    return possible[0] if possible else Trouble.IMPOSSIBLE


def _from_words(text: str) -> PartialDay | Trouble:
    """A day with the month in letters: "28 Sep 2026", "September 28, 2026", "28. September"."""
    words = _WORDS.findall(_TIME.sub("", text).casefold())
    months = [_MONTHS[word] for word in words if word in _MONTHS]
    years = [int(word) for word in words if word.isdecimal() and len(word) == 4]
    days = [int(word) for word in words if word.isdecimal() and len(word) <= 2]
    if len(months) != 1 or not 1 <= len(days) <= 2 or len(years) > 1 or len(words) > 7:
        return Trouble.UNREADABLE
    if len(days) == 2:
        if years:
            return Trouble.UNREADABLE
        years = [_full_year(f"{days[1]:02}") or 0]
    return _checked(years[0] if years else None, months[0], days[0])


class DateColumn:
    """Evidence about one column: are its days written day first or month first?"""

    def __init__(self) -> None:
        self.days = 0
        self._orders: set[DateOrder] = set()
        self._example: tuple[str, int, int, int] | None = None

    def add(self, text: str) -> None:
        """Look at one value; only slashes and dashes are evidence, dots always put the day first."""
        match = _NUMBERS.fullmatch(text.strip())
        if not match or match[2] == "." or _ISO.fullmatch(text):
            return
        first, second = int(match[1]), int(match[3])
        if 12 < first <= 31 and 1 <= second <= 12:
            self._orders.add(DateOrder.DAY_FIRST)
        elif 12 < second <= 31 and 1 <= first <= 12:
            self._orders.add(DateOrder.MONTH_FIRST)
        elif first != second and 1 <= first <= 12 and 1 <= second <= 12 and self._example is None:
            self._example = (text.strip(), _full_year(match[4]) or 2000, first, second)

    @property
    def order(self) -> DateOrder | None:
        """The order that the values prove; None where they prove none or both."""
        return next(iter(self._orders)) if len(self._orders) == 1 else None

    @property
    def question(self) -> DateQuestion | None:
        """What to ask the owner, None where nothing is open."""
        if self.order or self._example is None:
            return None
        text, year, first, second = self._example
        return DateQuestion(text, date(year, second, first), date(year, first, second))
