"""Days in plain words: "by Friday", "on 16 June", "in two weeks", "nächste Woche", as days from today on."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

_FRIDAY = 4
_MONTHS = (
    ("january", "januar", "jan", "jänner"),
    ("february", "februar", "feb"),
    ("march", "märz", "mar", "mär"),
    ("april", "apr"),
    ("may", "mai"),
    ("june", "juni", "jun"),
    ("july", "juli", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oktober", "oct", "okt"),
    ("november", "nov"),
    ("december", "dezember", "dec", "dez"),
)
_WEEKDAYS = (
    ("monday", "montag", "mon", "mo"),
    ("tuesday", "dienstag", "tues", "tue", "di"),
    ("wednesday", "mittwoch", "wed", "mi"),
    ("thursday", "donnerstag", "thurs", "thur", "thu", "do"),
    ("friday", "freitag", "fri", "fr"),
    ("saturday", "samstag", "sonnabend", "sat", "sa"),
    ("sunday", "sonntag", "sun", "so"),
)
_MONTH_NUMBER = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
_WEEKDAY_NUMBER = {name: number for number, names in enumerate(_WEEKDAYS) for name in names}
_COUNT_WORDS = (
    ("a", "an", "one", "ein", "eine", "einem", "einer"),
    ("two", "a couple of", "zwei", "zwo"),
    ("three", "drei"),
    ("four", "vier"),
    ("five", "fünf"),
    ("six", "sechs"),
    ("seven", "sieben"),
    ("eight", "acht"),
    ("nine", "neun"),
    ("ten", "zehn"),
)
_COUNTS = {word: count for count, words in enumerate(_COUNT_WORDS, start=1) for word in words}

_PASSED_OVER = (
    "last past previous every each since seit jede jeden jedes letzte letzten letzter letztes vorige vorigen voriges"
)

Reader = Callable[[re.Match[str], date], date | None]


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True)).replace(" ", r"\s+")


_NEXT = r"next|coming|nächste[nrs]?|kommende[nrs]?"
_THIS = r"this|diese[rsnm]?"


class FoundDay(NamedTuple):
    """The day that a phrase means, the (start, end) of the phrase in the text, and whether it names a whole span.

    Of a span ("next week") it is the last day on which something due then is still in time.
    """

    day: date
    span: tuple[int, int]
    is_span: bool = False


def find_day(text: str, today: date) -> FoundDay | None:
    """The first day from today on that `text` names in English or German; None without any.

    A weekday is the next such day, "next Friday" the one of next week, "next week" its Friday; a day of the year
    without a year is the next one to come. Past and repeated days ("last Friday", "every Monday", "two weeks ago") are
    passed over. Never raises.
    """
    found = [
        FoundDay(day, match.span(), is_span)
        for pattern, read, is_span in _rules()
        for match in pattern.finditer(text)
        if not _is_past_or_repeated(text, match)
        and (day := _read_safely(read, match, today)) is not None
        and day >= today
    ]
    return min(found, key=lambda one: (one.span[0], -one.span[1]), default=None)


def _read_safely(read: Reader, match: re.Match[str], today: date) -> date | None:
    try:
        return read(match, today)
    except (ValueError, OverflowError):
        return None


def _is_past_or_repeated(text: str, match: re.Match[str]) -> bool:
    before = re.split(r"\W+", text[max(0, match.start() - 20) : match.start()].rstrip().lower())[-1]
    return before in _PASSED_OVER.split() or re.match(r"\s+ago\b", text[match.end() :][:8], re.IGNORECASE) is not None


def _iso(match: re.Match[str], today: date) -> date:
    return date(int(match["y"]), int(match["m"]), int(match["d"]))


def _numbers(match: re.Match[str], today: date) -> date | None:
    """16.6. or 16.06.2026."""
    return _coming(int(match["d"]), int(match["m"]), match["y"], today)


def _slashes(match: re.Match[str], today: date) -> date | None:
    """16/6/2026 or 6/16/2026, where only one reading is possible."""
    first, second = int(match["a"]), int(match["b"])
    if (first > 12) == (second > 12):
        return None
    return _coming(max(first, second), min(first, second), match["y"], today)


def _named(match: re.Match[str], today: date) -> date | None:
    return _coming(int(match["d"]), _MONTH_NUMBER[match["month"].lower()], match["year"], today)


def _coming(day: int, month: int, year: str | None, today: date) -> date:
    """The day in its year, or the next one to come where no year was said (29 February in the next leap year)."""
    if year:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    for ahead in range(9):
        if day <= calendar.monthrange(today.year + ahead, month)[1]:
            found = date(today.year + ahead, month, day)
            if found >= today:
                return found
    raise ValueError(day)


def _day_of_month(match: re.Match[str], today: date) -> date:
    """The 19th: of this month, or of the next one that has such a day."""
    wanted = int(match["d"])
    for ahead in range(3):
        first = _plus_months(today.replace(day=1), ahead)
        if 0 < wanted <= _month_end(first).day and first.replace(day=wanted) >= today:
            return first.replace(day=wanted)
    raise ValueError(wanted)


def _near(match: re.Match[str], today: date) -> date:
    word = match["near"].lower()
    if word.startswith(("day after", "über")):
        return today + timedelta(days=2)
    return today + timedelta(days=1 if word.startswith(("tomorrow", "morgen")) else 0)


def _weekday(match: re.Match[str], today: date) -> date:
    wanted = _WEEKDAY_NUMBER[match["weekday"].lower()]
    which = (match["which"] or "").lower()
    if re.fullmatch(r"next|nächsten?[rs]?", which):
        return _monday(today) + timedelta(days=7 + wanted)
    ahead = (wanted - today.weekday()) % 7
    return today + timedelta(days=ahead if ahead or re.fullmatch(_THIS, which) else 7)


def _week(match: re.Match[str], today: date) -> date:
    word = match[0].lower()
    is_next = re.search(_NEXT, word) is not None
    ends_on = 5 if "weekend" in word or "wochenende" in word else _FRIDAY
    day = _monday(today) + timedelta(days=ends_on + (7 if is_next else 0))
    return day if day >= today else today + timedelta(days=6 - today.weekday())


def _month(match: re.Match[str], today: date) -> date:
    is_next = re.search(_NEXT, match[0].lower()) is not None
    first = _plus_months(today.replace(day=1), 1 if is_next else 0)
    return _month_end(first)


def _part_of_month(match: re.Match[str], today: date) -> date:
    number = _MONTH_NUMBER[match["month"].lower()]
    part = match["part"].lower()
    if re.search(r"early|anfang|start|beginning", part):
        return _coming(7, number, match["year"], today)
    if part.startswith(("mid", "mitte")):
        return _coming(15, number, match["year"], today)
    year = int(match["year"]) if match["year"] else today.year + (number < today.month)
    return _month_end(date(year, number, 1))


def _year_end(match: re.Match[str], today: date) -> date:
    return date(today.year, 12, 31)


def _ahead(match: re.Match[str], today: date) -> date:
    word = re.sub(r"\s+", " ", match["count"].lower())
    count = int(word) if word.isdecimal() else _COUNTS[word]
    unit = match["unit"].lower()
    if unit.startswith(("d", "t")):
        return today + timedelta(days=count)
    if unit.startswith("w"):
        return today + timedelta(weeks=count)
    return _plus_months(today, count * (1 if unit.startswith("m") else 12))


def _fortnight(match: re.Match[str], today: date) -> date:
    return today + timedelta(weeks=2)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _plus_months(day: date, count: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


_Rule = tuple[re.Pattern[str], Reader, bool]


@cache
def _rules() -> tuple[_Rule, ...]:
    """Every phrase understood: its pattern, how it is read, whether it names a span. Compiled when first needed."""
    return (*_date_rules(), *_day_rules(), *_span_rules())


def _rule(pattern: str, read: Reader, *, is_span: bool = False, has_lead: bool = True) -> _Rule:
    leads = r"no\s+later\s+than|by|on|until|till|before|for|due|am|bis\s+zum|bis|zum|vor\s+dem|fällig"
    lead = rf"(?:(?:{leads})\s+)?(?:the\s+)?"
    whole = rf"(?<![\w.,/-]){lead if has_lead else ''}(?:{pattern})(?![\w/-])"
    return re.compile(whole, re.IGNORECASE), read, is_span


def _date_rules() -> tuple[_Rule, ...]:
    weekday = rf"(?:(?:{_either(_WEEKDAY_NUMBER)})\.?,?\s+(?:the\s+|den\s+)?)?"
    month = rf"(?P<month>{_either(_MONTH_NUMBER)})\b\.?"
    year = r"(?:,?\s+(?P<year>20\d\d))?"
    said = r"(?:by|on|until|before|due|am|bis|zum|den|vor\s+dem|fällig)\s+(?:zum\s+|am\s+|the\s+)?"
    return (
        _rule(rf"{weekday}(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)", _iso),
        _rule(rf"{weekday}(?P<d>\d{{1,2}})\.\s?(?P<m>\d{{1,2}})\.\s?(?P<y>20\d\d|\d\d(?![\d.:]))", _numbers),
        _rule(rf"{said}{weekday}(?P<d>\d{{1,2}})\.\s?(?P<m>\d{{1,2}})\.(?P<y>)?", _numbers, has_lead=False),
        _rule(r"(?P<a>\d{1,2})/(?P<b>\d{1,2})(?:/(?P<y>20\d\d))?", _slashes),
        _rule(rf"{weekday}(?P<d>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?{month}{year}", _named),
        _rule(rf"{weekday}{month}\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:.]\d){year}", _named),
        _rule(rf"{said}{weekday}(?P<d>\d{{1,2}})(?:st|nd|rd|th)", _day_of_month, has_lead=False),
        _rule(r"(?:am|bis\s+zum|zum)\s+(?P<d>\d{1,2})\.(?!\s?\d)", _day_of_month, has_lead=False),
    )


def _day_rules() -> tuple[_Rule, ...]:
    which = rf"(?:(?P<which>{_NEXT}|{_THIS})\s+)?"
    longer = _either(name for names in _WEEKDAYS for name in names if len(name) > 5)
    english = r"mon|tues?|wed|thur?s?|fri|sat|sun"
    german = r"(?-i:Mo|Di|Mi|Do|Fr|Sa|So)"
    count = rf"(?P<count>\d{{1,3}}|{_either(_COUNTS)})"
    unit = r"(?P<unit>days?|weeks?|months?|years?|tag(?:en?)?|wochen?|monat(?:en?)?|jahr(?:en?)?)"
    no_greeting = r"(?<!am )(?<!guten )(?<!jeden )(?<!tag )(?<!heute )(?<!gestern )"
    return (
        _rule(r"(?P<near>day\s+after\s+tomorrow|tomorrow|today|tonight|übermorgen|heute)", _near),
        _rule(rf"(?:bis\s+)?{no_greeting}(?P<near>morgen)", _near, has_lead=False),
        _rule(rf"{which}(?P<weekday>{longer})", _weekday),
        _rule(
            rf"(?=(?:by|on|until|till|before|due|next)\s)(?:(?!next)\w+\s+)?{which}(?P<weekday>{english})\.?", _weekday
        ),
        _rule(rf"(?=(?:am|bis|fällig|nächsten)\s)(?:(?!näch)\w+\s+)?{which}(?P<weekday>{german})\.?", _weekday),
        _rule(rf"(?:in|within|innerhalb\s+von)\s+(?:the\s+next\s+)?{count}\s+{unit}", _ahead),
        _rule(rf"{count}\s+{unit}\s+from\s+(?:now|today)", _ahead),
        _rule(r"in\s+a\s+fortnight", _fortnight),
    )


def _span_rules() -> tuple[_Rule, ...]:
    which = rf"(?:{_THIS}|{_NEXT})"
    end = r"(?:at\s+)?(?:the\s+)?(?:end|ende)\s+(?:of|der|des)\s+(?:the\s+|this\s+)?"
    months = _either(["jänner", *(name for names in _MONTHS for name in names[:2])])
    part = r"(?P<part>in|im|(?:the\s+)?end\s+of|ende|early|anfang|mid[- ]|mitte|(?:the\s+)?(?:start|beginning)\s+of)"
    patterns: tuple[tuple[str, Reader], ...] = (
        (rf"(?:in\s+(?:der\s+|(?=diese|nächste|kommende)))?{which}\s+(?:week|woche)|{end}(?:week|woche)", _week),
        (rf"(?:(?:{which}|the|at\s+the)\s+)?(?:weekend|wochenende)", _week),
        (rf"(?:im\s+)?{which}\s+(?:month|monat)|{end}(?:month|monats)|month[- ]end|monatsende", _month),
        (rf"{part}\s*(?P<month>{months})(?:\s+(?P<year>20\d\d))?", _part_of_month),
        (rf"{end}(?:year|jahres)|year[- ]end|jahresende", _year_end),
    )
    return tuple(_rule(pattern, read, is_span=True) for pattern, read in patterns)
